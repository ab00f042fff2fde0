package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.SourceLocation;

/**
 * A value of a deployment, and where it came from.
 *
 * @param part what it is a value of
 * @param name the name of the setting or variable
 * @param value the value as it is written, lists and mappings as JSON; references to environment variables stand as they are,
 *     and a secret that is written in clear is {@code ***}
 * @param layer what gives it
 * @param location where it stands; for what is missing, and for defaults, where the template declares the variable
 */
public record ExplainedValue(Part part, String name, String value, Layer layer, SourceLocation location) {
    /** What can have values. */
    public enum Part {
        /** The definition itself. */
        SETTING,
        /** The backend that keeps Terraform's state. */
        BACKEND,
        /** The template's variables. */
        VARIABLE
    }

    /** What can give a value. */
    public enum Layer {
        /** One of the definitions from the top folder down. */
        DEFINITION,
        /** The configuration of manifests, by the mapping of a definition. */
        CONFIGURATION,
        /** The template's own default. */
        DEFAULT,
        /** Nothing: Terraform needs it from elsewhere. */
        MISSING
    }
}
