package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.List;

/** Lines {@code name = value}: the equals signs of neighbours stand below each other, but for values in brackets over lines. */
final class AlignedLines {
    private final String indent;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String name, String value) {
        boolean isAligned() {
            return value.startsWith("<<") || value.indexOf('\n') < 0;
        }

        int width() {
            return name.codePointCount(0, name.length());
        }
    }

    AlignedLines(String indent) {
        this.indent = indent;
    }

    void add(String name, String value) {
        lines.add(new Line(name, value));
    }

    void appendTo(StringBuilder out) {
        int first = 0;
        while (first < lines.size()) {
            int end = first + 1;
            int width = lines.get(first).width();
            while (lines.get(first).isAligned()
                    && end < lines.size()
                    && lines.get(end).isAligned()) {
                width = Math.max(width, lines.get(end).width());
                end++;
            }
            for (Line line : lines.subList(first, end)) {
                out.append(indent).append(line.name()).append(" ".repeat(width - line.width()));
                out.append(" = ").append(line.value()).append('\n');
            }
            first = end;
        }
    }
}
