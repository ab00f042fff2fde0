package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The full id of a commit.
 *
 * @param hex 40 hexadecimal digits in lower case
 */
public record CommitId(String hex) {
    private static final Pattern FULL = Pattern.compile("[0-9a-fA-F]{40}");
    private static final int SHORT = 10;
    /** How many digits a commit id has. */
    static final int DIGITS = 40;

    /**
     * Makes the digits lower case.
     *
     * @throws InvalidInputException when it is no full commit id
     */
    public CommitId {
        if (!isFull(hex)) {
            throw new InvalidInputException(
                    GitCode.REFERENCE_INVALID.error("'" + hex + "' is not a commit id of 40 hexadecimal digits"));
        }
        hex = hex.toLowerCase(Locale.ROOT);
    }

    /** Whether a text is a full commit id. */
    public static boolean isFull(String text) {
        return FULL.matcher(text).matches();
    }

    /** The first 10 digits, for people. */
    public String abbreviated() {
        return hex.substring(0, SHORT);
    }

    /** The digits. */
    @Override
    public String toString() {
        return hex;
    }
}
