package dev.bedrock.hld.helm.golib;

import java.util.Map;

/** Lengths of time in nanoseconds, written as Go does: {@code 1h30m0s}, {@code 1.5s}, {@code 20ms}. */
public final class GoDuration {
    private static final long MICROSECOND = 1_000L;
    private static final long MILLISECOND = 1_000_000L;
    /** One second in nanoseconds. */
    public static final long SECOND = 1_000_000_000L;

    /** One minute in nanoseconds. */
    public static final long MINUTE = 60 * SECOND;

    /** One hour in nanoseconds. */
    public static final long HOUR = 60 * MINUTE;

    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", MICROSECOND,
            "µs", MICROSECOND,
            "μs", MICROSECOND,
            "ms", MILLISECOND,
            "s", SECOND,
            "m", MINUTE,
            "h", HOUR);

    private GoDuration() {}

    /**
     * The nanoseconds that a text such as {@code -1.5h} or {@code 1m30s} stands for.
     *
     * @throws GoSyntaxException if it is none, or beyond 292 years
     */
    public static long parse(String text) throws GoSyntaxException {
        return new Parser(text).parse();
    }

    /** The text for a number of nanoseconds. */
    public static String format(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        StringBuilder out = new StringBuilder();
        if (nanos < 0) {
            out.append('-');
        }
        long rest = nanos < 0 ? -nanos : nanos;
        if (Long.compareUnsigned(rest, SECOND) < 0) {
            return formatBelowSecond(out, rest);
        }
        long seconds = Long.divideUnsigned(rest, SECOND);
        long minutes = seconds / 60;
        if (minutes >= 60) {
            out.append(minutes / 60).append('h');
        }
        if (minutes > 0) {
            out.append(minutes % 60).append('m');
        }
        appendDecimal(out, seconds % 60, Long.remainderUnsigned(rest, SECOND), 9);
        return out.append('s').toString();
    }

    private static String formatBelowSecond(StringBuilder out, long nanos) {
        if (nanos < MICROSECOND) {
            return out.append(nanos).append("ns").toString();
        }
        if (nanos < MILLISECOND) {
            appendDecimal(out, nanos / MICROSECOND, nanos % MICROSECOND, 3);
            return out.append("µs").toString();
        }
        appendDecimal(out, nanos / MILLISECOND, nanos % MILLISECOND, 6);
        return out.append("ms").toString();
    }

    private static void appendDecimal(StringBuilder out, long whole, long fraction, int digits) {
        out.append(whole);
        if (fraction == 0) {
            return;
        }
        String text = Long.toString(fraction);
        out.append('.').append("0".repeat(digits - text.length())).append(text);
        int end = out.length();
        while (out.charAt(end - 1) == '0') {
            end--;
        }
        out.setLength(end);
    }

    /** Sums up number-unit pairs; the sum may reach 2^63, which only its negative can be returned. */
    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        long parse() throws GoSyntaxException {
            boolean negative = text.startsWith("-");
            at = negative || text.startsWith("+") ? 1 : 0;
            if (text.substring(at).equals("0")) {
                return 0;
            }
            if (at == text.length()) {
                throw invalid();
            }
            long sum = 0;
            while (at < text.length()) {
                sum += pair();
                if (Long.compareUnsigned(sum, Long.MIN_VALUE) > 0) {
                    throw invalid();
                }
            }
            if (sum == Long.MIN_VALUE && !negative) {
                throw invalid();
            }
            return negative ? -sum : sum;
        }

        private long pair() throws GoSyntaxException {
            int start = at;
            long whole = whole();
            boolean digits = at > start;
            long fraction = 0;
            double scale = 1;
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                start = at;
                for (; at < text.length() && Ascii.isDigit(text.charAt(at)); at++) {
                    if (fraction <= (Long.MAX_VALUE - 9) / 10) {
                        fraction = fraction * 10 + (text.charAt(at) - '0');
                        scale *= 10;
                    }
                }
                digits |= at > start;
            }
            if (!digits) {
                throw invalid();
            }
            long unit = unit();
            if (Long.compareUnsigned(whole, Long.divideUnsigned(Long.MIN_VALUE, unit)) > 0) {
                throw invalid();
            }
            long nanos = whole * unit + (fraction > 0 ? (long) (fraction * (unit / scale)) : 0);
            if (Long.compareUnsigned(nanos, Long.MIN_VALUE) > 0) {
                throw invalid();
            }
            return nanos;
        }

        private long whole() throws GoSyntaxException {
            long value = 0;
            for (; at < text.length() && Ascii.isDigit(text.charAt(at)); at++) {
                if (Long.compareUnsigned(value, Long.MAX_VALUE / 10 + 1) > 0) {
                    throw invalid();
                }
                value = value * 10 + (text.charAt(at) - '0');
                if (Long.compareUnsigned(value, Long.MIN_VALUE) > 0) {
                    throw invalid();
                }
            }
            return value;
        }

        private long unit() throws GoSyntaxException {
            int start = at;
            while (at < text.length() && text.charAt(at) != '.' && !Ascii.isDigit(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                throw new GoSyntaxException("time: missing unit in duration " + GoTimeText.quote(text));
            }
            String name = text.substring(start, at);
            Long unit = UNITS.get(name);
            if (unit == null) {
                throw new GoSyntaxException(
                        "time: unknown unit " + GoTimeText.quote(name) + " in duration " + GoTimeText.quote(text));
            }
            return unit;
        }

        private GoSyntaxException invalid() {
            return new GoSyntaxException("time: invalid duration " + GoTimeText.quote(text));
        }
    }
}
