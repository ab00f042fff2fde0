package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Parameter;
import dev.bedrock.hld.component.ParameterType;
import dev.bedrock.hld.component.Parameters;
import dev.bedrock.hld.helm.chart.ChartLoader;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values that a component takes, as YAML with their defaults and what is known about them in comments. */
final class ScaffoldValues {
    private static final YamlWriter YAML = YamlWriter.defaults().withInsertionOrder();

    private ScaffoldValues() {}

    /** A key as YAML has it. */
    static String key(String name) {
        String entry = YAML.write(Collections.singletonMap(name, null));
        return entry.substring(0, entry.lastIndexOf(':'));
    }

    static String ofParameters(Parameters parameters) {
        StringBuilder out = new StringBuilder();
        parameters.byName().values().forEach(parameter -> parameter(parameter, "", out));
        return out.toString();
    }

    private static void parameter(Parameter parameter, String indent, StringBuilder out) {
        out.append(comment(indent, about(parameter)));
        boolean nested =
                parameter.fallback().isEmpty() && !parameter.properties().isEmpty();
        if (nested) {
            out.append(indent).append(key(parameter.name())).append(":\n");
            parameter.properties().values().forEach(inner -> parameter(inner, indent + "  ", out));
            return;
        }
        Object value = parameter.secret()
                ? null
                : parameter.fallback().map(Node::toData).orElse(null);
        YAML.write(Collections.singletonMap(parameter.name(), value))
                .lines()
                .forEach(line -> out.append(indent).append(line).append('\n'));
    }

    private static String about(Parameter parameter) {
        List<String> facts = new ArrayList<>();
        facts.add(
                parameter.items().isPresent()
                        ? "list of " + parameter.items().get().type()
                        : parameter.type().toString());
        if (parameter.type() == ParameterType.ANY) {
            facts.clear();
        }
        if (parameter.required()) {
            facts.add("required");
        }
        Parameter.Limits limits = parameter.limits();
        if (!limits.values().isEmpty()) {
            facts.add("one of " + limits.values().stream().map(Node::toString).collect(Collectors.joining(", ")));
        }
        limits.pattern().ifPresent(pattern -> facts.add("matches " + pattern));
        limits.minimum().ifPresent(least -> facts.add("at least " + least));
        limits.maximum().ifPresent(most -> facts.add("at most " + most));
        String given = String.join(", ", facts);
        String description = parameter.description();
        if (given.isEmpty() || description.isEmpty()) {
            return description + given;
        }
        return description + " (" + given + ")";
    }

    /**
     * The {@code values.yaml} of a chart as it is, with the types and descriptions that its schema knows.
     *
     * @param without keys at the top that are left out
     */
    static String ofChart(FileTree tree, String chart, Set<String> without) {
        if (!tree.exists(chart)) {
            throw new InvalidInputException(HldCode.CHART_MISSING.error(
                    "the chart is not there, so its values are not known: " + chart, SourceLocation.of(chart)));
        }
        if (!tree.isDirectory(chart)) {
            Map<String, @Nullable Object> values =
                    ChartLoader.defaults().load(tree.locate(chart)).values();
            return values.isEmpty() ? "" : YAML.write(values);
        }
        String values = chart + "/values.yaml";
        String schema = chart + "/values.schema.json";
        String text = tree.isFile(values) ? tree.readString(values).replace("\r", "") : "";
        Optional<Node> described = tree.isFile(schema)
                ? Optional.of(JsonReader.defaults().read(schema, tree.readString(schema)))
                : Optional.empty();
        return new ChartValues(values, text, described, without).text();
    }

    /** A {@code values.yaml} with comments from a schema. */
    private static final class ChartValues {
        private final String text;
        private final Optional<MapNode> values;
        private final Map<Integer, String> remarks = new HashMap<>();
        private final Set<String> without;
        private final StringBuilder missing = new StringBuilder();

        ChartValues(String file, String text, Optional<Node> schema, Set<String> without) {
            this.text = text;
            this.without = without;
            this.values = YamlReader.defaults()
                    .lenient()
                    .readFirst(file, text)
                    .filter(MapNode.class::isInstance)
                    .map(MapNode.class::cast);
            schema.ifPresent(
                    node -> describe(node, values.orElse(MapNode.of(SourceLocation.unknown(), List.of())), true));
        }

        private void describe(Node schema, MapNode map, boolean top) {
            if (!(property(schema, "properties").orElse(null) instanceof MapNode properties)) {
                return;
            }
            for (MapNode.Entry property : properties.entries()) {
                Optional<MapNode.Entry> entry = map.entry(property.key());
                String remark = remark(property.value());
                entry.ifPresent(value -> {
                    remarks.putIfAbsent(value.keyLocation().line(), remark);
                    if (value.value() instanceof MapNode inner) {
                        describe(property.value(), inner, false);
                    }
                });
                if (entry.isEmpty() && top && !without.contains(property.key())) {
                    missing.append(comment("", remark))
                            .append(key(property.key()))
                            .append(":\n");
                }
            }
        }

        private static String remark(Node schema) {
            String type = property(schema, "type")
                    .map(node -> node instanceof ScalarNode scalar ? scalar.text() : "")
                    .orElse("");
            String description = property(schema, "description")
                    .map(node -> node instanceof ScalarNode scalar ? scalar.text() : "")
                    .orElse("");
            if (description.isEmpty()) {
                return type;
            }
            return type.isEmpty() ? description : description + " (" + type + ")";
        }

        private static Optional<Node> property(Node node, String key) {
            return node instanceof MapNode map ? map.get(key) : Optional.empty();
        }

        String text() {
            Set<Integer> left = linesOf(without);
            StringBuilder out = new StringBuilder();
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (left.contains(i + 1)) {
                    continue;
                }
                String indent =
                        line.substring(0, line.length() - line.stripLeading().length());
                String remark = remarks.getOrDefault(i + 1, "");
                boolean blockKey = !line.stripLeading().startsWith("-")
                        && !line.stripLeading().startsWith("{");
                if (blockKey) {
                    out.append(comment(indent, remark));
                }
                out.append(line).append('\n');
            }
            return out.append(missing).toString();
        }

        /** The lines of some keys at the top, with the comments right above them. */
        private Set<Integer> linesOf(Set<String> keys) {
            List<MapNode.Entry> entries = values.map(MapNode::entries).orElse(List.of());
            List<String> lines = text.lines().toList();
            Set<Integer> found = new TreeSet<>();
            for (int i = 0; i < entries.size(); i++) {
                if (keys.contains(entries.get(i).key())) {
                    int from = entries.get(i).keyLocation().line();
                    int to = i + 1 < entries.size()
                            ? entries.get(i + 1).keyLocation().line()
                            : lines.size() + 1;
                    while (to - 1 > from && isCommentOrBlank(lines.get(to - 2))) {
                        to--;
                    }
                    while (from > 1 && lines.get(from - 2).startsWith("#")) {
                        from--;
                    }
                    for (int line = from; line < to; line++) {
                        found.add(line);
                    }
                }
            }
            return found;
        }

        private static boolean isCommentOrBlank(String line) {
            return line.isBlank() || line.startsWith("#");
        }
    }

    private static String comment(String indent, String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> indent + "# " + line.strip() + "\n")
                .collect(Collectors.joining());
    }
}
