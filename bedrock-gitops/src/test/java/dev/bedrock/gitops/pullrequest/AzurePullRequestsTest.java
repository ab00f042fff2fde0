package dev.bedrock.gitops.pullrequest;

class AzurePullRequestsTest extends PullRequestsContract {
    @Override
    protected CodeHostStub host() {
        return new AzureDevOpsStub();
    }
}
