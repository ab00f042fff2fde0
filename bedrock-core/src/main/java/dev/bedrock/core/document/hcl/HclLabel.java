package dev.bedrock.core.document.hcl;

/**
 * A label of a block.
 *
 * @param text what it says, without quotes and escapes
 * @param quoted whether it is in quotes
 * @param span where it stands, with its quotes
 */
public record HclLabel(String text, boolean quoted, HclSpan span) {}
