package dev.bedrock.hld.helm.chart;

import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.golib.Regexp;

/**
 * A pattern of {@code .Files.Glob}: {@code *} and {@code ?} within a segment, {@code **} across segments, {@code [abc]},
 * {@code [a-z]}, {@code [!abc]} and {@code {one,other}}. Immutable; matches in time linear in the name.
 */
public final class GlobPattern {
    private static final GlobPattern EVERYTHING = new GlobPattern(compiled("(?s)^.*$"));

    private final Regexp expression;

    private GlobPattern(Regexp expression) {
        this.expression = expression;
    }

    /** Reads a pattern; one that is malformed matches everything. */
    public static GlobPattern of(String pattern) {
        try {
            return new GlobPattern(Regexp.compile(new Translation(pattern).expression()));
        } catch (GoSyntaxException e) {
            return EVERYTHING;
        }
    }

    /** Whether the whole path matches. */
    public boolean matches(String path) {
        return expression.matches(path);
    }

    private static Regexp compiled(String expression) {
        try {
            return Regexp.compile(expression);
        } catch (GoSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From a pattern to a regular expression. */
    private static final class Translation {
        private final String pattern;
        private final StringBuilder out = new StringBuilder("(?s)^");
        private int at;
        private int open;

        Translation(String pattern) {
            this.pattern = pattern;
        }

        String expression() throws GoSyntaxException {
            while (at < pattern.length()) {
                char c = pattern.charAt(at++);
                switch (c) {
                    case '*' -> {
                        boolean across = at < pattern.length() && pattern.charAt(at) == '*';
                        at += across ? 1 : 0;
                        out.append(across ? ".*" : "[^/]*");
                    }
                    case '?' -> out.append("[^/]");
                    case '[' -> characterClass();
                    case '{' -> {
                        open++;
                        out.append("(?:");
                    }
                    case '}' -> close();
                    case ',' -> out.append(open > 0 ? "|" : ",");
                    case '\\' -> literal(at < pattern.length() ? pattern.charAt(at++) : '\\');
                    default -> literal(c);
                }
            }
            return out.append(")".repeat(open)).append('$').toString();
        }

        private void close() throws GoSyntaxException {
            if (open == 0) {
                throw malformed();
            }
            open--;
            out.append(')');
        }

        private void characterClass() throws GoSyntaxException {
            int end = pattern.indexOf(']', at);
            boolean negated = at < pattern.length() && pattern.charAt(at) == '!';
            int from = negated ? at + 1 : at;
            if (end <= from) {
                throw malformed();
            }
            String inside = pattern.substring(from, end);
            at = end + 1;
            out.append(negated ? "[^" : "[");
            boolean range = inside.length() == 3 && inside.charAt(1) == '-';
            for (int i = 0; i < inside.length(); i++) {
                boolean plain = range && i == 1;
                out.append(plain ? "-" : String.format("\\x{%x}", (int) inside.charAt(i)));
            }
            out.append(']');
        }

        private void literal(char c) {
            out.append(Regexp.quoteMeta(String.valueOf(c)));
        }

        private GoSyntaxException malformed() {
            return new GoSyntaxException("malformed glob " + pattern);
        }
    }
}
