package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.util.function.IntPredicate;

/**
 * Names of several words: {@code snake_case}, {@code kebab-case}, {@code PascalCase}.
 *
 * <p>A word ends where a connector (hyphen, underscore, white space) stands, where the case changes, and around numbers.
 * A number belongs to the word before it, unless lower-case letters follow: then they are a word together.
 */
final class WordCase {
    private enum Kind {
        NONE,
        NUMBER,
        UPPER,
        LOWER,
        CONNECTOR,
        PUNCTUATION,
        OTHER
    }

    private final int[] runes;
    private final char connector;
    private final StringBuilder out = new StringBuilder();

    private int wordStart;
    private int wordEnd;
    private Kind kind = Kind.NONE;

    private WordCase(String text, char connector) {
        this.runes = GoStrings.toUnicode(text).codePoints().toArray();
        this.connector = connector;
    }

    /** The words in lower case with a connector between them. */
    static String lower(String text, char connector) {
        WordCase words = new WordCase(text, connector);
        words.joinLower();
        return words.out.toString();
    }

    /**
     * The words with an upper-case first letter, put together. Connectors at the start, and of several in a row all but one,
     * are kept.
     */
    static String pascal(String text) {
        int[] runes = GoStrings.toUnicode(text).codePoints().toArray();
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        while (start < runes.length && isConnector(runes[start])) {
            out.appendCodePoint(runes[start++]);
        }
        if (start == runes.length) {
            // Sprig prints the last of nothing but connectors twice.
            return start == 0 ? "" : out.appendCodePoint(runes[start - 1]).toString();
        }
        boolean inCapitals = Runes.isUpper(runes[start]);
        int previous = Character.toUpperCase(runes[start]);
        for (int i = start + 1; i < runes.length; i++) {
            int rune = runes[i];
            if (isConnector(previous) && isConnector(rune)) {
                out.appendCodePoint(previous);
            } else if (isConnector(previous)) {
                inCapitals = Runes.isUpper(rune);
                rune = Character.toUpperCase(rune);
            } else {
                out.appendCodePoint(previous);
                inCapitals &= Runes.isUpper(rune);
                rune = inCapitals ? Character.toLowerCase(rune) : rune;
            }
            previous = rune;
        }
        return out.appendCodePoint(previous).toString();
    }

    private void joinLower() {
        next();
        while (wordEnd < runes.length) {
            if (kind == Kind.CONNECTOR) {
                write();
                next();
            } else if (kind == Kind.PUNCTUATION) {
                write();
                next();
            } else if (kind == Kind.NUMBER) {
                write();
                next();
                writeLettersAndNumbers();
                separate();
            } else {
                write();
                next();
                afterLetters();
            }
        }
        write();
    }

    private void afterLetters() {
        if (kind != Kind.NUMBER) {
            separate();
            return;
        }
        if (wordEnd == runes.length) {
            return;
        }
        int numberStart = wordStart;
        int numberEnd = wordEnd;
        next();
        boolean lettersFollow = kind == Kind.LOWER;
        if (lettersFollow) {
            out.append(connector);
        }
        append(numberStart, numberEnd);
        writeLettersAndNumbers();
        separate();
    }

    private void writeLettersAndNumbers() {
        while (kind == Kind.LOWER || kind == Kind.NUMBER) {
            write();
            next();
        }
    }

    private void separate() {
        if (kind != Kind.NONE && kind != Kind.CONNECTOR && kind != Kind.PUNCTUATION) {
            out.append(connector);
        }
    }

    private void write() {
        if (kind == Kind.CONNECTOR) {
            out.append(String.valueOf(connector).repeat(wordEnd - wordStart));
        } else if (kind == Kind.UPPER) {
            for (int i = wordStart; i < wordEnd; i++) {
                out.appendCodePoint(Runes.isUpper(runes[i]) ? Character.toLowerCase(runes[i]) : runes[i]);
            }
        } else {
            append(wordStart, wordEnd);
        }
    }

    private void append(int start, int end) {
        for (int i = start; i < end; i++) {
            out.appendCodePoint(runes[i]);
        }
    }

    private void next() {
        wordStart = wordEnd;
        if (wordStart == runes.length) {
            kind = Kind.NONE;
            return;
        }
        int first = runes[wordStart];
        wordEnd++;
        if (isConnector(first)) {
            kind = Kind.CONNECTOR;
            skip(WordCase::isConnector);
        } else if (Runes.isPunctuation(first)) {
            kind = Kind.PUNCTUATION;
            skip(Runes::isPunctuation);
        } else if (Runes.isUpper(first)) {
            kind = Kind.UPPER;
            capitals();
        } else if (isLetter(first)) {
            kind = Kind.LOWER;
            skip(WordCase::continuesWord);
        } else if (Runes.isNumber(first)) {
            kind = Kind.NUMBER;
            skip(Runes::isNumber);
        } else {
            kind = Kind.OTHER;
            skip(rune -> !isConnector(rune) && !isLetter(rune) && !Runes.isNumber(rune) && !Runes.isPunctuation(rune));
        }
    }

    /** A capital with the letters after it, or several capitals but the one that starts the next word. */
    private void capitals() {
        if (wordEnd < runes.length && Runes.isUpper(runes[wordEnd])) {
            skip(Runes::isUpper);
            if (wordEnd < runes.length && isLetter(runes[wordEnd])) {
                wordEnd--;
            }
        } else {
            skip(WordCase::continuesWord);
        }
    }

    private void skip(IntPredicate condition) {
        while (wordEnd < runes.length && condition.test(runes[wordEnd])) {
            wordEnd++;
        }
    }

    private static boolean continuesWord(int rune) {
        return isLetter(rune) && !Runes.isUpper(rune);
    }

    private static boolean isConnector(int rune) {
        return rune == '-' || rune == '_' || Runes.isSpace(rune);
    }

    /** Chinese characters are no letters here: they form no words. */
    private static boolean isLetter(int rune) {
        return Character.isLetter(rune)
                && !(rune >= 0x3400 && rune <= 0x4D85)
                && !(rune >= 0x4E00 && rune <= 0x9FCC)
                && !(rune >= 0x20000 && rune <= 0x2B81D);
    }
}
