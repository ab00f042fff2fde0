package dev.bedrock.cli.terminal;

/** Colours and weights of text on terminals. */
public enum Style {
    /** Errors. */
    RED("1;31"),
    /** Warnings. */
    YELLOW("33"),
    /** What matters less. */
    DIM("2"),
    /** What matters more. */
    BOLD("1");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in this style, or as it is. */
    public String apply(String text, boolean colors) {
        return colors ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
