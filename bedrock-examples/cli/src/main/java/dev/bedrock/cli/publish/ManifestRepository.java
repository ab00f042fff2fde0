package dev.bedrock.cli.publish;

import dev.bedrock.cli.git.GitAccess;
import dev.bedrock.cli.git.GitAddress;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.secret.Redactor;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where manifests go, and how to get there. */
final class ManifestRepository {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "The manifest repository, by https, ssh, or as a folder that is allowed.")
    private String address = "";

    @Option(
            names = "--token-variable",
            paramLabel = "NAME",
            defaultValue = "MANIFEST_TOKEN",
            description = "The environment variable with the token for its host. Default: ${DEFAULT-VALUE}.")
    private String tokenVariable = "MANIFEST_TOKEN";

    @Mixin
    private final GitAccess access = new GitAccess();

    GitRemote open(CliContext context) {
        return access.client(context, List.of(repository())).remote(address);
    }

    /** Masks the token. */
    Redactor redactor(CliContext context) {
        return repository().redactor(context);
    }

    private GitAddress repository() {
        return new GitAddress(address, tokenVariable);
    }
}
