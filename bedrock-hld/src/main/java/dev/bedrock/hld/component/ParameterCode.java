package dev.bedrock.hld.component;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with the parameters of components. */
public enum ParameterCode implements ProblemCode {
    /** A declaration that makes no sense. */
    INVALID_DECLARATION(
            "HLD-0040",
            "A parameter is declared in a way that no value could fulfil, or that says nothing: an unknown type, a limit"
                    + " that its type has not, a default that is against its own limits."),
    /** A required value that nobody gives. */
    REQUIRED_MISSING(
            "HLD-0041", "The component cannot do without the parameter, and no configuration gives it a value."),
    /** A value of another type. */
    WRONG_TYPE("HLD-0042", "The parameter takes values of another type. Quotes make a string of a number."),
    /** A value beyond the limits. */
    OUT_OF_RANGE(
            "HLD-0043",
            "The parameter takes only certain values: those that are listed, match its pattern, or lie between its minimum"
                    + " and maximum."),
    /** A key that is not declared. */
    UNKNOWN_PARAMETER(
            "HLD-0044",
            "The component has no such parameter, so the value would have no effect. Often the key is misspelt, or stands"
                    + " one level too high or too low.");

    private final String id;
    private final String explanation;

    ParameterCode(String id, String explanation) {
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
