package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.InvalidInputException;

/**
 * Who has written or committed something.
 *
 * @param name the name, for people
 * @param email the address
 */
public record GitIdentity(String name, String email) {
    /**
     * Checks both.
     *
     * @throws InvalidInputException when one of them is blank, or has a character that would end it in a commit
     */
    public GitIdentity {
        name = name.strip();
        email = email.strip();
        if (name.isEmpty() || email.isEmpty() || isUnsafe(name) || isUnsafe(email)) {
            throw new InvalidInputException(
                    GitCode.COMMIT_INVALID.error("'" + name + " <" + email + ">' cannot be the author of a commit"));
        }
    }

    private static boolean isUnsafe(String text) {
        return text.codePoints().anyMatch(c -> c == '<' || c == '>' || CommitText.isUnprintable(c));
    }

    /** {@code name <email>}. */
    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
