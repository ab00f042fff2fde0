package dev.bedrock.core.template;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with templates. */
public enum TemplateCode implements ProblemCode {
    /** A template that cannot be parsed. */
    SYNTAX(
            "CORE-0701",
            "The text is not a valid Jinja template. The place is where the statement or expression begins."),
    /** A name without a value. */
    UNDEFINED(
            "CORE-0702",
            "A template uses a name that has no value. Give it one in the configuration, or write a default:"
                    + " {{ name | default('x') }}."),
    /** A template that is not there. */
    MISSING("CORE-0703", "A template that another one includes, extends or imports is not in the folder of templates."),
    /** Templates that lead to each other without end. */
    CYCLE(
            "CORE-0704",
            "A template includes, extends or imports itself, directly or through others, or a macro calls itself."),
    /** A template that is too expensive. */
    LIMIT("CORE-0705", "Rendering the template would exceed a limit on output, lists, texts, steps or nesting."),
    /** An expression that fails. */
    FAILED("CORE-0706", "An expression cannot be evaluated with the values that it has."),
    /** A filter, test, function or statement that does not exist. */
    UNKNOWN(
            "CORE-0707",
            "There is no such filter, test, function, method or statement; not all of Jinja's are provided."),
    /** A template that takes too long. */
    TIMEOUT("CORE-0708", "Rendering the template took longer than its time limit."),
    /** The thread was interrupted. */
    INTERRUPTED("CORE-0709", "The work was interrupted before the template was rendered.");

    private final String id;
    private final String explanation;

    TemplateCode(String id, String explanation) {
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
