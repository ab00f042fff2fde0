package dev.bedrock.cli.host;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.GitSettings;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemoteGuard;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import dev.bedrock.gitops.pullrequest.PullRequestProviders;
import dev.bedrock.gitops.pullrequest.PullRequests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that talk to a code host. */
public final class HostArguments {
    /** Where the systems of the hosts put their tokens. */
    private static final Map<String, List<String>> TOKENS = Map.of(
            "azure", List.of("AZURE_DEVOPS_EXT_PAT", "SYSTEM_ACCESSTOKEN"),
            "github", List.of("GH_TOKEN", "GITHUB_TOKEN"),
            "gitlab", List.of("GITLAB_TOKEN"));

    @Option(
            names = {"-a", "--personal-access-token"},
            paramLabel = "TOKEN",
            description = "A token. Others on this machine can see it on the command line: prefer --token-variable.")
    private @Nullable String token;

    @Option(
            names = "--token-variable",
            paramLabel = "NAME",
            description =
                    "The environment variable with the token. Default: AZURE_DEVOPS_EXT_PAT or SYSTEM_ACCESSTOKEN,"
                            + " GH_TOKEN or GITHUB_TOKEN, GITLAB_TOKEN; azure_devops.access_token in ~/.bedrock/config.yaml.")
    private @Nullable String tokenVariable;

    @Option(
            names = "--host-kind",
            paramLabel = "KIND",
            description = "Of which kind a host of your own is: azure, github, gitlab or git.")
    private @Nullable String kind;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "Where the REST interface of the host begins, if it is not at the usual place.")
    private @Nullable String api;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            description =
                    "A host that may be reached although its address is private, also without encryption; HOST:PORT"
                            + " for one port. Repeatable.")
    private List<String> allowHosts = List.of();

    /**
     * The address of a repository: the given one, or that of the repository in a folder.
     *
     * @throws InvalidInputException if there is none
     */
    public static String repository(CliContext context, Path directory, Optional<String> given) {
        return given.or(() -> new GitSettings(context, directory).origin())
                .orElseThrow(() -> new InvalidInputException(HostCode.URL_INVALID
                        .error("the folder has no git repository with a remote named origin")
                        .withHint("give the address by --remote-url")));
    }

    /** The pull requests of a repository. */
    public PullRequests pullRequests(CliContext context, String repository) {
        RepositoryUrl url = RepositoryUrl.parse(repository);
        HostConnection.Builder asking = HostConnection.builder(http());
        if (kind != null) {
            asking.host(url.host(), kind);
        }
        // Which kind it is decides which token it gets; to find out, nothing is sent.
        String found = PullRequestProviders.connect(repository, asking.build()).kind();
        return PullRequestProviders.connect(repository, connection(url, found, credential(context, found)));
    }

    /** The connection to Azure DevOps. */
    public HostConnection azure(CliContext context, RepositoryUrl repository) {
        return connection(repository, "azure", credential(context, "azure"));
    }

    private HttpAccess http() {
        return HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(allowHosts))
                .build();
    }

    private HostConnection connection(RepositoryUrl repository, String found, Optional<Credential> credential) {
        HostConnection.Builder builder = HostConnection.builder(http()).credentials(remote -> credential);
        return (api == null
                        ? builder.host(repository.host(), found)
                        : builder.host(repository.host(), found, RemoteGuard.parse(api)))
                .build();
    }

    private Optional<Credential> credential(CliContext context, String found) {
        return secret(context, found)
                .map(secret ->
                        found.equals("azure") ? new Credential.Login("", secret) : new Credential.Bearer(secret));
    }

    /** The token for a kind of host. */
    public Optional<Secret> secret(CliContext context, String found) {
        if (token != null) {
            return Optional.of(Secret.of(token));
        }
        if (tokenVariable != null) {
            String name = tokenVariable;
            return Optional.of(context.variables()
                    .get(name)
                    .filter(value -> !value.isBlank())
                    .map(Secret::of)
                    .orElseThrow(() -> new InvalidInputException(
                            HostCode.DENIED.error("the environment variable " + name + " is not set"))));
        }
        Optional<Secret> usual = TOKENS.getOrDefault(found, List.of()).stream()
                .flatMap(name -> context.variables().get(name).stream())
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(Secret::of);
        return usual.isPresent() || !found.equals("azure")
                ? usual
                : UserConfig.read(context).secret("azure_devops", "access_token");
    }
}
