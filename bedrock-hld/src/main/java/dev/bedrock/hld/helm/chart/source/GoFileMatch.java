package dev.bedrock.hld.helm.chart.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern with the rules of Go's {@code filepath.Match}: {@code *} and {@code ?} within a segment, {@code [a-z]},
 * {@code [^a-z]}, and backslash before a character taken literally. Immutable.
 */
public final class GoFileMatch {
    private final List<Token> tokens;

    private GoFileMatch(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** A single character, a class of characters, or any run of them. */
    private record Token(boolean star, boolean any, boolean negated, List<Range> ranges) {
        static Token literal(int character) {
            return new Token(false, false, false, List.of(new Range(character, character)));
        }

        boolean accepts(int character) {
            if (any) {
                return character != '/';
            }
            boolean inside = false;
            for (Range range : ranges) {
                inside |= character >= range.low() && character <= range.high();
            }
            return inside != negated;
        }
    }

    private record Range(int low, int high) {}

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException with the message {@code syntax error in pattern}
     */
    public static GoFileMatch compile(String pattern) {
        return new GoFileMatch(new Reader(pattern).read());
    }

    /** Whether the whole name matches. Takes time in proportion to pattern times name. */
    public boolean matches(String name) {
        int[] characters = name.codePoints().toArray();
        int token = 0;
        int at = 0;
        int starToken = -1;
        int starAt = 0;
        while (at < characters.length) {
            if (token < tokens.size() && tokens.get(token).star()) {
                starToken = token++;
                starAt = at;
            } else if (token < tokens.size() && tokens.get(token).accepts(characters[at])) {
                token++;
                at++;
            } else if (starToken >= 0 && characters[starAt] != '/') {
                token = starToken + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (token < tokens.size() && tokens.get(token).star()) {
            token++;
        }
        return token == tokens.size();
    }

    private static final class Reader {
        private final int[] pattern;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern.codePoints().toArray();
        }

        List<Token> read() {
            List<Token> tokens = new ArrayList<>();
            while (at < pattern.length) {
                int c = pattern[at++];
                switch (c) {
                    case '*' -> tokens.add(new Token(true, false, false, List.of()));
                    case '?' -> tokens.add(new Token(false, true, false, List.of()));
                    case '[' -> tokens.add(characterClass());
                    case '\\' -> tokens.add(Token.literal(next()));
                    default -> tokens.add(Token.literal(c));
                }
            }
            return tokens;
        }

        private Token characterClass() {
            boolean negated = at < pattern.length && pattern[at] == '^';
            if (negated) {
                at++;
            }
            List<Range> ranges = new ArrayList<>();
            while (ranges.isEmpty() || at >= pattern.length || pattern[at] != ']') {
                int low = bound();
                int high = low;
                if (at < pattern.length && pattern[at] == '-') {
                    at++;
                    high = bound();
                }
                ranges.add(new Range(low, high));
            }
            at++;
            return new Token(false, false, negated, ranges);
        }

        private int bound() {
            int c = next();
            if (c == '-' || c == ']') {
                throw syntaxError();
            }
            return c == '\\' ? next() : c;
        }

        private int next() {
            if (at >= pattern.length) {
                throw syntaxError();
            }
            return pattern[at++];
        }

        private static IllegalArgumentException syntaxError() {
            return new IllegalArgumentException("syntax error in pattern");
        }
    }
}
