package dev.bedrock.gitops.pullrequest;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Hosts that are only known by git: the branch is there, and a person opens the pull request. */
final class PlainGitProvider implements PullRequestProvider {
    @Override
    public String name() {
        return "git";
    }

    @Override
    public boolean recognizes(RepositoryUrl repository) {
        return false;
    }

    @Override
    public PullRequests connect(RepositoryUrl repository, HostConnection connection) {
        return new Plain(repository);
    }

    private record Plain(RepositoryUrl repository) implements PullRequests {
        @Override
        public String kind() {
            return "git";
        }

        @Override
        public PullRequestOutcome open(NewPullRequest request) {
            return new PullRequestOutcome.ByHand(link(request.source(), request.target()));
        }

        @Override
        public Optional<PullRequest> find(String source, String target) {
            return Optional.empty();
        }

        @Override
        public PullRequest get(long number) {
            throw unsupported();
        }

        @Override
        public PullRequestStatus status(long number) {
            throw unsupported();
        }

        @Override
        public void comment(long number, PullRequestComment comment) {
            throw unsupported();
        }

        @Override
        public void label(long number, List<String> labels) {
            throw unsupported();
        }

        @Override
        public void requestReview(long number, List<String> reviewers) {
            throw unsupported();
        }

        @Override
        public MergeOutcome merge(long number, MergeOptions options) {
            throw unsupported();
        }

        /** What page opens pull requests is not known. */
        @Override
        public URI link(String source, String target) {
            return WebLinks.of(repository.webOrigin(), repository.fullName().split("/"));
        }

        private InvalidInputException unsupported() {
            return new InvalidInputException(HostCode.UNSUPPORTED
                    .error("nothing is known of the pull requests of " + repository)
                    .withHint("say of which kind the host is: azure, github or gitlab"));
        }
    }
}
