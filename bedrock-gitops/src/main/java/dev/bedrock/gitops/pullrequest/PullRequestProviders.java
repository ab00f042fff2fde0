package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The kinds of code hosts that are known: Azure DevOps, GitHub, GitLab, plain git, and those that are installed. */
public final class PullRequestProviders {
    private static final PullRequestProvider PLAIN = new PlainGitProvider();
    private static final List<PullRequestProvider> BUILT_IN =
            List.of(new AzureProvider(), new GitHubProvider(), new GitLabProvider(), PLAIN);

    private PullRequestProviders() {}

    /** All kinds, the built-in ones first. */
    public static List<PullRequestProvider> installed() {
        List<PullRequestProvider> providers = new ArrayList<>(BUILT_IN);
        ServiceLoader.load(PullRequestProvider.class).forEach(providers::add);
        return providers;
    }

    /**
     * The pull requests of a repository. The kind of its host is what the connection says, or what the address shows, or
     * else plain git.
     *
     * @param repository its address for cloning
     * @throws InvalidInputException when it is none, or the connection names a kind that is not known
     */
    public static PullRequests connect(String repository, HostConnection connection) {
        RepositoryUrl url = RepositoryUrl.parse(repository);
        PullRequestProvider provider = connection
                .known(url.host())
                .map(host -> require(host.kind()))
                .orElseGet(() -> installed().stream()
                        .filter(candidate -> candidate.recognizes(url))
                        .findFirst()
                        .orElse(PLAIN));
        return provider.connect(url, connection);
    }

    private static PullRequestProvider require(String kind) {
        List<PullRequestProvider> installed = installed();
        return installed.stream()
                .filter(provider -> provider.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(HostCode.KIND_UNKNOWN
                        .error("there is no support for code hosts of the kind '" + kind + "'")
                        .withHint(DidYouMean.hint(
                                kind,
                                installed.stream()
                                        .map(PullRequestProvider::name)
                                        .toList()))));
    }
}
