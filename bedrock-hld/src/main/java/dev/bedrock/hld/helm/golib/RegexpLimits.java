package dev.bedrock.hld.helm.golib;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses expressions that compile to something huge, as Go does and RE2/J does not: repetitions of repetitions beyond
 * 1000, groups nested too deeply.
 *
 * <p>Walks over the expression once. Malformed ones may pass; the compiler refuses them afterwards.
 */
final class RegexpLimits {
    private static final int MAX_REPEAT = 1000;
    private static final int MAX_DEPTH = 1000;
    private static final long MAX_SIZE = 500_000;

    /** How often the largest atom of each open group is repeated, and how large the group is when written out. */
    private static final class Group {
        long repeat = 1;
        long size;
    }

    private final String expression;
    private final Deque<Group> open = new ArrayDeque<>();
    /** The atom before the current place. */
    private Group atom = new Group();

    private int at;
    /** Where the last repetition ended: two in a row are an error that the compiler tells. */
    private int repetitionEnd = -1;

    private RegexpLimits(String expression) {
        this.expression = expression;
        open.push(new Group());
    }

    /** The size of the expression when repetitions are written out. */
    static long check(String expression) throws GoSyntaxException {
        RegexpLimits limits = new RegexpLimits(expression);
        limits.check();
        return limits.open.getLast().size + 1;
    }

    private void check() throws GoSyntaxException {
        while (at < expression.length()) {
            char c = expression.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> {
                    if (open.size() > MAX_DEPTH) {
                        throw failure("expression nests too deeply", expression);
                    }
                    open.push(new Group());
                    at++;
                }
                case ')' -> {
                    if (open.size() == 1) {
                        throw failure("unexpected )", expression);
                    }
                    Group closed = open.pop();
                    at++;
                    add(closed);
                }
                case '{' -> repetition();
                default -> {
                    at++;
                    if ("|*+?".indexOf(c) < 0) {
                        add(new Group());
                    }
                }
            }
        }
    }

    private void add(Group next) throws GoSyntaxException {
        atom = next;
        grow(1, atom.size + 1);
    }

    private void grow(long repeat, long size) throws GoSyntaxException {
        Group group = open.element();
        group.repeat = Math.max(group.repeat, Math.max(repeat, atom.repeat));
        group.size += size;
        if (group.size > MAX_SIZE) {
            throw failure("expression too large", expression);
        }
    }

    private void escape() throws GoSyntaxException {
        if (expression.startsWith("\\Q", at)) {
            int end = expression.indexOf("\\E", at);
            at = end < 0 ? expression.length() : end + 2;
        } else {
            at += 2;
        }
        add(new Group());
    }

    private void characterClass() throws GoSyntaxException {
        at++;
        at += expression.startsWith("^", at) ? 1 : 0;
        int first = at;
        while (at < expression.length() && (expression.charAt(at) != ']' || at == first)) {
            if (expression.startsWith("[:", at) && expression.indexOf(":]", at) > 0) {
                at = expression.indexOf(":]", at) + 2;
            } else {
                at += expression.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
        add(new Group());
    }

    private void repetition() throws GoSyntaxException {
        int start = at;
        int end = expression.indexOf('}', at);
        at++;
        String[] bounds =
                end < 0 ? new String[0] : expression.substring(at, end).split(",", -1);
        boolean counted = bounds.length > 0
                && bounds.length <= 2
                && isCount(bounds[0])
                && (bounds.length == 1 || bounds[1].isEmpty() || isCount(bounds[1]));
        if (!counted) {
            add(new Group());
            return;
        }
        at = end + 1;
        int times = Integer.parseInt(bounds.length == 1 || bounds[1].isEmpty() ? bounds[0] : bounds[1]);
        long repeat = Math.max(1, times) * atom.repeat;
        boolean inRow = start == repetitionEnd;
        repetitionEnd = at;
        if (times >= 2 && repeat > MAX_REPEAT && !inRow) {
            throw failure("invalid repeat count", expression.substring(start, at));
        }
        long size = (atom.size + 1) * Math.max(0, times - 1);
        atom.repeat = repeat;
        grow(repeat, size);
    }

    private static boolean isCount(String text) {
        return text.length() <= 4 && Ascii.isNumber(text);
    }

    private static GoSyntaxException failure(String what, String where) {
        return new GoSyntaxException("error parsing regexp: " + what + ": `" + where + "`");
    }
}
