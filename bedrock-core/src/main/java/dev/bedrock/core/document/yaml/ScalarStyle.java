package dev.bedrock.core.document.yaml;

/** How a string is written. */
enum ScalarStyle {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL
}
