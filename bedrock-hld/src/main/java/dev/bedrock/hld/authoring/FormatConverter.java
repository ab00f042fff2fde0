package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.authoring.FormatConversion.ConvertedFile;
import dev.bedrock.hld.component.DocumentFormat;
import dev.bedrock.hld.composition.DefinitionFiles;
import dev.bedrock.hld.composition.DefinitionFiles.Document;
import dev.bedrock.hld.composition.DefinitionFiles.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes component and configuration files in another format, and makes sure that they say the same. */
final class FormatConverter {
    private final FileTree tree;
    private final DocumentFormat target;
    private final Consumer<Problem> warnings;

    FormatConverter(FileTree tree, DocumentFormat target, Consumer<Problem> warnings) {
        this.tree = tree;
        this.target = target;
        this.warnings = warnings;
    }

    ConvertedFile convert(String path) {
        Kind kind = Kind.of(path);
        String before = tree.readString(path);
        Document document = DefinitionFiles.parse(path, before);
        String suffix = "." + target.name().toLowerCase(Locale.ROOT);
        String newPath = path.substring(0, path.lastIndexOf('.')) + suffix;
        CommentLines comments = new CommentLines(path, before, document.format());
        String after = write(path, document.node(), kind, comments);
        Node again = DefinitionFiles.parse(newPath, after).node();
        compare(path, FormatConversion.data(document.node(), kind), FormatConversion.data(again, kind));
        List<Integer> lost = comments.left();
        if (!lost.isEmpty()) {
            warnings.accept(ConversionCode.COMMENTS_LOST.warning(
                    "comments that have no place in " + newPath + " would be lost, on "
                            + (lost.size() == 1 ? "line " : "lines ")
                            + lost.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    SourceLocation.of(path, lost.get(0), 1)));
        }
        return new ConvertedFile(path, newPath, before, after);
    }

    private String write(String path, Node node, Kind kind, CommentLines comments) {
        if (!(node instanceof MapNode map)) {
            throw new InvalidInputException(ConversionCode.NOT_CONVERTIBLE.error(
                    "this is no mapping, so it has no other form", node.location()));
        }
        return switch (target) {
            case HCL -> hcl(path, map, kind, comments);
            case JSON ->
                JsonWriter.indented().withInsertionOrder().withoutHtmlEscaping().write(FormatConversion.data(map, kind))
                        + "\n";
            case YAML -> yaml(map, kind, comments);
        };
    }

    private static String hcl(String path, MapNode map, Kind kind, CommentLines comments) {
        try {
            return new HclForm(kind, comments).body(map);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    e.problems().stream()
                            .map(problem -> ConversionCode.NOT_CONVERTIBLE
                                    .error("HCL cannot say this: " + problem.message(), SourceLocation.of(path))
                                    .withHint(problem.hint()))
                            .toList(),
                    e);
        }
    }

    private static String yaml(MapNode map, Kind kind, CommentLines comments) {
        YamlWriter writer = YamlWriter.defaults().withInsertionOrder().withoutFolding();
        StringBuilder out = new StringBuilder();
        for (MapNode.Entry entry : map.entries()) {
            comments.above(entry.keyLocation().line())
                    .forEach(line -> out.append(line).append('\n'));
            Map<String, @Nullable Object> single = new LinkedHashMap<>();
            single.put(entry.key(), FormatConversion.data(entry.value(), kind));
            writer.writeTo(out, single);
        }
        return out.isEmpty() ? "{}\n" : out.toString();
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            if (!Objects.equals(withDoubles(before), withDoubles(after))) {
                throw new InvalidInputException(ConversionCode.NOT_CONVERTIBLE.error(
                        "the file cannot be converted without a change of what it says", SourceLocation.of(path)));
            }
            warnings.accept(ConversionCode.NUMBERS_WITHOUT_POINT.warning(
                    "whole numbers that are written with a point would be written without it",
                    SourceLocation.of(path)));
        }
    }

    private static @Nullable Object withDoubles(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, withDoubles(value)));
            return copy;
        }
        if (data instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(withDoubles(item)));
            return copy;
        }
        return data instanceof Number number ? (Object) number.doubleValue() : data;
    }
}
