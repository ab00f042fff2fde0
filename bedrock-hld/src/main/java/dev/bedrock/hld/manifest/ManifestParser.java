package dev.bedrock.hld.manifest;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Turns text with manifests into objects. Comments stay with the document that they stand in. */
public final class ManifestParser {
    private static final String SOURCE_COMMENT = "# Source: ";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** As lenient as kubectl, which lets the last of two equal keys count. */
    private static final YamlReader READER = YamlReader.defaults().lenient();
    /** What identifies an object; the rest of it is checked, but not kept. */
    private static final Set<String> HEAD = Set.of("apiVersion", "kind", "metadata");

    private final Consumer<Problem> problems;

    /** A parser that reports documents that are no Kubernetes objects. */
    public ManifestParser(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /**
     * The objects of a YAML stream. A document that is empty or holds only comments is left out, and so is one that is
     * reported because it is not YAML or no object.
     *
     * @param source the file that the text is from; a {@code # Source:} comment in a document counts instead
     * @param text the stream
     * @throws dev.bedrock.core.diagnostic.LimitExceededException if a document is too large
     */
    public List<ManifestObject> parse(String source, String text) {
        List<ManifestObject> objects = new ArrayList<>();
        String stream = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        for (DocumentSplitter.Piece piece : DocumentSplitter.split(stream)) {
            read(source, piece)
                    .flatMap(document -> object(document, piece, source))
                    .ifPresent(objects::add);
        }
        return objects;
    }

    /** Looks behind the document, too, lest something there be lost: the second of two JSON objects, for example. */
    private Optional<Node> read(String source, DocumentSplitter.Piece piece) {
        try {
            List<Node> documents = READER.readAll(source, piece.text(), HEAD::contains);
            if (documents.size() > 1) {
                reject("another document begins without '---' before it", documents.get(1), piece);
            }
            return documents.stream().findFirst();
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> problems.accept(problem.at(inStream(problem.location(), piece))));
            return Optional.empty();
        }
    }

    /** The place in the whole stream of a place in one of its pieces. */
    private static SourceLocation inStream(SourceLocation location, DocumentSplitter.Piece piece) {
        int line = location.line() == 0 ? 0 : location.line() + piece.line() - 1;
        return SourceLocation.of(location.file(), line, location.column());
    }

    private Optional<ManifestObject> object(Node document, DocumentSplitter.Piece piece, String source) {
        if (!(document instanceof MapNode map)) {
            reject("the document is not a mapping", document, piece);
            return Optional.empty();
        }
        Optional<ObjectId> id = identify(map);
        if (id.isEmpty() && isEmptyMapping(piece)) {
            return Optional.empty();
        }
        if (id.isEmpty()) {
            reject("the document has no apiVersion and kind", document, piece);
            return Optional.empty();
        }
        return Optional.of(new ManifestObject(
                id.get(), piece.text(), sourceOf(piece.text()).orElse(source)));
    }

    private static boolean isEmptyMapping(DocumentSplitter.Piece piece) {
        return READER.readFirst("", piece.text())
                .filter(document ->
                        document instanceof MapNode map && map.entries().isEmpty())
                .isPresent();
    }

    private void reject(String message, Node document, DocumentSplitter.Piece piece) {
        problems.accept(HldCode.NOT_AN_OBJECT.error(message, inStream(document.location(), piece)));
    }

    /** The identity of an object, empty if it has no API version or kind. */
    static Optional<ObjectId> identify(MapNode object) {
        String apiVersion = text(object, "apiVersion");
        String kind = text(object, "kind");
        if (apiVersion.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        if (!(object.get("metadata").orElse(null) instanceof MapNode metadata)) {
            return Optional.of(new ObjectId(apiVersion, kind, "", ""));
        }
        return Optional.of(new ObjectId(apiVersion, kind, text(metadata, "namespace"), text(metadata, "name")));
    }

    /** The items of a {@code kind: List}; none for another object. */
    static List<Node> items(MapNode object) {
        return text(object, "kind").endsWith("List") && object.get("items").orElse(null) instanceof ListNode list
                ? list.items()
                : List.of();
    }

    private static String text(MapNode map, String key) {
        return map.get(key).orElse(null) instanceof ScalarNode scalar ? scalar.text() : "";
    }

    private static Optional<String> sourceOf(String text) {
        if (!text.startsWith(SOURCE_COMMENT)) {
            return Optional.empty();
        }
        int end = text.indexOf('\n');
        return Optional.of(text.substring(SOURCE_COMMENT.length(), end).strip());
    }
}
