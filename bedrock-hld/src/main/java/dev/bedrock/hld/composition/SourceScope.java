package dev.bedrock.hld.composition;

import java.util.Optional;

/**
 * Where the files of a component come from.
 *
 * @param home the folder that the component's paths may not leave: that of everything that was fetched with it, empty, for
 *     the root, if it is of the definition itself
 * @param fetched the folder with what was fetched for it; empty if it needs nothing from elsewhere, or is fetched in
 *     Fabrikate's way
 */
public record SourceScope(String home, Optional<String> fetched) {
    /** Of the definition itself. */
    public static SourceScope own() {
        return new SourceScope("", Optional.empty());
    }
}
