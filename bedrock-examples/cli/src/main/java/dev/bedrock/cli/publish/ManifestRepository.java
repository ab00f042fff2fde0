package dev.bedrock.cli.publish;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitIdentity;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.core.secret.Redactor;
import dev.bedrock.core.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where manifests go, and how to get there. */
final class ManifestRepository {
    private static final String AUTHOR = "Automated Account <automated@bedrock.invalid>";

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
            description = "A folder that may hold the repository. Repeatable.")
    private List<Path> allowFolders = List.of();

    @Option(
            names = "--author",
            paramLabel = "'NAME <ADDRESS>'",
            defaultValue = AUTHOR,
            description = "Who makes the commits. Default: ${DEFAULT-VALUE}.")
    private String author = AUTHOR;

    GitRemote open(CliContext context) {
        RemotePolicy policy = RemotePolicy.defaults().withHosts(allowHosts);
        for (Path allowed : allowFolders) {
            policy = policy.withLocalRoot(context.resolve(allowed));
        }
        Path cache = context.cache().orElseGet(() -> context.resolve(Path.of(".bedrock/cache")));
        return GitClient.builder(cache.resolve("git"))
                .policy(policy)
                .identity(identity())
                .credentials(credentials(token(context)))
                .build()
                .remote(address);
    }

    /** Masks the token. */
    Redactor redactor(CliContext context) {
        return Redactor.of(token(context).stream().toList());
    }

    private GitIdentity identity() {
        int begin = author.lastIndexOf('<');
        int end = author.lastIndexOf('>');
        return begin < 0 || end < begin
                ? new GitIdentity(author, "automated@bedrock.invalid")
                : new GitIdentity(author.substring(0, begin), author.substring(begin + 1, end));
    }

    private Optional<Secret> token(CliContext context) {
        return context.variables()
                .get(tokenVariable)
                .filter(value -> !value.isBlank())
                .map(Secret::of);
    }

    /** The token is for the host of the repository, and for no other that it may send us to. */
    private CredentialProvider credentials(Optional<Secret> token) {
        return remote ->
                token.filter(known -> isSameHost(remote)).map(known -> new Credential.Login("x-access-token", known));
    }

    private boolean isSameHost(URI remote) {
        try {
            URI wanted = new URI(address);
            return Objects.equals(wanted.getScheme(), remote.getScheme())
                    && wanted.getHost() != null
                    && wanted.getHost().equalsIgnoreCase(remote.getHost())
                    && wanted.getPort() == remote.getPort();
        } catch (URISyntaxException noUri) {
            return false;
        }
    }
}
