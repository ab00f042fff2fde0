package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.secret.VariablesFile;
import dev.bedrock.infra.generate.InfraOptions;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where values come from, and which are secrets. */
final class ValueOptions {
    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "A file with environment variables besides those set.")
    private @Nullable Path variablesFile;

    @Option(
            names = "--public",
            split = ",",
            paramLabel = "NAME",
            description = "Environment variables that hold no secrets: values made of them are written to files.")
    private Set<String> publicVariables = Set.of();

    @Option(names = "--secrets-in-clear", description = "Write secrets to files, too.")
    private boolean secretsInClear;

    @Option(
            names = "--supplied",
            split = ",",
            paramLabel = "NAME",
            description = "Variables of the template that Terraform gets in another way, such as with -var.")
    private Set<String> supplied = Set.of();

    @Option(
            names = "--hld",
            paramLabel = "DIR",
            description = "The folder of the high level definition that definitions take values from.")
    private @Nullable Path definition;

    InfraOptions options(CliContext context) {
        InfraOptions options = InfraOptions.defaults()
                .withEnvironment(environment(context))
                .withPublicVariables(publicVariables)
                .withSecretsInClear(secretsInClear)
                .withSuppliedElsewhere(supplied);
        return definition == null
                ? options
                : options.withConfiguration(new HldConfiguration(context.resolve(definition)));
    }

    private EnvironmentVariables environment(CliContext context) {
        if (variablesFile == null) {
            return context.variables();
        }
        Path file = context.resolve(variablesFile);
        Path folder = file.resolveSibling(".").normalize();
        String name = String.valueOf(file.getFileName());
        return context.variables()
                .orElse(VariablesFile.read(name, FileTree.open(folder).readString(name)));
    }
}
