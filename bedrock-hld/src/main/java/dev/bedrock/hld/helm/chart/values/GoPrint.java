package dev.bedrock.hld.helm.chart.values;

import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values as Go prints them in warnings. */
final class GoPrint {
    private GoPrint() {}

    /** As {@code %v}. */
    static String plain(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        print(value, out);
        return out.toString();
    }

    /** As {@code %t}, which is for booleans and complains about all else. */
    static String asBoolean(@Nullable Object value) {
        if (value == null) {
            return "%!t(<nil>)";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GoPrint::asBoolean).collect(java.util.stream.Collectors.joining(" ", "[", "]"));
        }
        String type = "int64";
        if (value instanceof Boolean) {
            return value.toString();
        } else if (value instanceof Double) {
            type = "float64";
        } else if (value instanceof String) {
            type = "string";
        }
        return "%!t(" + type + "=" + plain(value) + ")";
    }

    private static void print(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            out.append("<nil>");
        } else if (value instanceof Double number) {
            out.append(GoNumbers.general(number));
        } else if (value instanceof Map<?, ?> map) {
            printMap(map, out);
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : " ");
                print(list.get(i), out);
            }
            out.append(']');
        } else {
            out.append(value);
        }
    }

    private static void printMap(Map<?, ?> map, StringBuilder out) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>(GoStrings.BYTE_ORDER);
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        out.append("map[");
        String separator = "";
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            out.append(separator).append(entry.getKey()).append(':');
            print(entry.getValue(), out);
            separator = " ";
        }
        out.append(']');
    }
}
