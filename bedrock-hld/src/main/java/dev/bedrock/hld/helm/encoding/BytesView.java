package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes as a list of integers. */
final class BytesView {
    private BytesView() {}

    static List<@Nullable Object> of(GoBytes bytes) {
        List<@Nullable Object> integers = new ArrayList<>(bytes.size());
        for (int i = 0; i < bytes.size(); i++) {
            integers.add((long) bytes.get(i));
        }
        return integers;
    }
}
