package dev.bedrock.hld.install.chart;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code index.yaml} of a chart repository. Those of large repositories have tens of megabytes, of which one chart
 * needs some kilobytes. So the lines of the chart are found by their indentation, which in block style cannot occur within
 * a value, and only they are read as YAML. An index in another style, or in which the chart is not found so, is read as a
 * whole.
 */
final class ChartIndex {
    private static final String ENTRIES = "entries:";

    private final String file;
    private final String text;

    /**
     * An index.
     *
     * @param file how messages name it
     */
    ChartIndex(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The versions of a chart in the order of the index; empty when it is not in it. */
    List<IndexEntry> versions(String chart) {
        Optional<String> section = section(chart);
        if (section.isPresent()) {
            try {
                Optional<Node> found = find(section.get(), chart);
                if (found.isPresent()) {
                    return entries(found.get());
                }
            } catch (YamlSyntaxException needsTheRest) {
                return wholly(chart);
            }
        }
        return wholly(chart);
    }

    private List<IndexEntry> wholly(String chart) {
        return find(text, chart).map(this::entries).orElse(List.of());
    }

    private Optional<Node> find(String yaml, String chart) {
        Node index = YamlReader.defaults()
                .readFirst(file, yaml)
                .orElseThrow(() -> invalid("is empty", SourceLocation.of(file)));
        if (!(index instanceof MapNode map)) {
            throw invalid("is no mapping", index.location());
        }
        Node charts = map.get("entries").orElseThrow(() -> invalid("has no entries", map.location()));
        if (charts instanceof ScalarNode none && none.isNull()) {
            return Optional.empty();
        }
        if (!(charts instanceof MapNode byName)) {
            throw invalid("has entries that are no mapping", charts.location());
        }
        return byName.get(chart);
    }

    /** As Helm does, versions that are incomplete are passed over. */
    private List<IndexEntry> entries(Node versions) {
        if (!(versions instanceof ListNode list)) {
            throw invalid("has an entry that is no list of versions", versions.location());
        }
        List<IndexEntry> entries = new ArrayList<>();
        for (Node node : list.items()) {
            if (node instanceof MapNode version) {
                String url = version.get("urls")
                        .filter(ListNode.class::isInstance)
                        .flatMap(urls -> ((ListNode) urls).items().stream().findFirst())
                        .map(ChartIndex::text)
                        .orElse("");
                String number = version.get("version").map(ChartIndex::text).orElse("");
                String digest = version.get("digest").map(ChartIndex::text).orElse("");
                if (!url.isEmpty() && !number.isEmpty()) {
                    entries.add(new IndexEntry(number, url, digest, version.location()));
                }
            }
        }
        return entries;
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar && !scalar.isNull() ? scalar.text() : "";
    }

    /** The lines of one chart as an index of their own, in which they stand at the same place. */
    private Optional<String> section(String chart) {
        int at = text.startsWith(ENTRIES) ? 0 : text.indexOf("\n" + ENTRIES) + 1;
        if (at == 0 && !text.startsWith(ENTRIES)) {
            return Optional.empty();
        }
        int line = lineEnd(at);
        if (!text.substring(at + ENTRIES.length(), line).isBlank()) {
            return Optional.empty();
        }
        int indent = -1;
        for (int begin = line + 1; begin < text.length(); begin = lineEnd(begin) + 1) {
            int depth = depth(begin);
            if (depth < 0) {
                continue;
            }
            indent = indent < 0 ? depth : indent;
            if (depth < indent || indent == 0) {
                return Optional.empty();
            }
            if (depth == indent && isKey(begin + depth, chart)) {
                return Optional.of(alone(begin, sectionEnd(lineEnd(begin) + 1, indent)));
            }
        }
        return Optional.empty();
    }

    private int sectionEnd(int from, int indent) {
        for (int begin = from; begin < text.length(); begin = lineEnd(begin) + 1) {
            int depth = depth(begin);
            boolean item = depth == indent && text.startsWith("- ", begin + depth);
            if (depth >= 0 && depth <= indent && !item) {
                return begin;
            }
        }
        return text.length();
    }

    private String alone(int begin, int end) {
        long lines = text.substring(0, begin).chars().filter(c -> c == '\n').count();
        String before = "\n".repeat((int) lines - 1);
        return before + ENTRIES + "\n" + text.substring(begin, end);
    }

    private boolean isKey(int at, String chart) {
        return text.startsWith(chart + ":", at)
                || text.startsWith("\"" + chart + "\":", at)
                || text.startsWith("'" + chart + "':", at);
    }

    /** How many blanks a line begins with; negative when it has nothing else but a comment. */
    private int depth(int begin) {
        int at = begin;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean nothing =
                at >= text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r' || text.charAt(at) == '#';
        return nothing ? -1 : at - begin;
    }

    private int lineEnd(int begin) {
        int end = text.indexOf('\n', begin);
        return end < 0 ? text.length() : end;
    }

    private InvalidInputException invalid(String why, SourceLocation location) {
        return new InvalidInputException(
                ChartCode.INDEX_INVALID.error("the index of the chart repository " + why, location));
    }
}
