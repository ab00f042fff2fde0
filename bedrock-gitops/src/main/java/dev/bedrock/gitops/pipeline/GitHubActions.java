package dev.bedrock.gitops.pipeline;

import dev.bedrock.core.document.yaml.YamlPath;
import dev.bedrock.gitops.project.PipelineFile;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.ProjectPipelines;
import dev.bedrock.gitops.project.Service;
import java.util.List;
import java.util.Map;

/** GitHub Actions. Expressions stand in environment variables only, never in scripts. */
final class GitHubActions implements PipelineTemplate, ProjectPipelines {
    private static final String FOLDER = ".github/workflows/";
    private static final YamlPath BRANCHES = YamlPath.of("on", "push", "branches");

    @Override
    public String name() {
        return "github";
    }

    @Override
    public ProjectPipelines forProject() {
        return this;
    }

    @Override
    public List<PipelineFile> ofProject(ProjectDefinition definition) {
        List<String> branches = List.of(PipelineValues.mainBranch(definition));
        Map<String, Object> env = repository();
        env.put("APP_REPO_URL", "${{ github.server_url }}/${{ github.repository }}");
        env.put("HLD_REPO", "${{ vars.HLD_REPO }}");
        env.put("HLD_TOKEN", "${{ secrets.HLD_TOKEN }}");
        env.put("PULL_REQUEST", "github");
        Map<String, Object> content = workflow(
                "hld-lifecycle",
                Maps.of("push", Maps.of("branches", branches, "paths", List.of("bedrock.yaml"))),
                Maps.of(
                        "reconcile",
                        job(List.of(
                                checkout(),
                                install(),
                                run(
                                        "Reconcile the definition and open a pull request",
                                        PipelineScript.RECONCILE,
                                        env)))));
        return List.of(YamlPipeline.of(FOLDER + "hld-lifecycle.yaml", content).keeping(BRANCHES, branches));
    }

    @Override
    public List<PipelineFile> ofService(ProjectDefinition definition, Service service) {
        List<String> rings = PipelineValues.rings(definition);
        String folder = PipelineValues.folder(service);
        Map<String, Object> push = Maps.of("branches", rings);
        if (!folder.isEmpty()) {
            push.put("paths", List.of(folder + "/**", "!bedrock.yaml"));
        }
        Map<String, Object> build = service(service);
        build.put("REGISTRY_USER", "${{ secrets.REGISTRY_USER }}");
        build.put("REGISTRY_PASSWORD", "${{ secrets.REGISTRY_PASSWORD }}");
        PipelineValues.buildVariables(service)
                .forEach(name -> build.put(name, "${{ secrets." + name + " || vars." + name + " }}"));
        Map<String, Object> update = service(service);
        update.put("HLD_REPO", "${{ vars.HLD_REPO }}");
        update.put("HLD_TOKEN", "${{ secrets.HLD_TOKEN }}");
        update.put("PULL_REQUEST", "github");
        Map<String, Object> updateJob = job(List.of(
                checkout(),
                install(),
                run("Update the image in the definition and open a pull request", PipelineScript.UPDATE_HLD, update)));
        Map<String, Object> jobs = Maps.of(
                "build",
                job(List.of(
                        checkout(), install(), run("Build and push the image", PipelineScript.BUILD_IMAGE, build))));
        Map<String, Object> needing = Maps.of("needs", "build");
        needing.putAll(updateJob);
        jobs.put("hld-update", needing);
        Map<String, Object> content =
                workflow("build-update-hld " + PipelineValues.name(service), Maps.of("push", push), jobs);
        return List.of(YamlPipeline.of(FOLDER + "build-update-hld-" + service.hldName() + ".yaml", content)
                .keeping(BRANCHES, rings));
    }

