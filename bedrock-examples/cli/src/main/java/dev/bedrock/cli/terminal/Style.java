package dev.bedrock.cli.terminal;

/** Colours and weights of text on terminals. */
enum Style {
    /** Errors. */
    RED("1;31"),
    /** Warnings. */
    YELLOW("33"),
    /** What matters less. */
    DIM("2");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String apply(String text, boolean colors) {
        return colors ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
