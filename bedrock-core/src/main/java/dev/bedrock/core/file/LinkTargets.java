package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Follows the symbolic links of a directory that is being written, by their texts. */
final class LinkTargets {
    private static final int MOST_STEPS = 1000;

    private LinkTargets() {}

    /**
     * Refuses a link that leads out of the directory, or in a circle.
     *
     * @param link the path of the link
     * @param links the targets of all links of the directory, by their paths
     * @throws AccessDeniedException when it does
     */
    static void requireInside(String link, Map<String, String> links) {
        Deque<String> reached = new ArrayDeque<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(link.split("/", -1)));
        for (int step = 0; !ahead.isEmpty(); step++) {
            if (step > MOST_STEPS) {
                throw FileFailures.outside(link, "has symbolic links that lead in a circle");
            }
            String segment = ahead.pop();
            if (segment.equals("..")) {
                if (reached.pollLast() == null) {
                    throw FileFailures.outside(link, "is a symbolic link that leaves the directory");
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                reached.addLast(segment);
                String target = links.get(String.join("/", reached));
                if (target != null) {
                    reached.removeLast();
                    pushAll(ahead, target);
                }
            }
        }
    }

    private static void pushAll(Deque<String> ahead, String target) {
        Iterator<String> segments = new ArrayDeque<>(List.of(target.split("/", -1))).descendingIterator();
        segments.forEachRemaining(ahead::push);
    }
}
