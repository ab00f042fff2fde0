package dev.bedrock.core.diagnostic;

import java.util.Locale;

/** How bad a {@link Problem} is. */
public enum Severity {
    /** The work cannot be done. */
    ERROR,
    /** The work is done, but the user should change something. */
    WARNING,
    /** Nothing is wrong; worth knowing. */
    NOTE;

    /** The lower case name, as printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
