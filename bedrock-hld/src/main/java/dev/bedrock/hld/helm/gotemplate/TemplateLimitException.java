package dev.bedrock.hld.helm.gotemplate;

/** The execution of a template was stopped because it used more than it was given. */
public final class TemplateLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Limit limit;
    private final String file;
    private final int line;

    TemplateLimitException(Limit limit, String file, int line) {
        this(limit, limit.text, file, line);
    }

    TemplateLimitException(Limit limit, String text, String file, int line) {
        super("template: " + file + ":" + line + ": " + text, null, false, false);
        this.limit = limit;
        this.file = file;
        this.line = line;
    }

    /** What there was not enough of. */
    public enum Limit {
        /** Executed nodes. */
        STEPS("too many steps"),
        /** Characters of output. */
        OUTPUT("too much output"),
        /** Templates executing each other. */
        DEPTH("exceeded maximum template depth"),
        /** Time. */
        TIME("time is up"),
        /** The size of what a single function makes. */
        RESULT("result too large");

        private final String text;

        Limit(String text) {
            this.text = text;
        }
    }

    public Limit limit() {
        return limit;
    }

    /** The name of the text that the template was parsed from. */
    public String file() {
        return file;
    }

    /** The line where execution was stopped, from 1. */
    public int line() {
        return line;
    }
}
