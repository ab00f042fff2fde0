package dev.bedrock.gitops.pullrequest;

class GitHubPullRequestsTest extends PullRequestsContract {
    @Override
    protected CodeHostStub host() {
        return new GitHubStub();
    }
}
