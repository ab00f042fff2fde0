package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.gotemplate.format.NumberParsing;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Arithmetic on {@code int64}, on decimals, rounding, and conversions between numbers. */
final class MathFunctions {
    private static final int MAX_EXPONENT = 308;

    private MathFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        addConversions(table);
        addIntegers(table);
        addFloats(table);
    }

    private static void addConversions(GoFunctions.Builder table) {
        table.add("int", ANY, Casts::toInteger)
                .add("int64", ANY, value -> TypedInteger.int64(Casts.toInteger(value)))
                .add("float64", ANY, Casts::toFloat)
                .add("atoi", STRING, Casts::parseClamped)
                .add(
                        "toDecimal",
                        ANY,
                        value -> TypedInteger.int64(NumberParsing.parseInt(Texts.print(value), 8, Long.SIZE)
                                .orElse(0)));
    }

    private static void addIntegers(GoFunctions.Builder table) {
        table.addVariadic("add", ANY, values -> fold(0L, values, 0, Long::sum))
                .add("add1", ANY, value -> TypedInteger.int64(Casts.toInteger(value) + 1))
                .add("sub", ANY, ANY, (a, b) -> TypedInteger.int64(Casts.toInteger(a) - Casts.toInteger(b)))
                .add("div", ANY, ANY, (a, b) -> TypedInteger.int64(Casts.toInteger(a) / divisor(b)))
                .add("mod", ANY, ANY, (a, b) -> TypedInteger.int64(Casts.toInteger(a) % divisor(b)));
        addFold(table, "mul", (a, b) -> a * b);
        addFold(table, "max", Math::max);
        addFold(table, "biggest", Math::max);
        addFold(table, "min", Math::min);
    }

    private static void addFold(GoFunctions.Builder table, String name, LongBinaryOperator operator) {
        table.addVariadic(name, List.of(GoType.ANY), GoType.ANY, values -> fold(values[0], values, 1, operator));
    }

    private static TypedInteger fold(
            @Nullable Object first, @Nullable Object[] values, int from, LongBinaryOperator operator) {
        long result = Casts.toInteger(first);
        for (int i = from; i < values.length; i++) {
            result = operator.applyAsLong(result, Casts.toInteger(values[i]));
        }
        return TypedInteger.int64(result);
    }

    private static long divisor(@Nullable Object value) {
        long divisor = Casts.toInteger(value);
        if (divisor == 0) {
            throw new GoFunctionException("runtime error: integer divide by zero");
        }
        return divisor;
    }

    private static void addFloats(GoFunctions.Builder table) {
        table.addVariadic("addf", ANY, values -> Decimals.fold(0L, values, 0, BigDecimal::add))
                .add("add1f", ANY, value -> Decimals.fold(value, new Object[] {1L}, 0, BigDecimal::add))
                .add("floor", ANY, value -> Math.floor(Casts.toFloat(value)))
                .add("ceil", ANY, value -> Math.ceil(Casts.toFloat(value)))
                .addVariadic("round", List.of(GoType.ANY, GoType.INT), GoType.FLOAT64, MathFunctions::round);
        addDecimal(table, "subf", BigDecimal::subtract);
        addDecimal(table, "mulf", BigDecimal::multiply);
        addDecimal(table, "divf", Decimals::divide);
        addFloatFold(table, "maxf", Math::max);
        addFloatFold(table, "minf", Math::min);
    }

    private static void addDecimal(GoFunctions.Builder table, String name, Decimals.Operation operation) {
        table.addVariadic(
                name, List.of(GoType.ANY), GoType.ANY, values -> Decimals.fold(values[0], values, 1, operation));
    }

    private static void addFloatFold(GoFunctions.Builder table, String name, DoubleBinaryOperator operator) {
        table.addVariadic(name, List.of(GoType.ANY), GoType.ANY, values -> {
            double result = Casts.toFloat(values[0]);
            for (int i = 1; i < values.length; i++) {
                result = operator.applyAsDouble(result, Casts.toFloat(values[i]));
            }
            return result;
        });
    }

    /** Rounds up from a fraction of {@code .5} on, or of what the third argument says. */
    private static Double round(@Nullable Object[] arguments) {
        double threshold = arguments.length > 2 ? Casts.toFloat(arguments[2]) : 0.5;
        double power = powerOfTen(Casts.toInteger(arguments[1]));
        double shifted = power * Casts.toFloat(arguments[0]);
        double whole = shifted < 0 ? Math.ceil(shifted) : Math.floor(shifted);
        double fraction = Double.isInfinite(shifted) ? Double.NaN : shifted - whole;
        return (fraction >= threshold ? Math.ceil(shifted) : Math.floor(shifted)) / power;
    }

    private static double powerOfTen(long exponent) {
        long size = Math.abs(exponent);
        double power = size > MAX_EXPONENT ? Double.POSITIVE_INFINITY : Double.parseDouble("1e" + size);
        return exponent < 0 ? 1 / power : power;
    }
}
