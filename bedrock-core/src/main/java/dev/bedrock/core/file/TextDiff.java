package dev.bedrock.core.file;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the unified format, with three lines of context. */
public final class TextDiff {
    private static final int CONTEXT = 3;
    /** Beyond this many cells of the table, one block of old lines gives way to one of new lines. */
    private static final long LARGEST_TABLE = 4_000_000;

    private final List<Line> lines = new ArrayList<>();

    private record Line(char mark, String text) {}

    private TextDiff(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        addAll(' ', before.subList(0, head));
        compare(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        addAll(' ', before.subList(before.size() - tail, before.size()));
    }

    /** The hunks, each with its {@code @@} line; empty if the texts are equal. */
    public static String of(String before, String after) {
        return new TextDiff(lines(before), lines(after)).hunks();
    }

    /** The lines without their breaks, a text without one at its end being told apart. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String last = lines.remove(lines.size() - 1);
        if (!last.isEmpty()) {
            lines.add(last + "\n\\ No newline at end of file");
        }
        return lines;
    }

    private void addAll(char mark, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(mark, text)));
    }

    private void compare(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > LARGEST_TABLE) {
            addAll('-', before);
            addAll('+', after);
            return;
        }
        int[][] common = commonLines(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                lines.add(new Line(' ', before.get(i++)));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line('-', before.get(i++)));
            } else {
                lines.add(new Line('+', after.get(j++)));
            }
        }
        addAll('-', before.subList(i, before.size()));
        addAll('+', after.subList(j, after.size()));
    }

    /** How many lines the rests of two texts have in common. */
    private static int[][] commonLines(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private String hunks() {
        StringBuilder out = new StringBuilder();
        int oldLine = 1;
        int newLine = 1;
        int position = 0;
        while (position < lines.size()) {
            int change = nextChange(position);
            if (change == lines.size()) {
                break;
            }
            int start = Math.max(position, change - CONTEXT);
            oldLine += start - position;
            newLine += start - position;
            int end = endOfHunk(change);
            List<Line> hunk = lines.subList(start, end);
            int removed = (int) hunk.stream().filter(line -> line.mark() != '+').count();
            int added = (int) hunk.stream().filter(line -> line.mark() != '-').count();
            out.append("@@ -" + range(oldLine, removed) + " +" + range(newLine, added) + " @@\n");
            hunk.forEach(line -> out.append(line.mark()).append(line.text()).append('\n'));
            oldLine += removed;
            newLine += added;
            position = end;
        }
        return out.toString();
    }

    private static String range(int first, int count) {
        return (count == 0 ? first - 1 : first) + (count == 1 ? "" : "," + count);
    }

    private int nextChange(int from) {
        int position = from;
        while (position < lines.size() && lines.get(position).mark() == ' ') {
            position++;
        }
        return position;
    }

    /** Changes whose contexts would touch share a hunk. */
    private int endOfHunk(int change) {
        int end = change;
        for (int next = change; next < lines.size() && next - end <= 2 * CONTEXT; next = nextChange(end)) {
            end = next + 1;
        }
        return Math.min(lines.size(), end + CONTEXT);
    }
}
