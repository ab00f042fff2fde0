package dev.bedrock.hld.helm.gotemplate.value;

/** A {@code float32}. A {@code float64} is a {@link Double}. */
public record TypedFloat(float value) {}
