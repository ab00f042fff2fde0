package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.regex.Pattern;

/**
 * A line {@code key: value} at the end of a commit's message, for programs to read.
 *
 * @param key letters, digits and dashes, beginning with a letter
 * @param value one line
 */
public record GitTrailer(String key, String value) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,99}");

    /**
     * Checks both, so that no value can add another trailer.
     *
     * @throws InvalidInputException when the key is none, or the value is blank or has a line break or control character
     */
    public GitTrailer {
        value = value.strip();
        if (!KEY.matcher(key).matches() || value.isEmpty() || value.codePoints().anyMatch(CommitText::isUnprintable)) {
            throw new InvalidInputException(
                    GitCode.COMMIT_INVALID.error("'" + key + ": " + value + "' cannot be a trailer of a commit"));
        }
    }

    /** {@code key: value}. */
    @Override
    public String toString() {
        return key + ": " + value;
    }
}
