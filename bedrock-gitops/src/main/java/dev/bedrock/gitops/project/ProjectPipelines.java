package dev.bedrock.gitops.project;

import java.util.List;

/** The pipelines of one CI system for a project. Implementations are immutable. */
public interface ProjectPipelines {
    /** The pipelines of the whole project. */
    List<PipelineFile> ofProject(ProjectDefinition definition);

    /** The pipelines of one service. */
    List<PipelineFile> ofService(ProjectDefinition definition, Service service);
}
