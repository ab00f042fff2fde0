package dev.bedrock.core.template;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which line of which template a line of the output is from: each line of a template gets a mark, and the marks
 * come out with what they mark. Only used to explain an output that turns out to be wrong, because marks are text, and a
 * template could look at them.
 */
final class LineMarks {
    /** Of the private use area: no template has a reason to write them. */
    private static final char OPENING = '\uE0B0';

    private static final char ENDING = '\uE0B1';

    private final boolean enabled;
    private final List<SourceLocation> places = new ArrayList<>();

    private LineMarks(boolean enabled) {
        this.enabled = enabled;
    }

    static LineMarks none() {
        return new LineMarks(false);
    }

    static LineMarks recording() {
        return new LineMarks(true);
    }

    /** A part of a template's text, with a mark before the first character of each line that is not a blank. */
    String mark(String file, String text, int from, int to) {
        if (!enabled) {
            return text.substring(from, to);
        }
        StringBuilder marked = new StringBuilder();
        int line = (int) text.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
        boolean wanted = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (wanted && !Character.isWhitespace(c)) {
                marked.append(OPENING).append(places.size()).append(ENDING);
                places.add(SourceLocation.of(file, line, 0));
                wanted = false;
            }
            if (c == '\n') {
                line++;
                wanted = true;
            }
            marked.append(c);
        }
        return marked.toString();
    }

    /** The place of the last mark in or before a line of the output, if the output is the expected one but for marks. */
    Optional<SourceLocation> placeOf(String output, String expected, int line) {
        StringBuilder plain = new StringBuilder(expected.length());
        int current = 1;
        int last = -1;
        for (int i = 0; i < output.length(); i++) {
            char c = output.charAt(i);
            int end = c == OPENING ? output.indexOf(ENDING, i) : -1;
            if (end > 0) {
                last = current <= line ? Integer.parseInt(output, i + 1, end, 10) : last;
                i = end;
            } else {
                plain.append(c);
                current += c == '\n' ? 1 : 0;
            }
        }
        return last >= 0 && plain.toString().equals(expected) ? Optional.of(places.get(last)) : Optional.empty();
    }
}
