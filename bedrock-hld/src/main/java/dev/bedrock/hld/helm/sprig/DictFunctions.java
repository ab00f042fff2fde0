package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.DICT;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dictionaries. {@code set}, {@code unset} and the merges change the dictionary they are given and return it; nil passes
 * for an empty one.
 */
final class DictFunctions {
    private static final int MAX_DEPTH = 1_000;

    private DictFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.addVariadic("dict", ANY, DictFunctions::dict)
                .add("get", DICT, STRING, (dict, key) -> dict == null ? "" : dict.getOrDefault(key, ""))
                .add("set", DICT, STRING, ANY, DictFunctions::set)
                .add("unset", DICT, STRING, DictFunctions::unset)
                .add("hasKey", DICT, STRING, (dict, key) -> dict != null && dict.containsKey(key))
                .addVariadic("pluck", List.of(GoType.STRING), GoType.ANY_MAP, DictFunctions::pluck)
                .addVariadic("keys", DICT, DictFunctions::keys)
                .add("values", DICT, DictFunctions::values)
                .addVariadic("pick", List.of(GoType.ANY_MAP), GoType.STRING, DictFunctions::pick)
                .addVariadic("omit", List.of(GoType.ANY_MAP), GoType.STRING, DictFunctions::omit)
                .addVariadic("dig", ANY, DictFunctions::dig);
        for (String must : List.of("", "must")) {
            table.addVariadic(
                            ListFunctions.name(must, "merge"),
                            List.of(GoType.ANY_MAP),
                            GoType.ANY_MAP,
                            dicts -> DictMerge.merge(dicts, false))
                    .addVariadic(
                            ListFunctions.name(must, "mergeOverwrite"),
                            List.of(GoType.ANY_MAP),
                            GoType.ANY_MAP,
                            dicts -> DictMerge.merge(dicts, true))
                    .add(ListFunctions.name(must, "deepCopy"), ANY, DictFunctions::deepCopy);
        }
    }

    private static GoMap dict(@Nullable Object[] arguments) {
        GoMap dict = new GoMap();
        for (int i = 0; i < arguments.length; i += 2) {
            dict.put(Texts.of(arguments[i]), i + 1 < arguments.length ? arguments[i + 1] : "");
        }
        return dict;
    }

    private static GoMap set(@Nullable GoMap dict, String key, @Nullable Object value) {
        if (dict == null) {
            throw new GoFunctionException("assignment to entry in nil map");
        }
        dict.put(key, value);
        return dict;
    }

    private static GoMap unset(@Nullable GoMap dict, String key) {
        if (dict == null) {
            return new GoMap();
        }
        dict.remove(key);
        return dict;
    }

    private static GoList pluck(@Nullable Object[] arguments) {
        String key = (String) arguments[0];
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i] instanceof GoMap dict && key != null && dict.containsKey(key)) {
                values.add(dict.get(key));
            }
        }
        return GoList.copyOf(values);
    }

    /** Sorted, though Go promises no order: templates that forget to sort print the same every time. */
    private static GoList keys(@Nullable Object[] dicts) {
        List<String> keys = new ArrayList<>();
        for (Object dict : dicts) {
            if (dict instanceof GoMap map) {
                keys.addAll(map.sortedKeys());
            }
        }
        return GoList.ofStrings(keys);
    }

    private static GoList values(@Nullable GoMap dict) {
        List<@Nullable Object> values = new ArrayList<>();
        if (dict != null) {
            for (String key : dict.sortedKeys()) {
                values.add(dict.get(key));
            }
        }
        return GoList.copyOf(values);
    }

    private static GoMap pick(@Nullable Object[] arguments) {
        GoMap picked = new GoMap();
        if (arguments[0] instanceof GoMap dict) {
            for (int i = 1; i < arguments.length; i++) {
                String key = (String) arguments[i];
                if (key != null && dict.containsKey(key)) {
                    picked.put(key, dict.get(key));
                }
            }
        }
        return picked;
    }

    private static GoMap omit(@Nullable Object[] arguments) {
        Set<String> omitted = new HashSet<>();
        for (int i = 1; i < arguments.length; i++) {
            omitted.add(String.valueOf(arguments[i]));
        }
        GoMap kept = new GoMap();
        if (arguments[0] instanceof GoMap dict) {
            for (String key : dict.sortedKeys()) {
                if (!omitted.contains(key)) {
                    kept.put(key, dict.get(key));
                }
            }
        }
        return kept;
    }

    /** Keys, the default, the dictionary. */
    private static @Nullable Object dig(@Nullable Object[] arguments) {
        int keys = arguments.length - 2;
        if (keys < 1) {
            throw new GoFunctionException("dig needs at least three arguments");
        }
        GoMap dict = dictOf(arguments[keys + 1]);
        for (int i = 0; i < keys; i++) {
            if (!(arguments[i] instanceof String)) {
                throw conversion(arguments[i], "string");
            }
        }
        for (int i = 0; ; i++) {
            String key = String.valueOf(arguments[i]);
            if (!dict.containsKey(key)) {
                return arguments[keys];
            }
            if (i == keys - 1) {
                return dict.get(key);
            }
            dict = dictOf(dict.get(key));
        }
    }

    private static GoMap dictOf(@Nullable Object value) {
        if (value instanceof GoMap map && map.type().equals(GoType.ANY_MAP)) {
            return map;
        }
        throw conversion(value, GoType.ANY_MAP.name());
    }

    private static GoFunctionException conversion(@Nullable Object value, String wanted) {
        String type = value == null ? "nil" : GoKinds.typeOf(value);
        return new GoFunctionException("interface conversion: interface {} is " + type + ", not " + wanted);
    }

    private static @Nullable Object deepCopy(@Nullable Object value) {
        if (value == null) {
            throw new GoFunctionException("reflect: call of reflect.Value.Type on zero Value");
        }
        return deepCopy(value, 0);
    }

    private static @Nullable Object deepCopy(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new GoFunctionException("values nest too deeply to be copied");
        }
        if (value instanceof GoMap map) {
            GoMap copy = map.copy();
            for (String key : map.sortedKeys()) {
                copy.put(key, deepCopy(map.get(key), depth + 1));
            }
            return copy;
        }
        if (value instanceof GoList list && !list.isEmpty()) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object element : list.asList()) {
                copy.add(deepCopy(element, depth + 1));
            }
            return GoList.ofType(list.type(), copy);
        }
        return value;
    }
}
