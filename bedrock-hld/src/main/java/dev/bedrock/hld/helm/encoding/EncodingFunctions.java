package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;

/**
 * The table of Helm's functions for YAML, JSON and TOML.
 *
 * <p>What cannot be encoded becomes an empty text, or an error in the variants with {@code must}; what cannot be decoded
 * becomes a map with the error under {@code Error}, or a list with the error.
 */
public final class EncodingFunctions {
    private EncodingFunctions() {}

    /** The functions; the same every time. */
    public static GoFunctions table() {
        GoFunctions.Builder table = GoFunctions.builder();
        JsonFunctions.addTo(table);
        YamlFunctions.addTo(table);
        TomlFunctions.addTo(table);
        return table.build();
    }
}
