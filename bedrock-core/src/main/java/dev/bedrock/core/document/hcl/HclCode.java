package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with HCL. */
public enum HclCode implements ProblemCode {
    /** A file is not HCL. */
    SYNTAX("CORE-0601", "The text is not valid HCL. The place is where the parser could not go on."),

    /** A body or an object sets the same name twice. */
    DUPLICATE("CORE-0602", "The same name is set twice, so one of the values would be lost. Remove one of them."),

    /** A value or a name that cannot be written as HCL. */
    VALUE("CORE-0603", "HCL cannot have such a value or name, or the text is not one expression."),

    /** An expression whose value is not known from the file alone. */
    NOT_CONSTANT(
            "CORE-0604",
            "Only literals, operators on them, and a few functions have a value here; there are no variables, references"
                    + " or other functions."),

    /** An expression that has no value. */
    EVALUATION("CORE-0605", "The expression is well written but has no value: its operands do not fit."),

    /** A block where the format has none. */
    UNEXPECTED_BLOCK("CORE-0606", "Blocks are only possible where the format has them; write an argument instead.");

    private final String id;
    private final String explanation;

    HclCode(String id, String explanation) {
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
