package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.ProblemData;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.Severity;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.ComponentManifests;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a generation did.
 *
 * @param environments what it was for
 * @param output the folder that was to be written, as the user would write it
 * @param success whether it was written
 * @param components what was generated, in the order of the definition
 * @param files the files that were written, relative to the folder, sorted
 * @param problems what is to be said, with places as the user would write them
 * @param elapsed how long it took
 */
record GenerateReport(
        Environments environments,
        String output,
        boolean success,
        List<ComponentManifests> components,
        List<String> files,
        List<Problem> problems,
        Duration elapsed) {
    static final String SCHEMA = "bedrock.dev/hld-generate/v1";

    static GenerateReport of(Environments environments, String output) {
        return new GenerateReport(environments, output, false, List.of(), List.of(), List.of(), Duration.ZERO);
    }

    GenerateReport succeeded(
            List<ComponentManifests> generated, List<String> written, List<Problem> said, Duration duration) {
        return new GenerateReport(environments, output, true, generated, written, said, duration);
    }

    GenerateReport failed(List<Problem> said, Duration duration) {
        return new GenerateReport(environments, output, false, List.of(), List.of(), said, duration);
    }

    /** The files, one a line. */
    String toText() {
        return files.stream().map(file -> output + "/" + file + "\n").collect(Collectors.joining());
    }

    /** A document whose form the schema fixes: fields may be added, none changes its meaning. */
    String toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("success", success);
        document.put("environments", environments.names());
        document.put("output", output);
        document.put(
                "components", components.stream().map(GenerateReport::toData).toList());
        document.put("files", files);
        document.put("milliseconds", elapsed.toMillis());
        document.put("problems", ProblemData.of(problems));
        return JsonWriter.indented().withInsertionOrder().withoutHtmlEscaping().write(document) + "\n";
    }

    private static Map<String, Object> toData(ComponentManifests component) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("path", component.path());
        data.put("objects", component.objects().size());
        data.put("milliseconds", component.elapsed().toMillis());
        return data;
    }

    /** One line for people. */
    String summary() {
        String found = count(Severity.ERROR) + count(Severity.WARNING);
        return success
                ? "wrote %s to %s in %d ms%s"
                        .formatted(counted(files.size(), "file"), output, elapsed.toMillis(), found)
                : "nothing was written" + found;
    }

    private String count(Severity severity) {
        long count = problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
        return count == 0 ? "" : ", " + counted(count, severity.toString());
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
