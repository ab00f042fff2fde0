/**
 * Pipelines of CI systems as templates: for the services of a project, for its life cycle, for the manifests of a
 * definition and for infrastructure.
 *
 * <pre>{@code
 * PipelineTemplate github = PipelineTemplates.require("github");
 * ProjectEditor.open(Path.of("shop")).withPipelines(List.of(github.forProject())).init(ProjectInit.of("1.0")).apply();
 * }</pre>
 */
@NullMarked
package dev.bedrock.gitops.pipeline;

import org.jspecify.annotations.NullMarked;
