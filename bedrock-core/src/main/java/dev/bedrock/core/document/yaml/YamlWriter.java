package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.DocumentLimits;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as YAML, byte for byte as {@code kubectl} and Helm's {@code toYaml} do. Immutable.
 *
 * <pre>{@code
 * String text = YamlWriter.defaults().write(Map.of("replicas", 2L));
 * }</pre>
 */
public final class YamlWriter {
    private static final YamlWriter DEFAULTS =
            new YamlWriter(Emitter.Layout.KUBERNETES, DocumentLimits.defaults().withMaxDepth(1000));

    private final Emitter.Layout layout;
    private final DocumentLimits limits;

    private YamlWriter(Emitter.Layout layout, DocumentLimits limits) {
        this.layout = layout;
        this.limits = limits;
    }

    /** Keys sorted as Kubernetes tools sort them: naturally, {@code a9} before {@code a10}. */
    public static YamlWriter defaults() {
        return DEFAULTS;
    }

    /** Keys in the order of the maps. */
    public YamlWriter withInsertionOrder() {
        return new YamlWriter(layout.withSortedKeys(false), limits);
    }

    /** With long lines as they are, for files that people read and compare. */
    public YamlWriter withoutFolding() {
        return new YamlWriter(layout.withWidth(Integer.MAX_VALUE), limits);
    }

    /** With tabs as they are in block scalars; by default a text with tabs is quoted. */
    public YamlWriter withTabsInBlocks() {
        return new YamlWriter(layout.withTabsInBlocks(), limits);
    }

    /** With lists indented below their keys. */
    public YamlWriter withIndentedLists() {
        return new YamlWriter(layout.withListsIndented(true), limits);
    }

    /**
     * With the losses of programs that make JSON first, such as Helm's {@code toYaml}: U+0085 becomes a space or a line
     * break, and DEL and the other control characters from U+007F to U+009F, U+FFFE and U+FFFF are an {@link
     * IllegalArgumentException}. By default all of them are written as escapes.
     */
    public YamlWriter viaJson() {
        return new YamlWriter(layout.withDetour(), limits);
    }

    /** With other limits on the length and the depth of a document; the default depth is 1000. */
    public YamlWriter withLimits(DocumentLimits newLimits) {
        return new YamlWriter(layout, newLimits);
    }

    /**
     * One document, ending in a newline.
     *
     * @throws IllegalArgumentException if there is something else than plain data in it
     * @throws dev.bedrock.core.diagnostic.LimitExceededException beyond the limits, such as for a map that contains itself
     */
    public String write(@Nullable Object data) {
        StringBuilder out = new StringBuilder();
        writeTo(out, data);
        return out.toString();
    }

    /** Appends one document, ending in a newline. */
    public void writeTo(StringBuilder out, @Nullable Object data) {
        new Emitter(out, layout, limits).document(data);
    }
}
