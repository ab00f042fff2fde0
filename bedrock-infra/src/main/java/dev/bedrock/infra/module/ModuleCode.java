package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems in Terraform modules and in the values of their variables. */
public enum ModuleCode implements ProblemCode {
    /** A variable with a type that Terraform does not know. */
    TYPE_UNKNOWN(
            "INFRA-0201",
            "The type of a variable is any, string, number, bool, list(TYPE), set(TYPE), map(TYPE), tuple([TYPE, ...]) or"
                    + " object({name = TYPE, ...}), where a TYPE of an object may be optional(TYPE, DEFAULT)."),
    /** Two variables, outputs or module calls of one name. */
    DECLARED_TWICE("INFRA-0202", "A module declares the same name twice; Terraform does not accept that."),
    /** A value of another type than its variable. */
    WRONG_TYPE(
            "INFRA-0203",
            "The value does not fit the type that the template declares for the variable, and Terraform cannot convert it."),
    /** A variable without value and without default. */
    VALUE_MISSING(
            "INFRA-0204",
            "The template declares the variable without default, so a definition has to give it a value, or the caller has to"
                    + " say that Terraform gets it in another way."),
    /** A value for a variable that the template does not have. */
    NOT_DECLARED(
            "INFRA-0205",
            "The template does not declare the variable, so the value has no effect. Perhaps it is misspelt, or of another"
                    + " version of the template."),
    /** A value that a validation of the variable rejects. */
    NOT_VALID("INFRA-0206", "A validation of the template rejects the value, with the message that is cited."),
    /** A file of a module that is not looked into. */
    FILE_NOT_READ(
            "INFRA-0207",
            "Files in the JSON syntax of Terraform are copied as they are. What they declare is not known here.");

    private final String id;
    private final String explanation;

    ModuleCode(String id, String explanation) {
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
