package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain data as values of templates. What was shared before is not shared any more. */
final class GoData {
    private GoData() {}

    /** A mapping, all of whose mappings can be changed by templates. */
    static GoMap map(Map<?, ?> data) {
        GoMap map = new GoMap(GoType.ANY_MAP, data.size());
        data.forEach((key, value) -> map.put(String.valueOf(key), value(value)));
        return map;
    }

    static @Nullable Object value(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            return map(map);
        }
        if (data instanceof List<?> list) {
            @Nullable Object[] elements = new @Nullable Object[list.size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = value(list.get(i));
            }
            return GoList.wrap(elements);
        }
        return data;
    }
}
