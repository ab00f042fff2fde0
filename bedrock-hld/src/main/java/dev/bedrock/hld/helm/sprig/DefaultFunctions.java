package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.BOOL;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoComplex;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.TypedFloat;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Defaults for what is empty, and questions about types. */
final class DefaultFunctions {
    private DefaultFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.addVariadic(
                        "default",
                        List.of(GoType.ANY),
                        GoType.ANY,
                        arguments -> arguments.length < 2 || isEmpty(arguments[1]) ? arguments[0] : arguments[1])
                .add("empty", ANY, DefaultFunctions::isEmpty)
                .addVariadic("coalesce", ANY, DefaultFunctions::coalesce)
                .addVariadic("all", ANY, values -> Arrays.stream(values).noneMatch(DefaultFunctions::isEmpty))
                .addVariadic("any", ANY, values -> !Arrays.stream(values).allMatch(DefaultFunctions::isEmpty))
                .add("ternary", ANY, ANY, BOOL, (yes, no, condition) -> condition ? yes : no)
                .add("typeOf", ANY, GoKinds::typeOf)
                .add("typeIs", STRING, ANY, (name, value) -> name.equals(GoKinds.typeOf(value)))
                .add("typeIsLike", STRING, ANY, (name, value) -> {
                    String type = GoKinds.typeOf(value);
                    return name.equals(type) || ("*" + name).equals(type);
                })
                .add("kindOf", ANY, value -> GoKinds.kindOf(value).goName())
                .add(
                        "kindIs",
                        STRING,
                        ANY,
                        (name, value) -> name.equals(GoKinds.kindOf(value).goName()))
                .add("deepEqual", ANY, ANY, DeepEquality::equal);
    }

    /** Whether a value is nil, zero, false or has no elements; structs never are. */
    static boolean isEmpty(@Nullable Object value) {
        if (value == null) {
            return true;
        } else if (value instanceof String text) {
            return text.isEmpty();
        } else if (value instanceof Boolean flag) {
            return !flag;
        } else if (value instanceof Double number) {
            return number == 0;
        } else if (value instanceof Long number) {
            return number == 0;
        } else if (value instanceof GoMap map) {
            return map.isEmpty();
        } else if (value instanceof GoList list) {
            return list.isEmpty();
        } else if (value instanceof TypedInteger number) {
            return number.bits() == 0;
        } else if (value instanceof GoBytes bytes) {
            return bytes.size() == 0;
        } else if (value instanceof TypedFloat number) {
            return number.value() == 0;
        }
        return value instanceof GoComplex number && number.real() == 0 && number.imaginary() == 0;
    }

    private static @Nullable Object coalesce(@Nullable Object[] values) {
        for (Object value : values) {
            if (!isEmpty(value)) {
                return value;
            }
        }
        return null;
    }
}
