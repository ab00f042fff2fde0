package dev.bedrock.cli.promotion;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitIdentity;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.secret.CredentialProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the definition is, and how to get there. */
final class DefinitionRepository {
    private static final String AUTHOR = "Automated Account <automated@bedrock.invalid>";

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

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description =
                    "A host that may be reached although its address is private, also without encryption; HOST:PORT"
                            + " for one port. Repeatable.")
    private List<String> allowHosts = List.of();

    @Option(
            names = "--allow-folder",
            paramLabel = "DIR",
            description = "A folder that may hold repositories. Repeatable.")
    private List<Path> allowFolders = List.of();

    @Option(
            names = "--author",
            paramLabel = "'NAME <ADDRESS>'",
            defaultValue = AUTHOR,
            description = "Who makes the commits. Default: ${DEFAULT-VALUE}.")
    private String author = AUTHOR;

    String address() {
        return address;
    }

    Optional<String> base() {
        return Optional.ofNullable(base);
    }

    /** A client for the repository, and for others beside it. */
    GitClient client(CliContext context, GitAddress... others) {
        RemotePolicy policy = RemotePolicy.defaults().withHosts(allowHosts);
        for (Path allowed : allowFolders) {
            policy = policy.withLocalRoot(context.resolve(allowed));
        }
        CredentialProvider credentials = new GitAddress(address, tokenVariable).credentials(context);
        for (GitAddress other : others) {
            credentials = credentials.orElse(other.credentials(context));
        }
        Path cache = context.cache().orElseGet(() -> context.resolve(Path.of(".bedrock/cache")));
        return GitClient.builder(cache.resolve("git"))
                .policy(policy)
                .identity(identity())
                .credentials(credentials)
                .build();
    }

    private GitIdentity identity() {
        int begin = author.lastIndexOf('<');
        int end = author.lastIndexOf('>');
        return begin < 0 || end < begin
                ? new GitIdentity(author, "automated@bedrock.invalid")
                : new GitIdentity(author.substring(0, begin), author.substring(begin + 1, end));
    }
}
