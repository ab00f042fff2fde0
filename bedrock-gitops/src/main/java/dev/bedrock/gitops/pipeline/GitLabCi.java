package dev.bedrock.gitops.pipeline;

import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.gitops.project.PipelineFile;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.ProjectPipelines;
import dev.bedrock.gitops.project.Service;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * GitLab CI. Jobs run in an image with Bash, git, curl and, to build images, Docker; merge requests are opened by the push.
 */
final class GitLabCi implements PipelineTemplate, ProjectPipelines {
    private static final String ROOT = ".gitlab-ci.yml";
    private static final String SERVICE_FILE = "build-update-hld.gitlab-ci.yml";

    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public ProjectPipelines forProject() {
        return this;
    }

    @Override
    public List<PipelineFile> ofProject(ProjectDefinition definition) {
        Map<String, Object> root = Maps.of(
                "stages", List.of("build", "update-hld", "reconcile"),
                "include",
                        List.of(
                                Map.of("local", ".gitlab/hld-lifecycle.gitlab-ci.yml"),
                                Map.of("local", "**/" + SERVICE_FILE)));
        String condition = condition(List.of(PipelineValues.mainBranch(definition)));
        Map<String, Object> variables = Maps.of("PULL_REQUEST", "gitlab");
        Map<String, Object> lifecycle = Maps.of(
                "hld-lifecycle",
                job("reconcile", variables, rules(condition, List.of("bedrock.yaml")), PipelineScript.RECONCILE));
        return List.of(
                YamlPipeline.of(ROOT, root),
                YamlPipeline.of(".gitlab/hld-lifecycle.gitlab-ci.yml", lifecycle)
                        .keeping(rule("hld-lifecycle"), condition));
    }

    @Override
    public List<PipelineFile> ofService(ProjectDefinition definition, Service service) {
        String condition = condition(PipelineValues.rings(definition));
        String folder = PipelineValues.folder(service);
        List<String> changes = folder.isEmpty() ? List.of() : List.of(folder + "/**/*");
        Map<String, Object> variables = Maps.of(
                "BUILD_VARIABLES",
                String.join(" ", PipelineValues.buildVariables(service)),
                "PULL_REQUEST",
                "gitlab",
                "SERVICE_NAME",
                PipelineValues.name(service),
                "SERVICE_PATH",
                folder);
        String build = "build-" + service.hldName();
        String update = "update-hld-" + service.hldName();
        Map<String, Object> updateJob =
                job("update-hld", variables, rules(condition, changes), PipelineScript.UPDATE_HLD);
        updateJob.put("needs", List.of(build));
        Map<String, Object> content = Maps.of(
                build,
                job("build", variables, rules(condition, changes), PipelineScript.BUILD_IMAGE),
                update,
                updateJob);
        return List.of(YamlPipeline.of((folder.isEmpty() ? "" : folder + "/") + SERVICE_FILE, content)
                .keeping(rule(build), condition)
                .keeping(rule(update), condition));
    }

    @Override
    public List<PipelineFile> forDefinition() {
        Map<String, Object> verify = job(
                "manifests",
                Map.of(),
                List.of(Map.of("if", "$CI_PIPELINE_SOURCE == \"merge_request_event\"")),
                PipelineScript.VERIFY);
        Map<String, Object> publish = job(
                "manifests",
                Map.of(),
                List.of(Map.of("if", "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH")),
                PipelineScript.PUBLISH);
        Map<String, Object> content =
                Maps.of("stages", List.of("manifests"), "verify-definition", verify, "manifest-generation", publish);
        return List.of(YamlPipeline.of(ROOT, content));
    }

    @Override
    public List<PipelineFile> forInfrastructure() {
        Map<String, Object> plan = job(
                "infrastructure",
                Map.of(),
                List.of(Map.of("if", "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH")),
                PipelineScript.INFRASTRUCTURE);
        return List.of(YamlPipeline.of(ROOT, Maps.of("stages", List.of("infrastructure"), "infra-generation", plan)));
    }

    private static YamlPath rule(String job) {
        return YamlPath.of(job, "rules").index(0).key("if");
    }

    /** Branches have none of the characters that mean something in a text with quotes. */
    private static String condition(List<String> branches) {
        return branches.isEmpty()
                ? "$CI_COMMIT_BRANCH == null"
                : branches.stream()
                        .map(branch -> "$CI_COMMIT_BRANCH == \"" + branch + "\"")
                        .collect(Collectors.joining(" || "));
    }

    private static List<Map<String, Object>> rules(String condition, List<String> changes) {
        Map<String, Object> rule = Maps.of("if", condition);
        if (!changes.isEmpty()) {
            rule.put("changes", changes);
        }
        return List.of(rule);
    }

    private static Map<String, Object> job(
            String stage, Map<String, Object> variables, List<Map<String, Object>> rules, PipelineScript script) {
        Map<String, Object> job = Maps.of("stage", stage);
        if (!variables.isEmpty()) {
            job.put("variables", variables);
        }
        job.put("rules", rules);
        job.put("before_script", List.of(PipelineScript.INSTALL.text(), names()));
        job.put("script", List.of(script.text()));
        return job;
    }

    /** What GitLab calls otherwise. */
    private static String names() {
        return """
                export APP_REPO_URL="$CI_PROJECT_URL.git" BRANCH="$CI_COMMIT_REF_NAME" BUILD_ID="$CI_PIPELINE_ID"
                export BUILD_NUMBER="$CI_PIPELINE_IID" COMMIT="$CI_COMMIT_SHA" REPOSITORY="$CI_PROJECT_NAME"
                """;
    }
}
