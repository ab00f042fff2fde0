package dev.bedrock.hld.helm.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many recorded cases of each family are met, and how the others differ. */
final class Tally {
    private static final int SHOWN = 600;

    private final Map<String, String> known;
    private final Map<String, int[]> families = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    /** Cases that are known to differ, and why. */
    Tally(Map<String, String> known) {
        this.known = known;
    }

    void add(String family, String id, String expected, String actual) {
        int[] counts = families.computeIfAbsent(family, key -> new int[2]);
        counts[1]++;
        String name = id.split(":", 2)[0];
        boolean same = expected.equals(actual);
        if (known.containsKey(name)) {
            counts[1]--;
            if (same) {
                failures.add(name + " does not differ any more: remove it from the known differences");
            }
        } else if (same) {
            counts[0]++;
        } else {
            failures.add(id + "\n    expected " + difference(expected, actual) + "\n    actual   "
                    + difference(actual, expected));
        }
    }

    private static String difference(String text, String other) {
        int same = 0;
        while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        int from = Math.max(0, same - 80);
        String shown = text.substring(from, Math.min(text.length(), from + SHOWN));
        return "@" + same + " " + shown.replace("\n", "\\n");
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        families.forEach((family, counts) -> out.append(family)
                .append(' ')
                .append(counts[0])
                .append('/')
                .append(counts[1])
                .append('\n'));
        failures.forEach(failure -> out.append(failure).append('\n'));
        return out.toString();
    }
}
