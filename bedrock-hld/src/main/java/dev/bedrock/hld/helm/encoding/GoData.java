package dev.bedrock.hld.helm.encoding;

import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents as Go values, the way {@code encoding/json} decodes into an {@code interface {}}: all numbers become
 * {@code float64}, integers of any size, too.
 */
public final class GoData {
    private GoData() {}

    /**
     * The value of a node.
     *
     * @throws IllegalArgumentException for infinite numbers and NaN, with the words of {@code encoding/json}
     */
    public static @Nullable Object of(Node node) {
        if (node instanceof MapNode map) {
            GoMap values = new GoMap();
            for (MapNode.Entry entry : map.entries()) {
                values.put(entry.key(), of(entry.value()));
            }
            return values;
        }
        if (node instanceof ListNode list) {
            @Nullable Object[] values = new @Nullable Object[list.items().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = of(list.items().get(i));
            }
            return GoList.wrap(values);
        }
        return scalar(((ScalarNode) node).value());
    }

    /**
     * The value of plain data: null, Boolean, numbers, String, lists, maps with string keys.
     *
     * @throws IllegalArgumentException for anything else, and for infinite numbers and NaN
     */
    public static @Nullable Object ofPlain(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        if (data instanceof List<?> list) {
            @Nullable Object[] values = new @Nullable Object[list.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ofPlain(list.get(i));
            }
            return GoList.wrap(values);
        }
        return scalar(data);
    }

    /** A map of plain data as a Go map; see {@link #ofPlain}. */
    public static GoMap ofMap(Map<?, ?> map) {
        GoMap values = new GoMap();
        map.forEach((key, value) -> values.put((String) key, ofPlain(value)));
        return values;
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException(
                    "not plain data: " + value.getClass().getName());
        }
        double converted = number.doubleValue();
        if (Double.isNaN(converted) || Double.isInfinite(converted)) {
            throw new IllegalArgumentException("json: unsupported value: " + GoNumbers.general(converted));
        }
        return converted;
    }
}
