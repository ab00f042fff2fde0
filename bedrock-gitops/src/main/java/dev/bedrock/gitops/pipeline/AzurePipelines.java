package dev.bedrock.gitops.pipeline;

import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.gitops.project.PipelineFile;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.ProjectPipelines;
import dev.bedrock.gitops.project.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Azure Pipelines, in the files that bedrock-cli has. */
final class AzurePipelines implements PipelineTemplate, ProjectPipelines {
    private static final YamlPath BRANCHES = YamlPath.of("trigger", "branches", "include");
    private static final YamlPath VARIABLES = YamlPath.of("variables");
    private static final Map<String, Object> POOL = Map.of("vmImage", "ubuntu-latest");

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public ProjectPipelines forProject() {
        return this;
    }

    @Override
    public List<PipelineFile> ofProject(ProjectDefinition definition) {
        List<String> groups = PipelineValues.groups(definition, List.of());
        List<String> branches = List.of(PipelineValues.mainBranch(definition));
        Map<String, Object> env = Maps.of(
                "APP_REPO_URL", "$(Build.Repository.Uri)",
                "BUILD_NUMBER", "$(Build.BuildNumber)",
                "HLD_REPO", "$(HLD_REPO)",
                "HLD_TOKEN", "$(PAT)",
                "PULL_REQUEST", "azure",
                "REPOSITORY", "$(Build.Repository.Name)");
        Map<String, Object> content = Maps.of(
                "trigger", trigger(branches, List.of("bedrock.yaml"), List.of()),
                "pr", "none",
                "variables", groups(groups),
                "pool", POOL,
                "steps",
                        List.of(
                                install(),
                                bash(
                                        "Reconcile the definition and open a pull request",
                                        PipelineScript.RECONCILE,
                                        env)));
        return List.of(YamlPipeline.of("hld-lifecycle.yaml", content)
                .keeping(BRANCHES, branches)
                .withGroups(VARIABLES, groups));
    }

    @Override
    public List<PipelineFile> ofService(ProjectDefinition definition, Service service) {
        List<String> groups = PipelineValues.groups(definition, service.buildVariableGroups());
        List<String> rings = PipelineValues.rings(definition);
        String folder = PipelineValues.folder(service);
        List<String> paths = folder.isEmpty() ? List.of() : List.of(folder);
        List<String> excluded = folder.isEmpty() ? List.of() : List.of("bedrock.yaml");
        Map<String, Object> content = Maps.of(
                "trigger", trigger(rings, paths, excluded),
                "pr", "none",
                "variables", groups(groups),
                "stages", List.of(build(service), update(service)));
        String file = (folder.isEmpty() ? "" : folder + "/") + "build-update-hld.yaml";
        return List.of(YamlPipeline.of(file, content).keeping(BRANCHES, rings).withGroups(VARIABLES, groups));
    }

    private static Map<String, Object> build(Service service) {
        Map<String, Object> env = service(service);
        env.put("ACR_NAME", "$(ACR_NAME)");
        env.put("SP_APP_ID", "$(SP_APP_ID)");
        env.put("SP_PASS", "$(SP_PASS)");
        env.put("SP_TENANT", "$(SP_TENANT)");
        PipelineValues.buildVariables(service).forEach(name -> env.put(name, "$(" + name + ")"));
        return Maps.of(
                "stage",
                "build",
                "jobs",
                List.of(Maps.of(
                        "job",
                        "run_build_push_acr",
                        "pool",
                        POOL,
                        "steps",
                        List.of(install(), bash("Build and push the image", PipelineScript.BUILD_IMAGE, env)))));
    }

    private static Map<String, Object> update(Service service) {
        Map<String, Object> env = service(service);
        env.put("ACR_NAME", "$(ACR_NAME)");
        env.put("HLD_REPO", "$(HLD_REPO)");
        env.put("HLD_TOKEN", "$(PAT)");
        env.put("PULL_REQUEST", "azure");
        return Maps.of(
                "stage", "hld_update",
                "dependsOn", "build",
                "condition", "succeeded('build')",
                "jobs",
                        List.of(Maps.of(
                                "job",
                                "update_image_tag",
                                "pool",
                                POOL,
                                "steps",
                                List.of(
                                        install(),
                                        bash(
                                                "Update the image in the definition and open a pull request",
                                                PipelineScript.UPDATE_HLD,
                                                env)))));
    }

