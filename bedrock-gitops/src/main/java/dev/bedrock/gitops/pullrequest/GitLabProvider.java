package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import dev.bedrock.gitops.host.internal.RestApi;
import java.net.URI;
import java.util.Optional;

/** GitLab, on its own host or on any other. */
final class GitLabProvider implements PullRequestProvider {
    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public boolean recognizes(RepositoryUrl repository) {
        return repository.host().equals("gitlab.com")
                || repository.host().equals("altssh.gitlab.com")
                || repository.host().startsWith("gitlab.");
    }

    @Override
    public PullRequests connect(RepositoryUrl repository, HostConnection connection) {
        if (repository.path().size() < 2) {
            throw new InvalidInputException(HostCode.URL_INVALID
                    .error("'" + repository + "' is no project of GitLab")
                    .withHint("write https://HOST/GROUP/PROJECT"));
        }
        String origin = repository.host().equals("altssh.gitlab.com") ? "https://gitlab.com" : repository.webOrigin();
        URI base = connection
                .known(repository.host())
                .flatMap(HostConnection.KnownHost::api)
                .orElseGet(() -> URI.create(origin + "/api/v4"));
        RestApi api = RestApi.of(connection.http(), base, token(connection.credential(repository, base)));
        return new GitLabPullRequests(api, origin, repository.fullName());
    }

    /** What git sends as a password, the interface takes as a bearer token only. */
    private static Optional<Credential> token(Optional<Credential> credential) {
        return credential.map(
                known -> known instanceof Credential.Login login ? new Credential.Bearer(login.password()) : known);
    }
}
