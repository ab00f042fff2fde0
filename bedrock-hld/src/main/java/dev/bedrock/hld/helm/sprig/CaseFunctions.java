package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;

/** Upper and lower case, and the conventions for names of several words. */
final class CaseFunctions {
    private CaseFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.add("upper", STRING, text -> Runes.map(GoStrings.toUnicode(text), Character::toUpperCase))
                .add("lower", STRING, text -> Runes.map(GoStrings.toUnicode(text), Character::toLowerCase))
                .add("title", STRING, CaseFunctions::title)
                .add("untitle", STRING, CaseFunctions::untitle)
                .add("swapcase", STRING, CaseFunctions::swapCase)
                .add("snakecase", STRING, text -> WordCase.lower(text, '_'))
                .add("kebabcase", STRING, text -> WordCase.lower(text, '-'))
                .add("camelcase", STRING, WordCase::pascal);
    }

    private static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int before = ' ';
        for (int rune : GoStrings.toUnicode(text).codePoints().toArray()) {
            out.appendCodePoint(separates(before) ? Character.toTitleCase(rune) : rune);
            before = rune;
        }
        return out.toString();
    }

    private static boolean separates(int rune) {
        if (rune < 0x80) {
            return !Character.isLetterOrDigit(rune) && rune != '_';
        }
        return Runes.isSpace(rune);
    }

    private static String untitle(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean wordStarts = true;
        for (int rune : GoStrings.toUnicode(text).codePoints().toArray()) {
            boolean space = Runes.isSpace(rune);
            out.appendCodePoint(wordStarts && !space ? Character.toLowerCase(rune) : rune);
            wordStarts = space;
        }
        return out.toString();
    }

    private static String swapCase(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean afterSpace = true;
        for (int rune : GoStrings.toUnicode(text).codePoints().toArray()) {
            if (Runes.isUpper(rune) || Character.isTitleCase(rune)) {
                out.appendCodePoint(Character.toLowerCase(rune));
                afterSpace = false;
            } else if (Runes.isLower(rune)) {
                out.appendCodePoint(afterSpace ? Character.toTitleCase(rune) : Character.toUpperCase(rune));
                afterSpace = false;
            } else {
                out.appendCodePoint(rune);
                afterSpace = Runes.isSpace(rune);
            }
        }
        return out.toString();
    }
}
