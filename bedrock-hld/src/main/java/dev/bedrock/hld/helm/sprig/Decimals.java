package dev.bedrock.hld.helm.sprig;

import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Arithmetic on floating point numbers by their decimal digits, so that 0.1 and 0.2 are 0.3. */
final class Decimals {
    private static final int DIVISION_DIGITS = 16;

    private Decimals() {}

    /** One of the four operations. */
    @FunctionalInterface
    interface Operation {
        BigDecimal apply(BigDecimal left, BigDecimal right);
    }

    /** Applies an operation from left to right. */
    static double fold(@Nullable Object first, @Nullable Object[] values, int from, Operation operation) {
        BigDecimal result = decimal(first);
        for (int i = from; i < values.length; i++) {
            result = operation.apply(result, decimal(values[i]));
        }
        return result.doubleValue();
    }

    static BigDecimal divide(BigDecimal left, BigDecimal right) {
        if (right.signum() == 0) {
            throw new GoFunctionException("decimal division by 0");
        }
        return left.divide(right, DIVISION_DIGITS, RoundingMode.HALF_UP);
    }

    private static BigDecimal decimal(@Nullable Object value) {
        double number = Casts.toFloat(value);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new GoFunctionException("Cannot create a Decimal from " + GoNumbers.general(number));
        }
        return new BigDecimal(GoNumbers.general(number));
    }
}
