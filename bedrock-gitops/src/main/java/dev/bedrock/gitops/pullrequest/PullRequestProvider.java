package dev.bedrock.gitops.pullrequest;

import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;

/**
 * Support for one kind of code host. Implementations are found by {@link java.util.ServiceLoader}; they are immutable and
 * keep no token.
 */
public interface PullRequestProvider {
    /** The name of the kind, in lower case. */
    String name();

    /** Whether a repository is on a host of this kind, as far as its address shows. */
    boolean recognizes(RepositoryUrl repository);

    /**
     * The pull requests of a repository. Nothing is sent yet.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException when the address is none of this kind of host
     */
    PullRequests connect(RepositoryUrl repository, HostConnection connection);
}
