package dev.bedrock.gitops.pullrequest;

class GitLabPullRequestsTest extends PullRequestsContract {
    @Override
    protected CodeHostStub host() {
        return new GitLabStub();
    }
}
