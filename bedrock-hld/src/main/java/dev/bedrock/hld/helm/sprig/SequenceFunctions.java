package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Arithmetic sequences. */
final class SequenceFunctions {
    private static final GoType INTS = GoType.listOf(GoType.INT);

    private SequenceFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.add(GoFunction.of("until", List.of(GoType.INT), (context, arguments) -> {
                    long end = integer(arguments, 0);
                    return GoList.ofType(INTS, sequence(context, 0, end, end < 0 ? -1 : 1));
                }))
                .add(GoFunction.of("untilStep", List.of(GoType.INT, GoType.INT, GoType.INT), (context, arguments) -> {
                    long start = integer(arguments, 0);
                    return GoList.ofType(INTS, sequence(context, start, integer(arguments, 1), integer(arguments, 2)));
                }))
                .add(GoFunction.variadic("seq", List.of(), GoType.INT, SequenceFunctions::seq));
    }

    private static long integer(@Nullable Object[] arguments, int index) {
        return Casts.toInteger(arguments[index]);
    }

    /** The numbers from the start to before the end, none if the step leads away from it. */
    private static List<Long> sequence(CallContext context, long start, long end, long step) {
        if (step == 0 || start == end || end > start != step > 0) {
            return List.of();
        }
        long last = end > start ? end - 1 : end + 1;
        long count = (last - start) / step + 1;
        Bounds.checkElements(last - start < 0 == end > start ? Long.MAX_VALUE : count);
        context.spend(count);
        List<Long> numbers = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
            numbers.add(start + i * step);
        }
        return numbers;
    }

    /** Like the command {@code seq}: end; start and end; start, step and end, all of them included. */
    private static String seq(CallContext context, @Nullable Object[] arguments) {
        if (arguments.length == 0 || arguments.length > 3) {
            return "";
        }
        long start = arguments.length == 1 ? 1 : integer(arguments, 0);
        long end = integer(arguments, arguments.length - 1);
        long direction = end < start ? -1 : 1;
        long step = arguments.length == 3 ? integer(arguments, 1) : direction;
        if (end < start && step > 0) {
            return "";
        }
        return sequence(context, start, end + direction, step).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
