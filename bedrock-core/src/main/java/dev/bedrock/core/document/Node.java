package dev.bedrock.core.document;

import dev.bedrock.core.diagnostic.SourceLocation;
import org.jspecify.annotations.Nullable;

/** A value in a document and its place. Nodes are immutable; an alias is the very node of its anchor. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {
    /** Where the value starts. */
    SourceLocation location();

    /**
     * The value as plain data. Lists and maps are new and mutable, they belong to the caller; what an alias stands for is
     * copied.
     */
    @Nullable
    Object toData();
}