    private static Map<String, Object> service(Service service) {
        return Maps.of(
                "BRANCH_REF", "$(Build.SourceBranch)",
                "BUILD_ID", "$(Build.BuildId)",
                "BUILD_NUMBER", "$(Build.BuildNumber)",
                "BUILD_VARIABLES", String.join(" ", PipelineValues.buildVariables(service)),
                "COMMIT", "$(Build.SourceVersion)",
                "INTROSPECTION_ACCOUNT_KEY", "$(INTROSPECTION_ACCOUNT_KEY)",
                "REPOSITORY", "$(Build.Repository.Name)",
                "SERVICE_NAME", PipelineValues.name(service),
                "SERVICE_PATH", PipelineValues.folder(service));
    }

    @Override
    public List<PipelineFile> forDefinition() {
        Map<String, Object> env = Maps.of(
                "MANIFEST_REPO", "$(MANIFEST_REPO)",
                "MANIFEST_TOKEN", "$(PAT)");
        Map<String, Object> checkout = Maps.of("checkout", "self", "persistCredentials", "false", "clean", "true");
        Map<String, Object> verify = bash("Verify the definition", PipelineScript.VERIFY, Map.of());
        verify.put("condition", "eq(variables['Build.Reason'], 'PullRequest')");
        Map<String, Object> publish = bash("Publish the manifests", PipelineScript.PUBLISH, env);
        publish.put("condition", "ne(variables['Build.Reason'], 'PullRequest')");
        Map<String, Object> content = Maps.of(
                "trigger", trigger(List.of("master"), List.of(), List.of()),
                "variables", List.of(),
                "pool", POOL,
                "steps", List.of(checkout, install(), verify, publish));
        return List.of(YamlPipeline.of("manifest-generation.yaml", content));
    }

    @Override
    public List<PipelineFile> forInfrastructure() {
        Map<String, Object> env = Maps.of(
                "ACCESS_TOKEN_SECRET", "$(ACCESS_TOKEN_SECRET)",
                "ARM_CLIENT_ID", "$(ARM_CLIENT_ID)",
                "ARM_CLIENT_SECRET", "$(ARM_CLIENT_SECRET)",
                "ARM_SUBSCRIPTION_ID", "$(ARM_SUBSCRIPTION_ID)",
                "ARM_TENANT_ID", "$(ARM_TENANT_ID)",
                "CLUSTER", "$(CLUSTER)");
        Map<String, Object> plan = bash("Generate and plan", PipelineScript.INFRASTRUCTURE, env);
        plan.put("workingDirectory", "$(PROJECT_DIRECTORY)");
        Map<String, Object> content = Maps.of(
                "trigger", trigger(List.of("master"), List.of(), List.of()),
                "variables", List.of(),
                "pool", POOL,
                "steps", List.of(install(), plan));
        return List.of(YamlPipeline.of("infra-generation.yaml", content));
    }

    private static Map<String, Object> trigger(List<String> branches, List<String> paths, List<String> excluded) {
        Map<String, Object> trigger = Maps.of("branches", Map.of("include", branches));
        Map<String, Object> filter = new LinkedHashMap<>();
        if (!paths.isEmpty()) {
            filter.put("include", paths);
        }
        if (!excluded.isEmpty()) {
            filter.put("exclude", excluded);
        }
        if (!filter.isEmpty()) {
            trigger.put("paths", filter);
        }
        return trigger;
    }

    private static List<Object> groups(List<String> names) {
        List<Object> groups = new ArrayList<>();
        names.forEach(name -> groups.add(Map.of("group", name)));
        return groups;
    }

    private static Map<String, Object> install() {
        return bash(
                "Get bedrock",
                PipelineScript.INSTALL,
                Maps.of("BEDROCK_URL", "$(BEDROCK_URL)", "BEDROCK_SHA256", "$(BEDROCK_SHA256)"));
    }

    private static Map<String, Object> bash(String title, PipelineScript script, Map<String, Object> env) {
        Map<String, Object> step = Maps.of("bash", script.text(), "displayName", title);
        if (!env.isEmpty()) {
            step.put("env", env);
        }
        return step;
    }
}
