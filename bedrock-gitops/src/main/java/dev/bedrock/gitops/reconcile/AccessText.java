package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.yaml.YamlEditor;
import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The file that names, for each URL, the environment variable with the token. What is there wins; what is new comes first.
 */
final class AccessText {
    private static final Pattern USER = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/@]*@");

    private final String path;
    private final String before;
    private final Consumer<Problem> problems;
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final Map<String, String> added = new LinkedHashMap<>();

    /** @throws InvalidInputException if the text is no mapping */
    AccessText(String path, String before, Consumer<Problem> problems) {
        this.path = path;
        this.before = before;
        this.problems = problems;
        YamlReader.defaults().verbatimKeys().readFirst(path, before).ifPresent(document -> {
            Fields fields = Fields.of(document, problem -> {
                throw new InvalidInputException(problem);
            });
            for (MapNode.Entry entry : fields.node().entries()) {
                fields.text(entry.key()).ifPresent(variable -> entries.put(entry.key(), variable));
            }
        });
    }

    /** A URL without user and password, as a chart names it. */
    static String withoutUser(String url) {
        return USER.matcher(url).replaceFirst("$1");
    }

    void add(String url, String variable) {
        String present = entries.getOrDefault(url, added.get(url));
        if (present == null) {
            added.put(url, variable);
        } else if (!present.equals(variable)) {
            problems.accept(ReconcileCode.TOKEN_KEPT.note(
                    "'" + url + "' keeps the token variable " + present + ", bedrock.yaml has " + variable,
                    SourceLocation.of(path)));
        }
    }

    String text() {
        if (added.isEmpty()) {
            return before;
        }
        if (before.contains("#")) {
            YamlEditor editor = YamlEditor.of(path, before).verbatimKeys();
            for (Map.Entry<String, String> entry : added.entrySet()) {
                editor = editor.set(new YamlPath(List.of(new YamlPath.Key(entry.getKey()))), entry.getValue());
            }
            return editor.text();
        }
        Map<String, String> all = new LinkedHashMap<>();
        List<String> urls = List.copyOf(added.keySet());
        for (int i = urls.size() - 1; i >= 0; i--) {
            all.put(urls.get(i), added.getOrDefault(urls.get(i), ""));
        }
        all.putAll(entries);
        return ManifestText.of(all);
    }
}
