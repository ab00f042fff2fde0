package dev.bedrock.gitops.pipeline;

class JenkinsTest extends PipelineTemplateContract {
    @Override
    protected PipelineTemplate template() {
        return PipelineTemplates.require("jenkins");
    }

    @Override
    protected String comment() {
        return "//";
    }
}
