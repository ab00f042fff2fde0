package dev.bedrock.core.document.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Writes plain data as YAML, byte for byte as {@code kubectl} and Helm's {@code toYaml} do. Immutable.
 *
 * <pre>{@code
 * String text = YamlWriter.defaults().write(Map.of("replicas", 2L));
 * }</pre>
 */
public final class YamlWriter {
    private static final YamlWriter DEFAULTS = new YamlWriter(true);

    private final boolean sortedKeys;

    private YamlWriter(boolean sortedKeys) {
        this.sortedKeys = sortedKeys;
    }

    /** Keys sorted as Kubernetes tools sort them: naturally, {@code a9} before {@code a10}. */
    public static YamlWriter defaults() {
        return DEFAULTS;
    }

    /** Keys in the order of the maps. */
    public YamlWriter withInsertionOrder() {
        return new YamlWriter(false);
    }

    /**
     * One document, ending in a newline.
     *
     * @throws IllegalArgumentException if there is something else than plain data in it
     */
    public String write(@Nullable Object data) {
        StringBuilder out = new StringBuilder();
        writeTo(out, data);
        return out.toString();
    }

    /** Appends one document, ending in a newline. */
    public void writeTo(StringBuilder out, @Nullable Object data) {
        throw new UnsupportedOperationException("sorted: " + sortedKeys);
    }
}
