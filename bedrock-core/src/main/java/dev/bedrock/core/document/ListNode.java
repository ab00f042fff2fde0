package dev.bedrock.core.document;

import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence. */
public final class ListNode implements Node {
    private final SourceLocation location;
    private final List<Node> items;

    private ListNode(SourceLocation location, List<Node> items) {
        this.location = location;
        this.items = List.copyOf(items);
    }

    /** A sequence of these items. */
    public static ListNode of(SourceLocation location, List<Node> items) {
        return new ListNode(location, items);
    }

    /** The items in order; a null item is a {@link ScalarNode}. */
    public List<Node> items() {
        return items;
    }

    @Override
    public SourceLocation location() {
        return location;
    }

    @Override
    public List<@Nullable Object> toData() {
        List<@Nullable Object> data = new ArrayList<>(items.size());
        for (Node item : items) {
            data.add(item.toData());
        }
        return data;
    }

    @Override
    public String toString() {
        return toData().toString();
    }
}
