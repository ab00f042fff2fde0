package dev.bedrock.hld.helm.gotemplate.function;

import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a Go type together with the Java class its arguments have.
 *
 * @param type what templates must pass
 * @param javaClass what the code receives; a parameter that can be nil ({@code ANY}, {@code DICT}, lists) receives null for it
 * @param <T> the same as a type variable
 */
public record Parameter<T>(GoType type, Class<T> javaClass) {
    public static final Parameter<Object> ANY = new Parameter<>(GoType.ANY, Object.class);
    public static final Parameter<String> STRING = new Parameter<>(GoType.STRING, String.class);
    public static final Parameter<Boolean> BOOL = new Parameter<>(GoType.BOOL, Boolean.class);
    /** {@code int}. */
    public static final Parameter<Long> INT = new Parameter<>(GoType.INT, Long.class);
    /** {@code int64}: not even an {@code int} will do, but for literals. */
    public static final Parameter<TypedInteger> INT64 = new Parameter<>(GoType.INT64, TypedInteger.class);

    public static final Parameter<Double> FLOAT64 = new Parameter<>(GoType.FLOAT64, Double.class);
    public static final Parameter<GoBytes> BYTES = new Parameter<>(GoType.BYTES, GoBytes.class);
    /** {@code []interface {}}. */
    public static final Parameter<GoList> LIST = new Parameter<>(GoType.ANY_LIST, GoList.class);
    /** {@code []string}. */
    public static final Parameter<GoList> STRINGS = new Parameter<>(GoType.STRING_LIST, GoList.class);
    /** {@code map[string]interface {}}. */
    public static final Parameter<GoMap> DICT = new Parameter<>(GoType.ANY_MAP, GoMap.class);

    /** The argument at an index as the code receives it. */
    @SuppressWarnings("NullAway") // nil goes through to code that has asked for a parameter that can be nil
    T from(@Nullable Object[] arguments, int index) {
        return javaClass.cast(arguments[index]);
    }
}
