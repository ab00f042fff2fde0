package dev.bedrock.core.document;

/**
 * How much a document may ask of its reader. Beyond, reading fails with a {@link
 * dev.bedrock.core.diagnostic.LimitExceededException}.
 *
 * @param maxCharacters the length of the text, in {@code char}s
 * @param maxDepth how deep mappings and sequences may be nested
 * @param maxAliasedNodes how many nodes all YAML aliases together may stand for, each counted as often as it is used
 */
public record DocumentLimits(int maxCharacters, int maxDepth, int maxAliasedNodes) {
    private static final DocumentLimits DEFAULTS = new DocumentLimits(64 << 20, 100, 400_000);

    /** Checks the ranges. */
    public DocumentLimits {
        if (maxCharacters < 0 || maxDepth < 0 || maxAliasedNodes < 0) {
            throw new IllegalArgumentException("limits must not be negative");
        }
    }

    /** 64 Mi characters, 100 levels, 400,000 aliased nodes. */
    public static DocumentLimits defaults() {
        return DEFAULTS;
    }

    /** With another length. */
    public DocumentLimits withMaxCharacters(int characters) {
        return new DocumentLimits(characters, maxDepth, maxAliasedNodes);
    }

    /** With another depth. */
    public DocumentLimits withMaxDepth(int depth) {
        return new DocumentLimits(maxCharacters, depth, maxAliasedNodes);
    }

    /** With another number of aliased nodes. */
    public DocumentLimits withMaxAliasedNodes(int nodes) {
        return new DocumentLimits(maxCharacters, maxDepth, nodes);
    }
}
