package dev.bedrock.core.diagnostic;

/** The kinds of problems that the core module reports. */
public enum CoreCode implements ProblemCode {
    /** A file is not YAML. */
    YAML_SYNTAX("CORE-0001", "The text is not valid YAML. The place is where the parser could not go on."),

    /** A mapping has a key twice. */
    DUPLICATE_KEY(
            "CORE-0002", "A mapping has the same key twice, so one of the values would be lost. Remove one of them."),

    /** A YAML tag that Kubernetes tools do not know. */
    YAML_TAG("CORE-0003", "Only the standard YAML tags such as !!str are known. Quote the text or remove the tag."),

    /** A YAML alias without anchor, or inside of what it stands for. */
    YAML_ALIAS("CORE-0004", "A YAML alias must name an anchor that is complete before it."),

    /** A mapping key or merge that has no meaning for Kubernetes. */
    YAML_KEY(
            "CORE-0005",
            "Mapping keys must be scalars; a left-over {{ placeholder }} reads as a mapping and needs quotes."),

    /** A file is not JSON. */
    JSON_SYNTAX("CORE-0006", "The text is not valid JSON. The place is where the parser could not go on."),

    /** A document is larger, deeper or has more aliases than allowed. */
    DOCUMENT_LIMIT("CORE-0007", "The document exceeds the limits of the caller on size, nesting or alias expansion."),

    /** A document is a list or a scalar where a mapping is needed, or the like. */
    DOCUMENT_SHAPE("CORE-0008", "The document is valid but has another shape than what it is read for."),

    /** A change to a hand-written file that cannot be made without rewriting other parts. */
    EDIT_IMPOSSIBLE("CORE-0009", "The file cannot be changed at that place by itself; change it by hand.");

    private final String id;
    private final String explanation;

    CoreCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
