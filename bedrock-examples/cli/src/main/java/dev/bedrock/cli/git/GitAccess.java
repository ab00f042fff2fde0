package dev.bedrock.cli.git;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitIdentity;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.secret.CredentialProvider;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which repositories may be reached, and who makes commits in them. */
public final class GitAccess {
    private static final String AUTHOR = "Automated Account <automated@bedrock.invalid>";

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

    /** A client for some repositories. */
    public GitClient client(CliContext context, List<GitAddress> repositories) {
        RemotePolicy policy = RemotePolicy.defaults().withHosts(allowHosts);
        for (Path allowed : allowFolders) {
            policy = policy.withLocalRoot(context.resolve(allowed));
        }
        List<CredentialProvider> known = repositories.stream()
                .map(repository -> repository.credentials(context))
                .toList();
        Path cache = context.cache().orElseGet(() -> context.resolve(Path.of(".bedrock/cache")));
        return GitClient.builder(cache.resolve("git"))
                .policy(policy)
                .identity(identity())
                .credentials(remote -> known.stream()
                        .flatMap(provider -> provider.credential(remote).stream())
                        .findFirst())
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
