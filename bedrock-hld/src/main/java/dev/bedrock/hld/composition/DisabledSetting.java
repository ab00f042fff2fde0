package dev.bedrock.hld.composition;

/**
 * Whether a component is left out, as one layer says.
 *
 * @param disabled whether it is left out
 * @param origin where it came from
 */
public record DisabledSetting(boolean disabled, Origin origin) {}
