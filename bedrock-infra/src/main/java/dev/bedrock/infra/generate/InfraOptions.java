package dev.bedrock.infra.generate;

import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.infra.configuration.ConfigurationSource;
import java.util.Set;

/**
 * What the caller decides about generating. Immutable.
 *
 * @param environment where <code>${env:NAME}</code> finds its values
 * @param publicVariables the environment variables that hold no secrets: values made of them are written to files
 * @param secretsInClear whether secrets are written to files as well
 * @param suppliedElsewhere the variables of templates that Terraform gets in another way, for instance with {@code -var}
 * @param keepChanges whether a file that was changed by hand stays where the generated one has changed at the same lines
 * @param configuration where values come from that definitions take from the configuration of manifests
 */
public record InfraOptions(
        EnvironmentVariables environment,
        Set<String> publicVariables,
        boolean secretsInClear,
        Set<String> suppliedElsewhere,
        boolean keepChanges,
        ConfigurationSource configuration) {
    private static final InfraOptions DEFAULTS = new InfraOptions(
            EnvironmentVariables.system(), Set.of(), false, Set.of(), false, ConfigurationSource.none());

    /** Keeps copies. */
    public InfraOptions {
        publicVariables = Set.copyOf(publicVariables);
        suppliedElsewhere = Set.copyOf(suppliedElsewhere);
    }

    /** The environment of this process, none of it public, no secret written, changes by hand reported. */
    public static InfraOptions defaults() {
        return DEFAULTS;
    }

    /** With another environment. */
    public InfraOptions withEnvironment(EnvironmentVariables variables) {
        return new InfraOptions(
                variables, publicVariables, secretsInClear, suppliedElsewhere, keepChanges, configuration);
    }

    /** With other environment variables that hold no secrets. */
    public InfraOptions withPublicVariables(Set<String> names) {
        return new InfraOptions(environment, names, secretsInClear, suppliedElsewhere, keepChanges, configuration);
    }

    /** With secrets in files, or without. */
    public InfraOptions withSecretsInClear(boolean inClear) {
        return new InfraOptions(environment, publicVariables, inClear, suppliedElsewhere, keepChanges, configuration);
    }

    /** With other variables that Terraform gets in another way. */
    public InfraOptions withSuppliedElsewhere(Set<String> names) {
        return new InfraOptions(environment, publicVariables, secretsInClear, names, keepChanges, configuration);
    }

    /** With a source of values that definitions take from the configuration of manifests; by default there is none. */
    public InfraOptions withConfiguration(ConfigurationSource source) {
        return new InfraOptions(environment, publicVariables, secretsInClear, suppliedElsewhere, keepChanges, source);
    }

    /** With changes by hand kept where they are in conflict, or reported. */
    public InfraOptions withKeepChanges(boolean keep) {
        return new InfraOptions(environment, publicVariables, secretsInClear, suppliedElsewhere, keep, configuration);
    }
}
