package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import dev.bedrock.gitops.host.internal.RestApi;
import java.net.URI;
import java.util.Set;

/** GitHub, GitHub Enterprise Cloud with data residency ({@code *.ghe.com}) and GitHub Enterprise Server. */
final class GitHubProvider implements PullRequestProvider {
    private static final Set<String> HOSTS = Set.of("github.com", "www.github.com", "ssh.github.com");

    @Override
    public String name() {
        return "github";
    }

    @Override
    public boolean recognizes(RepositoryUrl repository) {
        return HOSTS.contains(repository.host()) || repository.host().endsWith(".ghe.com");
    }

    @Override
    public PullRequests connect(RepositoryUrl repository, HostConnection connection) {
        if (repository.path().size() != 2) {
            throw new InvalidInputException(HostCode.URL_INVALID
                    .error("'" + repository + "' is no repository of GitHub")
                    .withHint("write https://HOST/OWNER/REPOSITORY"));
        }
        URI base = connection
                .known(repository.host())
                .flatMap(HostConnection.KnownHost::api)
                .orElseGet(() -> api(repository));
        RestApi api = RestApi.of(connection.http(), base, connection.credential(repository, base))
                .withHeader("X-GitHub-Api-Version", "2022-11-28");
        String origin = HOSTS.contains(repository.host()) ? "https://github.com" : repository.webOrigin();
        return new GitHubPullRequests(api, origin, repository.path().get(0), repository.name());
    }

    private static URI api(RepositoryUrl repository) {
        if (HOSTS.contains(repository.host())) {
            return URI.create("https://api.github.com/");
        }
        return repository.host().endsWith(".ghe.com")
                ? URI.create("https://api." + repository.host() + "/")
                : URI.create(repository.webOrigin() + "/api/v3");
    }
}
