package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.SourceLocation;

/**
 * A provider that a module needs.
 *
 * @param name the name that the module uses for it
 * @param location where it is required
 * @param source its address, such as {@code hashicorp/azurerm}, empty if the module does not say
 * @param version the versions that are allowed, empty for all
 */
public record RequiredProvider(String name, SourceLocation location, String source, String version) {}
