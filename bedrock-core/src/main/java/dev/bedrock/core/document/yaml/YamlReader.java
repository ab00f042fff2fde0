package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.DocumentLimits;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML as Kubernetes tools do: scalars of YAML 1.1, keys made strings, merge keys, standard tags only. Immutable.
 *
 * <pre>{@code
 * Optional<Node> component = YamlReader.defaults().readFirst("component.yaml", text);
 * }</pre>
 *
 * <p>All methods throw {@link YamlSyntaxException} for text that is not YAML and {@link
 * dev.bedrock.core.diagnostic.LimitExceededException} for documents beyond the limits.
 */
public final class YamlReader {
    private static final YamlReader DEFAULTS = new YamlReader(DocumentLimits.defaults(), false, false);

    private final DocumentLimits limits;
    private final boolean lenient;
    private final boolean verbatimKeys;

    private YamlReader(DocumentLimits limits, boolean lenient, boolean verbatimKeys) {
        this.limits = limits;
        this.lenient = lenient;
        this.verbatimKeys = verbatimKeys;
    }

    /**
     * For what people write: a key that occurs twice or an unknown tag is an error, and written keys win over merged ones.
     */
    public static YamlReader defaults() {
        return DEFAULTS;
    }

    /**
     * For what Helm and kubectl accept: of a key that occurs twice the last counts, written or merged, and unknown tags
     * have no effect.
     */
    public YamlReader lenient() {
        return new YamlReader(limits, true, verbatimKeys);
    }

    /**
     * With keys as they are written: {@code on}, {@code y} and {@code 1.10} are the keys {@code on}, {@code y} and {@code
     * 1.10}, where Kubernetes tools have {@code true}, {@code true} and {@code 1.1}.
     */
    public YamlReader verbatimKeys() {
        return new YamlReader(limits, lenient, true);
    }

    boolean hasVerbatimKeys() {
        return verbatimKeys;
    }

    /** With other limits. */
    public YamlReader withLimits(DocumentLimits newLimits) {
        return new YamlReader(newLimits, lenient, verbatimKeys);
    }

    /**
     * The first document; nothing after it is looked at.
     *
     * @param file the name for locations
     * @param text the YAML text
     * @return empty if there is no document, or it is null
     */
    public Optional<Node> readFirst(String file, String text) {
        return readFirst(file, text, key -> true);
    }

    /**
     * The first document, for a caller who wants only some entries of its root mapping. All of the document is checked, but other
     * entries may be missing: they take a fraction of the time. A reader that is not lenient reads them all.
     *
     * @param file the name for locations
     * @param text the YAML text
     * @param wanted which keys
     * @return empty if there is no document, or it is null
     */
    public Optional<Node> readFirst(String file, String text, Predicate<String> wanted) {
        Optional<Node> quick = quick(file, text, lenient ? wanted : key -> true);
        return quick.isPresent() ? quick : composer(file, text).next().filter(YamlReader::isPresent);
    }

    /** All documents that are not null. */
    public List<Node> readAll(String file, String text) {
        return readAll(file, text, key -> true);
    }

    /**
     * All documents that are not null, for a caller who wants only some entries of their root mappings, as with {@link
     * #readFirst(String, String, Predicate)}.
     */
    public List<Node> readAll(String file, String text, Predicate<String> wanted) {
        Optional<Node> quick = quick(file, text, lenient ? wanted : key -> true);
        if (quick.isPresent()) {
            return List.of(quick.get());
        }
        List<Node> all = new ArrayList<>();
        documents(file, text).forEachRemaining(all::add);
        return List.copyOf(all);
    }

    /** The documents that are not null, each read when it is asked for. */
    public Iterator<Node> documents(String file, String text) {
        return new Documents(composer(file, text));
    }

    /**
     * The first document as plain data that belongs to the caller, empty if there is none.
     *
     * @throws InvalidInputException if it is not a mapping
     */
    public Map<String, @Nullable Object> readMap(String file, String text) {
        Optional<Node> root = readFirst(file, text);
        if (root.isEmpty()) {
            return new LinkedHashMap<>();
        }
        if (root.get() instanceof MapNode map) {
            return map.toData();
        }
        throw new InvalidInputException(CoreCode.DOCUMENT_SHAPE.error(
                "this must be a mapping", root.get().location()));
    }

    private Optional<Node> quick(String file, String text, Predicate<String> wanted) {
        return text.length() > limits.maxCharacters()
                ? Optional.empty()
                : QuickReader.read(file, text, limits, lenient, verbatimKeys, wanted);
    }

    private Composer composer(String file, String text) {
        if (text.length() > limits.maxCharacters()) {
            throw YamlErrors.tooLong(limits.maxCharacters(), file);
        }
        return new Composer(file, text, limits, lenient, verbatimKeys);
    }

    private static boolean isPresent(Node node) {
        return !(node instanceof ScalarNode scalar && scalar.isNull());
    }

    private static final class Documents implements Iterator<Node> {
        private final Composer composer;
        private Optional<Node> next = Optional.empty();
        private boolean ended;

        Documents(Composer composer) {
            this.composer = composer;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty() && !ended) {
                Optional<Node> document = composer.next();
                ended = document.isEmpty();
                next = document.filter(YamlReader::isPresent);
            }
            return next.isPresent();
        }

        @Override
        public Node next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Node document = next.orElseThrow();
            next = Optional.empty();
            return document;
        }
    }
}
