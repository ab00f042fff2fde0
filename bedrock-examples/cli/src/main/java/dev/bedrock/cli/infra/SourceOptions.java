package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.http.RemotePolicy;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which sources of templates may be reached. */
final class SourceOptions {
    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description = "A host that is reached whatever its address, also without encryption. Default: hosts with"
                    + " public addresses, over https and ssh.")
    private List<String> hosts = List.of();

    @Option(
            names = "--local-root",
            paramLabel = "DIR",
            description =
                    "A folder below which sources may be folders and repositories, besides that of the definitions.")
    private List<Path> localRoots = List.of();

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "The folder with the clones of repositories. Default: bedrock/git in the folder that"
                    + " XDG_CACHE_HOME names, or in .cache of the home folder.")
    private @Nullable Path cache;

    @Option(names = "--offline", description = "Use the clones only, reach no host.")
    private boolean offline;

    List<Path> localRoots(CliContext context) {
        return localRoots.stream().map(context::resolve).toList();
    }

    GitClient git(CliContext context) {
        RemotePolicy policy = RemotePolicy.defaults().withHosts(hosts);
        for (Path root : localRoots(context)) {
            policy = policy.withLocalRoot(root);
        }
        return GitClient.builder(cache == null ? defaultCache(context) : context.resolve(cache))
                .policy(policy)
                .offline(offline)
                .build();
    }

    private static Path defaultCache(CliContext context) {
        return context.variables()
                .get("XDG_CACHE_HOME")
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElseGet(() ->
                        Path.of(context.variables().get("HOME").orElse("")).resolve(".cache"))
                .resolve("bedrock/git");
    }
}
