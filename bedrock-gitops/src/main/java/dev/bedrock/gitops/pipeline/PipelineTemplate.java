package dev.bedrock.gitops.pipeline;

import dev.bedrock.gitops.project.PipelineFile;
import dev.bedrock.gitops.project.ProjectPipelines;
import java.util.List;

/**
 * The pipelines of one CI system. Implementations are found by {@link java.util.ServiceLoader}; they are immutable, and
 * the same input gives the same text.
 */
public interface PipelineTemplate {
    /** The name by which users choose it, in lower case. */
    String name();

    /** The pipelines of an application repository: one reconciles, and one for each service builds its image. */
    ProjectPipelines forProject();

    /** The pipelines of a definition: changes are verified, and the manifests of what is merged are published. */
    List<PipelineFile> forDefinition();

    /** The pipelines of infrastructure: Terraform is generated and planned. */
    List<PipelineFile> forInfrastructure();
}
