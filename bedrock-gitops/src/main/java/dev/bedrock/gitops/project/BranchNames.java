package dev.bedrock.gitops.project;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which texts name a branch that can be a ring. */
final class BranchNames {
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{N}._/+@#=-]+");
    private static final int LONGEST = 200;

    private BranchNames() {}

    /**
     * Why a text cannot be a ring: git does not take it as a branch, or it has characters that mean something to shells and
     * pipelines.
     *
     * @return the end of a sentence that begins with the name; empty when it is valid
     */
    static Optional<String> objection(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (!CHARACTERS.matcher(name).matches()) {
            return Optional.of("has other characters than letters, digits and . _ / + @ # = -");
        }
        boolean refused = name.startsWith("-")
                || name.startsWith("/")
                || name.endsWith("/")
                || name.endsWith(".")
                || name.contains("..")
                || name.contains("//")
                || name.contains("/.")
                || name.startsWith(".")
                || (name + "/").contains(".lock/")
                || name.equals("@");
        return refused ? Optional.of("is not a name that git takes for a branch") : Optional.empty();
    }
}
