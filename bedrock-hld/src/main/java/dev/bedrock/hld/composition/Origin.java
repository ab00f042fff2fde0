package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.SourceLocation;

/**
 * Where a value of a composition came from.
 *
 * @param environment the environment whose file it is, such as {@code prod} or {@code common}
 * @param location the place in that configuration file
 */
public record Origin(String environment, SourceLocation location) {
    /** {@code prod (infra/config/prod.yaml:3:5)}. */
    @Override
    public String toString() {
        return environment + " (" + location + ")";
    }
}
