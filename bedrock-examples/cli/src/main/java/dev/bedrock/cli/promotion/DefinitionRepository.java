package dev.bedrock.cli.promotion;

import dev.bedrock.cli.git.GitAccess;
import dev.bedrock.cli.git.GitAddress;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.git.GitClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the definition is, and how to get there. */
final class DefinitionRepository {
    @Option(
            names = "--hld",
            required = true,
            paramLabel = "URL",
            description = "The repository of the definition, by https, ssh, or as a folder that is allowed.")
    private String address = "";

    @Option(
            names = "--base",
            paramLabel = "BRANCH",
            description = "The branch of the definition. Default: its default branch.")
    private @Nullable String base;

    @Option(
            names = "--token-variable",
            paramLabel = "NAME",
            defaultValue = "HLD_TOKEN",
            description = "The environment variable with the token for its host. Default: ${DEFAULT-VALUE}.")
    private String tokenVariable = "HLD_TOKEN";

    @Mixin
    private final GitAccess access = new GitAccess();

    String address() {
        return address;
    }

    Optional<String> base() {
        return Optional.ofNullable(base);
    }

    /** A client for the repository, and for others beside it. */
    GitClient client(CliContext context, GitAddress... others) {
        List<GitAddress> all = new ArrayList<>(List.of(others));
        all.add(0, new GitAddress(address, tokenVariable));
        return access.client(context, all);
    }
}
