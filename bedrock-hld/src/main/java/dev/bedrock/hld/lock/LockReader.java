package dev.bedrock.hld.lock;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.hld.component.SourceMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a lock, and accepts nothing that we would not have written. */
final class LockReader {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String HINT = "after a conflict in a merge, take either side and install again";

    private final List<Problem> problems = new ArrayList<>();

    private LockReader() {}

    static List<LockedSource> read(String file, String text) {
        LockReader reader = new LockReader();
        try {
            Node document = YamlReader.defaults()
                    .verbatimKeys()
                    .readFirst(file, text)
                    .orElseGet(() -> MapNode.of(SourceLocation.of(file, 1, 1), List.of()));
            List<LockedSource> sources = reader.document(document);
            if (!reader.problems.isEmpty()) {
                throw new InvalidInputException(hinted(reader.problems));
            }
            return sources;
        } catch (InvalidInputException e) {
            throw new InvalidInputException(hinted(e.problems()), e);
        }
    }

    private static List<Problem> hinted(List<Problem> problems) {
        return Problem.sorted(problems).stream()
                .map(problem -> problem.hint().isEmpty() ? problem.withHint(HINT) : problem)
                .toList();
    }

    static String pinKey(SourceRequest request) {
        return request.method() == SourceMethod.GIT ? "commit" : "version";
    }

    private List<LockedSource> document(Node document) {
        Fields fields = Fields.of(document, problems::add);
        String format = fields.text("lockVersion").orElse("");
        if (!format.equals(String.valueOf(LockFile.FORMAT))) {
            problems.add(LockCode.LOCK_INVALID
                    .error(
                            format.isEmpty()
                                    ? "it does not say its lockVersion"
                                    : "its lockVersion is '" + format + "', this program knows " + LockFile.FORMAT,
                            fields.node().location())
                    .withHint("it was made by a newer program, or is no lock"));
            return List.of();
        }
        List<LockedSource> sources = new ArrayList<>();
        for (Node item : fields.items("sources")) {
            source(item).ifPresent(sources::add);
        }
        fields.warnAboutOthers();
        return sources;
    }

    private Optional<LockedSource> source(Node node) {
        int before = problems.size();
        Fields fields = Fields.of(node, problems::add);
        Optional<SourceMethod> method =
                fields.text("method").flatMap(SourceMethod::of).filter(known -> known != SourceMethod.LOCAL);
        SourceRequest request = new SourceRequest(
                method.orElse(SourceMethod.GIT),
                required(fields, "source"),
                fields.text("chart").orElse(""),
                fields.text("version").orElse(""),
                fields.text("branch").orElse(""));
        if (method.isEmpty()) {
            problems.add(LockCode.LOCK_INVALID.error(
                    "an entry needs a method: git, helm or http", fields.node().location()));
        }
        Pin pin = fields.node("pin").map(found -> pin(request, found)).orElseGet(() -> {
            problems.add(LockCode.LOCK_INVALID.error(
                    "an entry needs a 'pin'", fields.node().location()));
            return Pin.of("", "");
        });
        String tree = matching(fields, "tree", required(fields, "tree"), DIGEST);
        LockedSource source = new LockedSource(request, pin, tree, fields.texts("components"));
        fields.warnAboutOthers();
        return problems.size() == before ? Optional.of(source) : Optional.empty();
    }

    private Pin pin(SourceRequest request, Node node) {
        Fields fields = Fields.of(node, problems::add);
        String version = fields.text(pinKey(request)).orElse("");
        if (request.method() == SourceMethod.GIT) {
            version = matching(fields, "commit", required(fields, "commit"), COMMIT);
        }
        String digest = fields.text("digest").orElse("");
        if (!digest.isEmpty() || request.method() == SourceMethod.HTTP) {
            matching(fields, "digest", digest, DIGEST);
        }
        Map<String, String> dependencies = fields.textMap("dependencies");
        fields.warnAboutOthers();
        return new Pin(version, digest, new TreeMap<>(dependencies));
    }

    private String required(Fields fields, String key) {
        String value = fields.text(key).orElse("");
        if (value.isEmpty()) {
            problems.add(LockCode.LOCK_INVALID.error(
                    "an entry needs '" + key + "'", fields.node().location()));
        }
        return value;
    }

    private String matching(Fields fields, String key, String value, Pattern pattern) {
        if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            problems.add(LockCode.LOCK_INVALID.error(
                    "'" + key + "' cannot be '" + value + "'",
                    fields.entry(key)
                            .map(entry -> entry.value().location())
                            .orElse(fields.node().location())));
        }
        return value;
    }
}
