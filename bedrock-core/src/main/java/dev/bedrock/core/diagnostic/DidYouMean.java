package dev.bedrock.core.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user may have meant by a word that is not known. */
public final class DidYouMean {
    private static final int MAX_LENGTH = 100;

    private DidYouMean() {}

    /**
     * The candidate nearest to a word: at most a third of its letters differ, letter case aside. Of equally near ones the
     * first in alphabetical order, so that the answer is always the same.
     *
     * @param word what was written
     * @param candidates what is known
     */
    public static Optional<String> closest(String word, Collection<String> candidates) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        int bestDistance = Math.max(1, wanted.length() / 3) + 1;
        String best = "";
        for (String candidate : candidates.stream().sorted().toList()) {
            if (Math.abs(candidate.length() - wanted.length()) >= bestDistance) {
                continue;
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** A hint such as {@code did you mean 'prod'?}, or the list of what is known when nothing is near. */
    public static String hint(String word, Collection<String> candidates) {
        return closest(word, candidates)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> candidates.isEmpty() || candidates.size() > 20
                        ? ""
                        : "known: "
                                + String.join(", ", candidates.stream().sorted().toList()));
    }

    /** The optimal string alignment distance: insertions, deletions, substitutions, swaps of neighbours. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
