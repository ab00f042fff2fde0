package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.DocumentFormat;
import dev.bedrock.hld.problem.HldCode;
import java.util.List;
import java.util.Optional;

/** Finds and reads the files of a definition, each of which may be YAML or JSON. */
final class DefinitionFiles {
    private static final List<String> SUFFIXES = List.of(".yaml", ".yml", ".json");

    private final FileTree tree;

    DefinitionFiles(FileTree tree) {
        this.tree = tree;
    }

    /** What one file holds; an empty YAML file holds an empty mapping. */
    record Document(Node node, DocumentFormat format) {}

    /**
     * The file {@code name.yaml}, {@code name.yml} or {@code name.json} of a directory.
     *
     * @throws InvalidInputException if there is more than one of them, or it cannot be parsed
     */
    Optional<Document> read(String directory, String name) {
        String base = directory.isEmpty() ? name : directory + "/" + name;
        List<String> found = SUFFIXES.stream()
                .map(suffix -> base + suffix)
                .filter(tree::isFile)
                .toList();
        if (found.size() > 1) {
            throw new InvalidInputException(HldCode.AMBIGUOUS_FILE
                    .error(String.join(" and ", found) + " exist side by side", SourceLocation.of(found.get(0)))
                    .withHint("keep one of them"));
        }
        return found.stream().findFirst().map(this::parse);
    }

    private Document parse(String file) {
        String text = tree.readString(file);
        if (file.endsWith(".json")) {
            return new Document(JsonReader.defaults().read(file, text), DocumentFormat.JSON);
        }
        Node node = YamlReader.defaults()
                .readFirst(file, text)
                .orElseGet(() -> MapNode.of(SourceLocation.of(file, 1, 1), List.of()));
        return new Document(node, DocumentFormat.YAML);
    }
}
