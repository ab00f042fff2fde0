package dev.bedrock.core.document.hcl;

import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conversions between the types of values, as Terraform makes them. */
final class Values {
    /** Beyond, a number has no double, and its digits would fill the memory. */
    private static final int MAX_EXPONENT = 400;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private Values() {}

    static BigDecimal number(HclExpression.NumberLiteral literal, HclEvaluator evaluator) {
        String text = literal.text();
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (e < 0) {
            return new BigDecimal(text);
        }
        BigDecimal mantissa = new BigDecimal(text.substring(0, e));
        if (mantissa.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int exponent = Integer.parseInt(text.substring(e + 1));
        if (Math.abs((long) exponent) > MAX_EXPONENT) {
            throw evaluator.error(HclCode.EVALUATION, "the number is too large or too small", literal);
        }
        return mantissa.scaleByPowerOfTen(exponent);
    }

    /** Long, BigInteger or Double. */
    static Object plain(BigDecimal number, HclEvaluator evaluator, HclExpression place) {
        BigDecimal shortest = number.stripTrailingZeros();
        if (shortest.scale() <= 0) {
            BigInteger whole = shortest.toBigInteger();
            return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
        }
        double value = shortest.doubleValue();
        if (!Double.isFinite(value)) {
            throw evaluator.error(HclCode.EVALUATION, "the number is too large", place);
        }
        return value;
    }

    static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String text(@Nullable Object value, HclEvaluator evaluator, HclExpression place) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal number) {
            return text(number);
        }
        if (value instanceof Boolean bool) {
            return bool.toString();
        }
        throw wrong("a string", value, evaluator, place);
    }

    static boolean bool(@Nullable Object value, HclEvaluator evaluator, HclExpression place) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        if ("true".equals(value) || "false".equals(value)) {
            return "true".equals(value);
        }
        throw wrong("true or false", value, evaluator, place);
    }

    static BigDecimal number(@Nullable Object value, HclEvaluator evaluator, HclExpression place) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof String text && NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        throw wrong("a number", value, evaluator, place);
    }

    private static RuntimeException wrong(
            String expected, @Nullable Object value, HclEvaluator evaluator, HclExpression place) {
        return evaluator.error(HclCode.EVALUATION, "this must be " + expected + ", found " + describe(value), place);
    }

    private static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof ListNode) {
            return "a list";
        }
        if (value instanceof MapNode) {
            return "an object";
        }
        return value instanceof String ? "a string" : value instanceof Boolean ? "a boolean" : "a number";
    }
}
