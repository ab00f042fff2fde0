package dev.bedrock.core.document.hcl;

/**
 * An argument: {@code name = value}.
 *
 * @param name its name
 * @param nameSpan where the name stands
 * @param value what it is set to
 * @param span all of it
 */
public record HclAttribute(String name, HclSpan nameSpan, HclExpression value, HclSpan span) implements HclItem {}
