package dev.bedrock.hld.helm;

import java.util.List;

/**
 * What a render produced.
 *
 * @param manifests the YAML stream that {@code helm template} prints: documents opened by {@code ---}, each with its
 *     {@code # Source:} comment
 * @param warnings what Helm said beside it, one line each
 */
public record HelmOutput(String manifests, List<String> warnings) {
    /** Keeps a copy of the list. */
    public HelmOutput {
        warnings = List.copyOf(warnings);
    }
}
