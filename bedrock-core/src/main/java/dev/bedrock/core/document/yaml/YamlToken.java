package dev.bedrock.core.document.yaml;

import java.util.Objects;

/**
 * A scalar that {@link YamlWriter} writes as it stands, for values whose form plain data does not decide: dates, numbers of
 * a certain precision, tagged texts.
 *
 * @param text the scalar with its tag and quotes, if any
 */
public record YamlToken(String text) {
    /** Refuses null. */
    public YamlToken {
        Objects.requireNonNull(text);
    }
}
