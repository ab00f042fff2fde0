package dev.bedrock.gitops.pullrequest;

import java.net.URI;
import java.util.Optional;

/** What came of opening a pull request. */
public sealed interface PullRequestOutcome {
    /** Where a person finds it, or opens it. */
    URI url();

    /** The pull request, unless it has to be opened by hand. */
    Optional<PullRequest> pullRequest();

    /**
     * It was opened.
     *
     * @param opened the pull request
     */
    record Opened(PullRequest opened) implements PullRequestOutcome {
        @Override
        public URI url() {
            return opened.url();
        }

        @Override
        public Optional<PullRequest> pullRequest() {
            return Optional.of(opened);
        }
    }

    /**
     * There was one for these branches already. Its title and description stay as they are.
     *
     * @param existing the pull request
     */
    record AlreadyOpen(PullRequest existing) implements PullRequestOutcome {
        @Override
        public URI url() {
            return existing.url();
        }

        @Override
        public Optional<PullRequest> pullRequest() {
            return Optional.of(existing);
        }
    }

    /**
     * The host is only known by git, so somebody has to open it.
     *
     * @param url where; the repository if nothing better is known
     */
    record ByHand(URI url) implements PullRequestOutcome {
        @Override
        public Optional<PullRequest> pullRequest() {
            return Optional.empty();
        }
    }
}
