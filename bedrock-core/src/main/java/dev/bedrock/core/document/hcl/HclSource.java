package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.Arrays;

/** A text, and where its lines begin. */
final class HclSource {
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final String text;
    private final int[] lineStarts;

    HclSource(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[text.length() / 32 + 8];
        int count = 1;
        starts[0] = text.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = end + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    SourceLocation location(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = Math.max(0, found >= 0 ? found : -found - 2);
        int start = Math.min(lineStarts[line], offset);
        return SourceLocation.of(name, line + 1, text.codePointCount(start, offset) + 1);
    }
}
