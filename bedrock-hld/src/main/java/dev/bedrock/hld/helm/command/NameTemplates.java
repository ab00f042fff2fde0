package dev.bedrock.hld.helm.command;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.gotemplate.RenderOptions;
import dev.bedrock.hld.helm.gotemplate.TemplateExecutionException;
import dev.bedrock.hld.helm.gotemplate.TemplateLimitException;
import dev.bedrock.hld.helm.gotemplate.TemplateSet;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.sprig.SprigEnvironment;
import dev.bedrock.hld.helm.sprig.SprigFunctions;

/** Names of releases that are templates themselves. */
final class NameTemplates {
    private static final String NAME = "name-template";

    private NameTemplates() {}

    static String expand(String template) {
        try {
            return TemplateSet.builder(NAME, SprigFunctions.table(SprigEnvironment.defaults()))
                    .parse(NAME, template)
                    .build()
                    .render(
                            NAME,
                            null,
                            RenderOptions.defaults().withMaxOutput(1000).withMaxSteps(1000));
        } catch (TemplateParseException | TemplateExecutionException | TemplateLimitException e) {
            throw HelmFailureException.of(HelmCode.ARGUMENT_INVALID, String.valueOf(e.getMessage()));
        }
    }
}
