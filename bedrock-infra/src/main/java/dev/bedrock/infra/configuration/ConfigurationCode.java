package dev.bedrock.infra.configuration;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems in what infrastructure and configuration know of each other. */
public enum ConfigurationCode implements ProblemCode {
    /** A key that the configuration does not have. */
    KEY_MISSING(
            "INFRA-0421",
            "A definition takes the value of a variable from the configuration of manifests, and for the environments that"
                    + " it names there is no such key, or no configuration was given.");

    private final String id;
    private final String explanation;

    ConfigurationCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
