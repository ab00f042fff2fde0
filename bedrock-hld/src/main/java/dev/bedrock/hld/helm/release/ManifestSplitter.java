package dev.bedrock.hld.helm.release;

import java.util.ArrayList;
import java.util.List;

/** Cuts a rendered file into documents at lines that start with {@code ---}. */
public final class ManifestSplitter {
    private static final String SEPARATOR = "---";

    private ManifestSplitter() {}

    /** The documents without white space around them; empty ones are left out. */
    public static List<String> split(String file) {
        String text = trim(file);
        List<String> documents = new ArrayList<>();
        int start = 0;
        int separator = separator(text, 0);
        while (separator >= 0) {
            add(documents, text, start, separator);
            start = separator + SEPARATOR.length();
            while (start < text.length() && isSpace(text.charAt(start))) {
                start++;
            }
            separator = separator(text, start);
        }
        add(documents, text, start, text.length());
        return documents;
    }

    /** A separator whose line break has not been used up by the one before. */
    private static int separator(String text, int from) {
        int at = text.indexOf(SEPARATOR, from);
        while (at > 0 && (at == from || text.charAt(at - 1) != '\n')) {
            at = text.indexOf(SEPARATOR, at + 1);
        }
        return at;
    }

    private static void add(List<String> documents, String text, int from, int to) {
        String document = trim(text.substring(from, to));
        if (!document.isEmpty()) {
            documents.add(document);
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r' && c != 0x0b);
    }

    /** Without what Unicode calls white space at both ends, no-break spaces included. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isUnicodeSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isUnicodeSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isUnicodeSpace(char c) {
        if (c < 0x80) {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c == 0x85 || Character.isSpaceChar(c);
    }
}
