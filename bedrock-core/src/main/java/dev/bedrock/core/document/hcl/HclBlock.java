package dev.bedrock.core.document.hcl;

import java.util.List;

/**
 * A block: {@code type "label" { ... }}.
 *
 * @param type its type
 * @param typeSpan where the type stands
 * @param labels its labels, often none
 * @param body what is between its braces
 * @param span all of it, to the closing brace
 */
public record HclBlock(String type, HclSpan typeSpan, List<HclLabel> labels, HclBody body, HclSpan span)
        implements HclItem {
    /** Keeps a copy. */
    public HclBlock {
        labels = List.copyOf(labels);
    }
}
