package dev.bedrock.hld.helm.chart;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of {@code .Files.Glob}: {@code *} and {@code ?} within a segment, {@code **} across segments, {@code [abc]},
 * {@code [a-z]}, {@code [!abc]} and {@code {one,other}}. Immutable; matches in time in proportion to pattern times name.
 */
public final class GlobPattern {
    private final List<Step> steps;

    private GlobPattern(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    private static boolean isAnything(int character) {
        return true;
    }

    private static boolean isInSegment(int character) {
        return character != '/';
    }

    /**
     * What can be done at one place of a pattern.
     *
     * @param accepts the characters that lead to the next step, or back to this one if it {@code loops}; null if none is consumed
     * @param next the step that is taken without a character; -1 if there is none
     * @param other another one
     */
    private record Step(@Nullable IntPredicate accepts, boolean loops, int next, int other) {}

    /** Reads a pattern; one that is malformed matches everything. */
    public static GlobPattern of(String pattern) {
        return new Reader(pattern).read();
    }

    /** Whether the whole path matches. */
    public boolean matches(String path) {
        Places places = new Places();
        places.enter(0);
        int[] characters = path.codePoints().toArray();
        for (int character : characters) {
            Places before = places;
            places = new Places();
            for (int i = 0; i < before.count; i++) {
                Step step = steps.get(before.places[i]);
                if (step.accepts() != null && step.accepts().test(character)) {
                    places.enter(step.loops() ? before.places[i] : before.places[i] + 1);
                }
            }
        }
        return places.entered[steps.size()];
    }

    /** Where a match may be. */
    private final class Places {
        private final boolean[] entered = new boolean[steps.size() + 1];
        private final int[] places = new int[steps.size()];
        private final Deque<Integer> waiting = new ArrayDeque<>();
        private int count;

        void enter(int place) {
            waiting.push(place);
            while (!waiting.isEmpty()) {
                int at = waiting.pop();
                if (at < 0 || entered[at]) {
                    continue;
                }
                entered[at] = true;
                if (at < steps.size()) {
                    places[count++] = at;
                    waiting.push(steps.get(at).next());
                    waiting.push(steps.get(at).other());
                }
            }
        }
    }

    private static final class Reader {
        private final int[] pattern;
        private final List<Step> steps = new ArrayList<>();
        private final Deque<Group> open = new ArrayDeque<>();
        private int at;

        /** Alternatives: where the last one is chosen, and where the others leave the group. */
        private static final class Group {
            private int choice;
            private final List<Integer> exits = new ArrayList<>();
        }

        Reader(String pattern) {
            this.pattern = pattern.codePoints().toArray();
        }

        GlobPattern read() {
            while (at < pattern.length) {
                int c = pattern[at++];
                switch (c) {
                    case '*' -> {
                        boolean across = at < pattern.length && pattern[at] == '*';
                        at += across ? 1 : 0;
                        IntPredicate accepts = across ? GlobPattern::isAnything : GlobPattern::isInSegment;
                        steps.add(new Step(accepts, true, steps.size() + 1, -1));
                    }
                    case '?' -> add(GlobPattern::isInSegment);
                    case '[' -> {
                        if (!characterClass()) {
                            return everything();
                        }
                    }
                    case '{' -> {
                        open.push(new Group());
                        choose();
                    }
                    case '}' -> {
                        if (open.isEmpty()) {
                            return everything();
                        }
                        close();
                    }
                    case ',' -> {
                        if (open.isEmpty()) {
                            add(character -> character == ',');
                        } else {
                            alternative();
                        }
                    }
                    default -> {
                        int literal = c == '\\' && at < pattern.length ? pattern[at++] : c;
                        add(character -> character == literal);
                    }
                }
            }
            while (!open.isEmpty()) {
                close();
            }
            return new GlobPattern(steps);
        }

        private static GlobPattern everything() {
            return new GlobPattern(List.of(new Step(GlobPattern::isAnything, true, 1, -1)));
        }

        private void add(IntPredicate accepts) {
            steps.add(new Step(accepts, false, -1, -1));
        }

        private void choose() {
            open.element().choice = steps.size();
            steps.add(new Step(null, false, steps.size() + 1, -1));
        }

        private void alternative() {
            Group group = open.element();
            group.exits.add(steps.size());
            steps.add(new Step(null, false, -1, -1));
            steps.set(group.choice, new Step(null, false, group.choice + 1, steps.size()));
            choose();
        }

        private void close() {
            for (int exit : open.pop().exits) {
                steps.set(exit, new Step(null, false, steps.size(), -1));
            }
        }

        /** Reads a class; returns whether it is well-formed. */
        private boolean characterClass() {
            boolean negated = at < pattern.length && pattern[at] == '!';
            int from = negated ? at + 1 : at;
            int to = from;
            while (to < pattern.length && pattern[to] != ']') {
                to++;
            }
            int end = to;
            if (end == pattern.length || end == from) {
                return false;
            }
            at = end + 1;
            if (end - from == 3 && pattern[from + 1] == '-') {
                int low = pattern[from];
                int high = pattern[from + 2];
                add(c -> (c >= low && c <= high) != negated);
                return low <= high;
            }
            add(c -> contains(from, end, c) != negated);
            return true;
        }

        private boolean contains(int from, int to, int character) {
            for (int i = from; i < to; i++) {
                if (pattern[i] == character) {
                    return true;
                }
            }
            return false;
        }
    }
}
