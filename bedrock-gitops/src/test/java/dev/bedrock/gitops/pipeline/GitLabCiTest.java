package dev.bedrock.gitops.pipeline;

class GitLabCiTest extends PipelineTemplateContract {
    @Override
    protected PipelineTemplate template() {
        return PipelineTemplates.require("gitlab");
    }
}
