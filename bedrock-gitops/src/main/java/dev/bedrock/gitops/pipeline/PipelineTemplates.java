package dev.bedrock.gitops.pipeline;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The templates that are there: for Azure Pipelines, GitHub Actions, GitLab CI and Jenkins, and those that are installed. */
public final class PipelineTemplates {
    /** The system of bedrock-cli. */
    public static final String DEFAULT = "azure";

    private static final List<PipelineTemplate> BUILT_IN =
            List.of(new AzurePipelines(), new GitHubActions(), new GitLabCi(), new Jenkins());

    private PipelineTemplates() {}

    /** All templates, the built-in ones first. */
    public static List<PipelineTemplate> installed() {
        List<PipelineTemplate> templates = new ArrayList<>(BUILT_IN);
        ServiceLoader.load(PipelineTemplate.class).forEach(templates::add);
        return templates;
    }

    /**
     * The template of a system.
     *
     * @throws InvalidInputException if there is none
     */
    public static PipelineTemplate require(String name) {
        List<PipelineTemplate> installed = installed();
        return installed.stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(PipelineCode.SYSTEM_UNKNOWN
                        .error("there is no template for pipelines of '" + name + "'")
                        .withHint(DidYouMean.hint(
                                name,
                                installed.stream().map(PipelineTemplate::name).toList()))));
    }
}
