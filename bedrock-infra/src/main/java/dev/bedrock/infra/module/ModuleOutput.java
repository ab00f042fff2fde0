package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.SourceLocation;

/**
 * A value that a module gives to whoever applies it.
 *
 * @param name its name
 * @param location where it is declared
 * @param description what it is, empty if the module does not say
 * @param sensitive whether it must not be shown
 */
public record ModuleOutput(String name, SourceLocation location, String description, boolean sensitive) {}
