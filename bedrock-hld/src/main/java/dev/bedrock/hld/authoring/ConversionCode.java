package dev.bedrock.hld.authoring;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with conversions between formats. */
public enum ConversionCode implements ProblemCode {
    /** A file that another format cannot say. */
    NOT_CONVERTIBLE("HLD-0080", "The file cannot be written in the other format without a change of what it says."),

    /** Comments that another format has no place for. */
    COMMENTS_LOST(
            "HLD-0081",
            "Comments above fields, subcomponents and values are kept where the format has comments; others would be lost."),

    /** Numbers that would be written in another way. */
    NUMBERS_WITHOUT_POINT(
            "HLD-0082",
            "HCL has one type of numbers, so 1.0 is the whole number 1 there. Put it in quotes if it is text.");

    private final String id;
    private final String explanation;

    ConversionCode(String id, String explanation) {
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
