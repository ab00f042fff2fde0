package dev.bedrock.hld.component;

import dev.bedrock.core.diagnostic.SourceLocation;

/**
 * A name that a component file uses for something else: an environment, another component.
 *
 * @param name the name
 * @param location where it is written
 */
public record NameReference(String name, SourceLocation location) {
    @Override
    public String toString() {
        return name;
    }
}
