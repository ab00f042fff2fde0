package dev.bedrock.hld.helm.encoding;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of Go values as plain data. */
final class ListView extends AbstractList<@Nullable Object> {
    private final List<@Nullable Object> list;
    private final PlainData form;
    private final int depth;

    ListView(List<@Nullable Object> list, PlainData form, int depth) {
        this.list = list;
        this.form = form;
        this.depth = depth;
    }

    @Override
    public @Nullable Object get(int index) {
        return form.of(list.get(index), depth + 1);
    }

    @Override
    public int size() {
        return list.size();
    }
}
