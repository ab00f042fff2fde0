package dev.bedrock.hld.composition;

import java.util.Set;

/**
 * The namespace of a component's release. The name and its injection come from one layer together.
 *
 * @param name the namespace, not empty
 * @param inject whether objects without a namespace get it written into their metadata
 * @param exceptKinds the kinds of objects that are left alone, beside those that have no namespace
 * @param origin where it came from
 */
public record NamespaceSetting(String name, boolean inject, Set<String> exceptKinds, Origin origin) {
    /** Keeps a copy. */
    public NamespaceSetting {
        exceptKinds = Set.copyOf(exceptKinds);
    }
}
