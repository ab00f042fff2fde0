package dev.bedrock.hld.helm.gotemplate.format;

import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoLimitException;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import org.jspecify.annotations.Nullable;

/** One run over a format string. */
final class FormatRun {
    private static final int MAX_NUMBER = 1_000_000;
    private static final int MAX_LENGTH = 1 << 26;
    private static final int NONE = -1;

    private final String format;
    private final @Nullable Object[] operands;
    private final StringBuilder out = new StringBuilder();
    private final ValuePrinter printer = new ValuePrinter(out);
    private final Field field = printer.field;
    private int at;
    private int operand;
    private boolean reordered;
    private boolean afterIndex;
    private boolean validIndex;

    FormatRun(String format, @Nullable Object[] operands) {
        this.format = format;
        this.operands = operands;
    }

    String run() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            out.append(format, at, percent < 0 ? format.length() : percent);
            if (percent < 0) {
                break;
            }
            at = percent + 1;
            verb();
            if (out.length() > MAX_LENGTH) {
                throw new GoLimitException("text of more than " + MAX_LENGTH + " characters is over the limit");
            }
        }
        if (!reordered && operand < operands.length) {
            surplus();
        }
        return out.toString();
    }

    private void verb() {
        afterIndex = false;
        validIndex = true;
        field.clear();
        flags();
        index();
        width();
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision();
        }
        if (!afterIndex) {
            index();
        }
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        if (verb == '%') {
            out.append('%');
        } else if (!validIndex) {
            out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
        } else if (operand >= operands.length) {
            out.append("%!").appendCodePoint(verb).append("(MISSING)");
        } else {
            print(operands[operand++], verb);
        }
    }

    private void print(@Nullable Object value, int verb) {
        if (verb == 'v') {
            field.sharpV = field.sharp;
            field.sharp = false;
            field.plusV = field.plus;
            field.plus = false;
        }
        printer.print(value, verb);
    }

    private void flags() {
        for (; at < format.length(); at++) {
            switch (format.charAt(at)) {
                case '#' -> field.sharp = true;
                case '0' -> field.zero = true;
                case '+' -> field.plus = true;
                case '-' -> field.minus = true;
                case ' ' -> field.space = true;
                default -> {
                    return;
                }
            }
        }
    }

    private void width() {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            Integer width = operandAsNumber();
            if (width == null) {
                out.append("%!(BADWIDTH)");
            } else if (width < 0) {
                field.width = -width;
                field.minus = true;
                field.zero = false;
            } else {
                field.width = width;
            }
            afterIndex = false;
        } else {
            field.width = number();
            validIndex &= !(afterIndex && field.width != NONE);
        }
    }

    private void precision() {
        validIndex &= !afterIndex;
        index();
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            Integer precision = operandAsNumber();
            if (precision == null || precision < 0) {
                out.append("%!(BADPREC)");
            } else {
                field.precision = precision;
            }
            afterIndex = false;
        } else {
            field.precision = Math.max(number(), 0);
        }
    }

    /** Reads a number; one that is far too great swallows the rest of the format. */
    private int number() {
        int start = at;
        int value = 0;
        while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            if (value > MAX_NUMBER) {
                at = format.length();
                return NONE;
            }
            value = value * 10 + format.charAt(at++) - '0';
        }
        return at == start ? NONE : value;
    }

    /** Reads an argument index in brackets. */
    private void index() {
        afterIndex = false;
        if (at >= format.length() || format.charAt(at) != '[') {
            return;
        }
        reordered = true;
        int close = format.indexOf(']', at + 1);
        if (close < 0 || format.length() - at < 3) {
            at++;
            validIndex = false;
            return;
        }
        int start = at + 1;
        at = start;
        int value = number();
        boolean wellFormed = value != NONE && at == close;
        at = close + 1;
        if (wellFormed && value >= 1 && value <= operands.length) {
            operand = value - 1;
            afterIndex = true;
        } else {
            validIndex = false;
            afterIndex = wellFormed;
        }
    }

    private @Nullable Integer operandAsNumber() {
        if (operand >= operands.length) {
            return null;
        }
        Object value = operands[operand++];
        Long number = value instanceof Long whole
                ? whole
                : value instanceof TypedInteger typed && (typed.kind().isSigned() || typed.bits() >= 0)
                        ? (Long) typed.bits()
                        : null;
        return number == null || Math.abs(number) > MAX_NUMBER ? null : (Integer) number.intValue();
    }

    private void surplus() {
        field.clear();
        out.append("%!(EXTRA ");
        for (int i = operand; i < operands.length; i++) {
            if (i > operand) {
                out.append(", ");
            }
            Object value = operands[i];
            if (value == null) {
                out.append("<nil>");
            } else {
                out.append(GoKinds.typeOf(value)).append('=');
                printer.print(value, 'v');
            }
        }
        out.append(')');
    }
}
