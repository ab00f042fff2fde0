package dev.bedrock.cli.terminal;

import java.util.Locale;

/** The forms in which a command says what it did. */
public enum ReportFormat {
    /** For people and simple scripts. */
    TEXT,
    /** For programs, with a schema. */
    JSON;

    /** The name as typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
