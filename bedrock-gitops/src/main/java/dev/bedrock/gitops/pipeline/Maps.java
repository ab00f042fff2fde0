package dev.bedrock.gitops.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps whose order is that of the arguments, for documents that people read. */
final class Maps {
    private Maps() {}

    /** A map of keys and values in turn. */
    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
