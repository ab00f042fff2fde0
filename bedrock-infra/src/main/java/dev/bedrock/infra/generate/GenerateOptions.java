package dev.bedrock.infra.generate;

import dev.bedrock.core.process.EnvironmentVariables;
import java.util.Set;

/**
 * What the caller decides about generating. Immutable.
 *
 * @param environment where <code>${env:NAME}</code> finds its values
 * @param publicVariables the environment variables that hold no secrets: values made of them are written to files
 * @param secretsInClear whether secrets are written to files as well
 * @param suppliedElsewhere the variables of templates that Terraform gets in another way, for instance with {@code -var}
 * @param keepChanges whether a file that was changed by hand stays where the generated one has changed, too
 */
public record GenerateOptions(
        EnvironmentVariables environment,
        Set<String> publicVariables,
        boolean secretsInClear,
        Set<String> suppliedElsewhere,
        boolean keepChanges) {
    private static final GenerateOptions DEFAULTS =
            new GenerateOptions(EnvironmentVariables.system(), Set.of(), false, Set.of(), false);

    /** Keeps copies. */
    public GenerateOptions {
        publicVariables = Set.copyOf(publicVariables);
        suppliedElsewhere = Set.copyOf(suppliedElsewhere);
    }

    /** The environment of this process, none of it public, no secret written, changes by hand reported. */
    public static GenerateOptions defaults() {
        return DEFAULTS;
    }

    /** With another environment. */
    public GenerateOptions withEnvironment(EnvironmentVariables variables) {
        return new GenerateOptions(variables, publicVariables, secretsInClear, suppliedElsewhere, keepChanges);
    }

    /** With other environment variables that hold no secrets. */
    public GenerateOptions withPublicVariables(Set<String> names) {
        return new GenerateOptions(environment, names, secretsInClear, suppliedElsewhere, keepChanges);
    }

    /** With secrets in files, or without. */
    public GenerateOptions withSecretsInClear(boolean inClear) {
        return new GenerateOptions(environment, publicVariables, inClear, suppliedElsewhere, keepChanges);
    }

    /** With other variables that Terraform gets in another way. */
    public GenerateOptions withSuppliedElsewhere(Set<String> names) {
        return new GenerateOptions(environment, publicVariables, secretsInClear, names, keepChanges);
    }

    /** With changes by hand kept where they are in conflict, or reported. */
    public GenerateOptions withKeepChanges(boolean keep) {
        return new GenerateOptions(environment, publicVariables, secretsInClear, suppliedElsewhere, keep);
    }
}