    @Override
    public List<PipelineFile> forDefinition() {
        Map<String, Object> env = Maps.of(
                "ENVIRONMENTS", "${{ vars.ENVIRONMENTS }}",
                "MANIFEST_REPO", "${{ vars.MANIFEST_REPO }}",
                "MANIFEST_TOKEN", "${{ secrets.MANIFEST_TOKEN }}");
        Map<String, Object> verify = run(
                "Verify the definition", PipelineScript.VERIFY, Maps.of("ENVIRONMENTS", "${{ vars.ENVIRONMENTS }}"));
        verify.put("if", "github.event_name == 'pull_request'");
        Map<String, Object> publish = run("Publish the manifests", PipelineScript.PUBLISH, env);
        publish.put("if", "github.event_name == 'push'");
        Map<String, Object> on =
                Maps.of("push", Maps.of("branches", List.of("main", "master")), "pull_request", Map.of());
        Map<String, Object> content = workflow(
                "manifest-generation", on, Maps.of("manifests", job(List.of(checkout(), install(), verify, publish))));
        return List.of(YamlPipeline.of(FOLDER + "manifest-generation.yaml", content));
    }

    @Override
    public List<PipelineFile> forInfrastructure() {
        Map<String, Object> env = Maps.of(
                "ARM_CLIENT_ID", "${{ secrets.ARM_CLIENT_ID }}",
                "ARM_CLIENT_SECRET", "${{ secrets.ARM_CLIENT_SECRET }}",
                "ARM_SUBSCRIPTION_ID", "${{ secrets.ARM_SUBSCRIPTION_ID }}",
                "ARM_TENANT_ID", "${{ secrets.ARM_TENANT_ID }}",
                "CLUSTER", "${{ vars.CLUSTER }}");
        Map<String, Object> plan = run("Generate and plan", PipelineScript.INFRASTRUCTURE, env);
        plan.put("working-directory", "${{ vars.PROJECT_DIRECTORY }}");
        Map<String, Object> on = Maps.of("push", Maps.of("branches", List.of("main", "master")));
        Map<String, Object> content =
                workflow("infra-generation", on, Maps.of("plan", job(List.of(checkout(), install(), plan))));
        return List.of(YamlPipeline.of(FOLDER + "infra-generation.yaml", content));
    }

    private static Map<String, Object> repository() {
        return Maps.of(
                "BRANCH", "${{ github.ref_name }}",
                "BUILD_ID", "${{ github.run_id }}",
                "BUILD_NUMBER", "${{ github.run_number }}",
                "COMMIT", "${{ github.sha }}",
                "REPOSITORY", "${{ github.event.repository.name }}");
    }

    private static Map<String, Object> service(Service service) {
        Map<String, Object> env = repository();
        env.put("BUILD_VARIABLES", String.join(" ", PipelineValues.buildVariables(service)));
        env.put("REGISTRY", "${{ vars.REGISTRY }}");
        env.put("SERVICE_NAME", PipelineValues.name(service));
        env.put("SERVICE_PATH", PipelineValues.folder(service));
        for (String name : List.of("ACCOUNT_NAME", "ACCOUNT_KEY", "TABLE_NAME", "PARTITION_KEY")) {
            env.put("INTROSPECTION_" + name, "${{ secrets.INTROSPECTION_" + name + " }}");
        }
        return env;
    }

    private static Map<String, Object> workflow(String name, Map<String, Object> on, Map<String, Object> jobs) {
        return Maps.of("name", name, "on", on, "permissions", Map.of("contents", "read"), "jobs", jobs);
    }

    private static Map<String, Object> job(List<Map<String, Object>> steps) {
        return Maps.of("runs-on", "ubuntu-latest", "steps", steps);
    }

    private static Map<String, Object> checkout() {
        return Maps.of("uses", "actions/checkout@v4", "with", Map.of("persist-credentials", false));
    }

    private static Map<String, Object> install() {
        return run(
                "Get bedrock",
                PipelineScript.INSTALL,
                Maps.of("BEDROCK_URL", "${{ vars.BEDROCK_URL }}", "BEDROCK_SHA256", "${{ vars.BEDROCK_SHA256 }}"));
    }

    private static Map<String, Object> run(String name, PipelineScript script, Map<String, Object> env) {
        return Maps.of("name", name, "shell", "bash", "env", env, "run", script.text());
    }
}
