package dev.bedrock.core.document.hcl;

/** What a body consists of. */
public sealed interface HclItem permits HclAttribute, HclBlock {
    /** The whole item, without the end of its line. */
    HclSpan span();
}
