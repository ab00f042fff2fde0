package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.json.JsonWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of a string that is written as JSON and read as YAML before it is written as YAML, as Kubernetes tools do:
 * YAML takes U+0085 for a line break and folds it, and refuses the other control characters that JSON lets pass.
 */
final class JsonDetour {
    private static final int LONGEST_KEY = 1024;
    private static final int LONGEST_ESCAPE = "\\u0000".length() * 2;
    private static final char NEXT_LINE = '\u0085';
    private static final Pattern FOLDED = Pattern.compile(" *\u0085[ \u0085]*");

    private JsonDetour() {}

    static String of(String text) {
        boolean nextLine = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7f) {
                nextLine |= c == NEXT_LINE;
                if (c != NEXT_LINE && (c < 0xa0 || c >= 0xfffe)) {
                    throw new IllegalArgumentException("yaml: control characters are not allowed");
                }
            }
        }
        return nextLine ? fold(text) : text;
    }

    /** A key that cannot be folded and, as JSON, is not longer than what YAML lets stand before a colon. */
    static String ofKey(String key) {
        if (key.indexOf(NEXT_LINE) >= 0 || isTooLong(key)) {
            throw new IllegalArgumentException("yaml: could not find expected ':'");
        }
        return of(key);
    }

    private static boolean isTooLong(String key) {
        if (key.length() < LONGEST_KEY / LONGEST_ESCAPE) {
            return false;
        }
        String json = JsonWriter.compact().write(key);
        return json.codePointCount(0, json.length()) > LONGEST_KEY;
    }

    private static String fold(String text) {
        Matcher folded = FOLDED.matcher(text);
        return folded.replaceAll(match -> {
            long breaks = match.group().chars().filter(c -> c == NEXT_LINE).count();
            return breaks == 1 ? " " : "\n".repeat((int) breaks - 1);
        });
    }
}
