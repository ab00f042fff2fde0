package dev.bedrock.gitops.pipeline;

class GitHubActionsTest extends PipelineTemplateContract {
    @Override
    protected PipelineTemplate template() {
        return PipelineTemplates.require("github");
    }
}
