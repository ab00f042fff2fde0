package dev.bedrock.hld.helm.gotemplate.parse;

/** A text is no template. The message is Go's: {@code template: NAME:LINE: TEXT}. */
public final class TemplateParseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    TemplateParseException(String file, int line, String text) {
        super("template: " + file + ":" + line + ": " + text, null, false, false);
        this.file = file;
        this.line = line;
    }

    /** The name under which the text was parsed. */
    public String file() {
        return file;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }
}
