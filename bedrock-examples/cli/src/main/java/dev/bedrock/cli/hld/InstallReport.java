package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.ProblemData;
import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.hld.install.Installation;
import dev.bedrock.hld.install.InstalledSource;
import dev.bedrock.hld.lock.LockedSource;
import dev.bedrock.hld.lock.Pin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an installation did.
 *
 * @param success whether all is installed
 * @param sources what is installed
 * @param removed what is no longer used
 * @param lockChanged whether the lock was written
 * @param problems what is to be said, with places as the user would write them
 * @param elapsed how long it took
 */
record InstallReport(
        boolean success,
        List<InstalledSource> sources,
        List<LockedSource> removed,
        boolean lockChanged,
        List<Problem> problems,
        Duration elapsed) {
    static final String SCHEMA = "bedrock.dev/hld-install/v1";

    static InstallReport succeeded(Installation installation, List<Problem> problems, Duration elapsed) {
        return new InstallReport(
                true, installation.sources(), installation.removed(), installation.lockChanged(), problems, elapsed);
    }

    static InstallReport failed(List<Problem> problems, Duration elapsed) {
        return new InstallReport(false, List.of(), List.of(), false, problems, elapsed);
    }

    /** A line for each source that something was done with. */
    String toText() {
        StringBuilder text = new StringBuilder();
        for (InstalledSource source : sources) {
            if (source.change() != InstalledSource.Change.UNCHANGED) {
                text.append(line(source)).append('\n');
                dependencies(source)
                        .forEach(line -> text.append("  ").append(line).append('\n'));
            }
        }
        removed.forEach(
                source -> text.append("removed ").append(source.request()).append('\n'));
        return text.toString();
    }

    private static String line(InstalledSource source) {
        Pin pin = source.source().pin();
        return source.change().toString().toLowerCase(Locale.ROOT) + " "
                + source.source().request() + ": "
                + source.before().map(before -> before + " -> ").orElse("") + pin;
    }

    /** What a chart needs, where that has moved. */
    private static List<String> dependencies(InstalledSource source) {
        Map<String, String> before = source.before().map(Pin::dependencies).orElse(Map.of());
        List<String> lines = new ArrayList<>();
        source.source().pin().dependencies().forEach((what, now) -> {
            String old = before.getOrDefault(what, now);
            if (!old.equals(now)) {
                lines.add(Printable.of(what) + ": " + version(old) + " -> " + version(now));
            }
        });
        return lines;
    }

    private static String version(String dependency) {
        return dependency.substring(0, Math.max(0, dependency.indexOf(' ')));
    }

    /** A document whose form the schema fixes: fields may be added, none changes its meaning. */
    String toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("success", success);
        document.put("lockChanged", lockChanged);
        document.put("sources", sources.stream().map(InstallReport::data).toList());
        document.put("removed", removed.stream().map(InstallReport::data).toList());
        document.put("milliseconds", elapsed.toMillis());
        document.put("problems", ProblemData.of(problems));
        return JsonWriter.indented().withInsertionOrder().withoutHtmlEscaping().write(document) + "\n";
    }

    private static Map<String, Object> data(InstalledSource installed) {
        Map<String, Object> data = data(installed.source());
        data.put("change", installed.change().toString().toLowerCase(Locale.ROOT));
        installed.before().ifPresent(before -> data.put("before", data(before)));
        return data;
    }

    private static Map<String, Object> data(LockedSource source) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("source", source.request().source());
        data.put("method", source.request().method().toString());
        data.put("chart", source.request().chart());
        data.put("branch", source.request().branch());
        data.put("version", source.request().version());
        data.values().removeIf(""::equals);
        data.put("pin", data(source.pin()));
        data.put("tree", source.tree());
        data.put("components", source.components());
        return data;
    }

    private static Map<String, Object> data(Pin pin) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("version", pin.version());
        data.put("digest", pin.digest());
        data.values().removeIf(""::equals);
        if (!pin.dependencies().isEmpty()) {
            data.put("dependencies", pin.dependencies());
        }
        return data;
    }

    /** One line for people. */
    String summary() {
        if (!success) {
            return "not installed, bedrock.lock is as it was";
        }
        long done = sources.stream()
                .filter(source -> source.change() != InstalledSource.Change.UNCHANGED)
                .count();
        return "%d remote source%s installed, %s in %d ms"
                .formatted(
                        sources.size(),
                        sources.size() == 1 ? "" : "s",
                        done == 0 ? "nothing to do" : done + " changed",
                        elapsed.toMillis());
    }
}
