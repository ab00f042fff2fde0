package dev.bedrock.hld.authoring;

import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.hcl.HclWriter;
import dev.bedrock.hld.composition.DefinitionFiles.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The natural form of component and configuration files in HCL: subcomponents, hooks and values are blocks. */
final class HclForm {
    private static final HclWriter WRITER = HclWriter.defaults().withHeredocs();
    private static final Set<String> BLOCKS = Set.of("hooks", "config");

    private final Kind kind;
    private final CommentLines comments;

    HclForm(Kind kind, CommentLines comments) {
        this.kind = kind;
        this.comments = comments;
    }

    String body(MapNode map) {
        return body(map.entries());
    }

    private String body(List<MapNode.Entry> entries) {
        List<String> paragraphs = new ArrayList<>();
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        StringBuilder plain = new StringBuilder();
        for (MapNode.Entry entry : entries) {
            List<String> above = comments.above(entry.keyLocation().line());
            List<String> blocks = blocks(entry);
            if (!above.isEmpty() || !blocks.isEmpty()) {
                plain.append(flushed(run));
            }
            if (blocks.isEmpty()) {
                plain.append(lines(above));
                run.put(entry.key(), FormatConversion.data(entry.value(), kind));
            } else {
                paragraph(paragraphs, plain);
                blocks.set(0, lines(above) + blocks.get(0));
                paragraphs.addAll(blocks);
            }
        }
        plain.append(flushed(run));
        paragraph(paragraphs, plain);
        return String.join("\n", paragraphs);
    }

    private static void paragraph(List<String> paragraphs, StringBuilder plain) {
        if (!plain.isEmpty()) {
            paragraphs.add(plain.toString());
            plain.setLength(0);
        }
    }

    private static String flushed(Map<String, @Nullable Object> run) {
        String text = WRITER.attributes(run);
        run.clear();
        return text;
    }

    private static String lines(List<String> comments) {
        return comments.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** None if the entry must be an argument. */
    private List<String> blocks(MapNode.Entry entry) {
        if (entry.key().equals("subcomponents")) {
            return kind == Kind.COMPONENT ? stanzas(entry.value()) : configurations(entry.value());
        }
        boolean block = BLOCKS.contains(entry.key())
                && entry.value() instanceof MapNode map
                && map.entries().stream().allMatch(value -> HclWriter.isName(value.key()));
        return block
                ? new ArrayList<>(
                        List.of(block(entry.key(), "", new HclForm(kind, comments).values((MapNode) entry.value()))))
                : List.of();
    }

    /** Values have no blocks, whatever their names. */
    private String values(MapNode map) {
        StringBuilder out = new StringBuilder();
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        for (MapNode.Entry entry : map.entries()) {
            List<String> above = comments.above(entry.keyLocation().line());
            if (!above.isEmpty()) {
                out.append(flushed(run)).append(lines(above));
            }
            run.put(entry.key(), FormatConversion.data(entry.value(), kind));
        }
        return out.append(flushed(run)).toString();
    }

    private List<String> stanzas(Node value) {
        List<String> blocks = new ArrayList<>();
        if (!(value instanceof ListNode list)) {
            return blocks;
        }
        boolean named = list.items().stream().allMatch(HclForm::isNamed);
        for (Node item : named ? list.items() : List.<Node>of()) {
            MapNode stanza = (MapNode) item;
            ScalarNode name = (ScalarNode) stanza.get("name").orElseThrow();
            List<String> above = comments.above(stanza.location().line());
            List<MapNode.Entry> rest = stanza.entries().stream()
                    .filter(entry -> !entry.key().equals("name"))
                    .toList();
            blocks.add(lines(above) + block("subcomponent", name.text(), body(rest)));
        }
        return blocks;
    }

    private static boolean isNamed(Node item) {
        return item instanceof MapNode map && map.get("name").orElse(null) instanceof ScalarNode name && !name.isNull();
    }

    private List<String> configurations(Node value) {
        List<String> blocks = new ArrayList<>();
        boolean mappings = value instanceof MapNode map
                && map.entries().stream().allMatch(entry -> entry.value() instanceof MapNode);
        for (MapNode.Entry entry : mappings ? ((MapNode) value).entries() : List.<MapNode.Entry>of()) {
            List<String> above = comments.above(entry.keyLocation().line());
            blocks.add(lines(above) + block("subcomponent", entry.key(), body((MapNode) entry.value())));
        }
        return blocks;
    }

    private static String block(String type, String label, String body) {
        String head = WRITER.block(type, label.isEmpty() ? List.of() : List.of(label), Map.of());
        if (body.isEmpty()) {
            return head;
        }
        String inner = body.lines()
                .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
                .collect(Collectors.joining());
        return head.replaceFirst("\\{}\\n$", "{\n") + inner + "}\n";
    }
}
