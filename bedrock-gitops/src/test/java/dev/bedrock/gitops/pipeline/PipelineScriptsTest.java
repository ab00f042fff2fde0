package dev.bedrock.gitops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.Executables;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts run with real repositories; a program in place of bedrock writes down how it is called. */
@DisabledOnOs(OS.WINDOWS)
class PipelineScriptsTest {
    private static final String BEDROCK = """
            #!/bin/sh
            echo "$*" >>"$CALLS"
            case "$1 $2" in
              "service get-hld-path") echo shop/web/qa ;;
              "hld set") mkdir -p "$4" && echo "$9" >"$4/config.txt" ;;
              "hld reconcile") mkdir -p "$4/shop" && cp bedrock.yaml "$4/shop/copy.yaml" ;;
              "hld generate")
                while [ $# -gt 1 ]; do shift; done
                mkdir -p "$1" && cp component.yaml "$1/all.yaml"
                ;;
            esac
            """;

    @TempDir
    Path directory;

    Path bash;
    Path git;

    @BeforeEach
    void tools() {
        bash = RequiredTool.of("bash");
        git = RequiredTool.of("git");
        Path bedrock = Directories.write(directory.resolve("home/bedrock"), Map.of("bedrock", BEDROCK))
                .resolve("bedrock");
        assertThat(bedrock.toFile().setExecutable(true)).isTrue();
    }

    private String git(Path where, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(git.toString(), "-c", "user.name=t", "-c", "user.email=t@t", "-c", "init.defaultBranch=main"));
        command.addAll(List.of(arguments));
        ProcessResult result = ProcessRunner.system().run(Command.of(command).in(where));
        assertThat(result.exitCode()).as(result.stderr()).isZero();
        return result.stdout();
    }

    /** A bare repository with one file. */
    private Path repository(String name) throws IOException {
        Path work = Directories.write(directory.resolve(name + "-work"), Map.of("README.md", "x\n"));
        git(work, "init", "--quiet");
        git(work, "add", ".");
        git(work, "commit", "--quiet", "-m", "first");
        Path bare = directory.resolve(name + ".git");
        git(directory, "clone", "--quiet", "--bare", work.toString(), bare.toString());
        return bare;
    }

    private ProcessResult run(PipelineScript script, Path where, Map<String, String> variables) {
        Command command = Command.of(bash.toString(), "-c", script.text())
                .in(where)
                .withEnvironment("HOME", directory.resolve("home").toString())
                .withEnvironment("CALLS", directory.resolve("calls").toString());
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            command = command.withEnvironment(variable.getKey(), variable.getValue());
        }
        return ProcessRunner.system().run(command);
    }

    private String calls() throws IOException {
        Path calls = directory.resolve("calls");
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    private Map<String, String> service(Path hld) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("BRANCH_REF", "refs/heads/release/1.0_x");
        variables.put("BUILD_ID", "100");
        variables.put("BUILD_NUMBER", "7");
        variables.put("BUILD_VARIABLES", "FOO");
        variables.put("FOO", "two words; $(touch injected)");
        variables.put("HLD_REPO", "file://" + hld);
        variables.put("HLD_TOKEN", "hld-secret");
        variables.put("REGISTRY", "registry.example/team");
        variables.put("REPOSITORY", "Shop_Repo");
        variables.put("SERVICE_NAME", "web");
        variables.put("SERVICE_PATH", "services/web");
        variables.put("COMMIT", "0123456789abcdef");
        return variables;
    }

    @Test
    void anImageUpdateIsABranchOfTheDefinition() throws IOException {
        Path hld = repository("hld");
        Path app = Directories.write(directory.resolve("app"), Map.of("bedrock.yaml", "x"));

        ProcessResult result = run(PipelineScript.UPDATE_HLD, app, service(hld));

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        String branch = "DEPLOY/shop_repo-web-release-1-0-x-7";
        assertThat(git(hld, "show", branch + ":shop/web/qa/config.txt")).isEqualTo("image.tag=release-1-0-x-7\n");
        assertThat(git(hld, "log", "-1", "--format=%s", branch))
                .isEqualTo("Updating web image tag to release-1-0-x-7.\n");
        assertThat(calls())
                .contains("service get-hld-path --path ./services/web --repository Shop_Repo --ring release/1.0_x\n")
                .contains("image.tag=release-1-0-x-7 image.repository=registry.example/team/shop_repo-web\n");
        assertThat(git(hld, "config", "--list") + calls() + result.stdout() + result.stderr())
                .doesNotContain("hld-secret");
    }

    @Test
    void aReconcileIsABranchOfTheDefinitionUnlessNothingChanges() throws IOException {
        Path hld = repository("hld");
        Path app = Directories.write(directory.resolve("app"), Map.of("bedrock.yaml", "rings: {}\n"));
        Map<String, String> variables = service(hld);

        assertThat(run(PipelineScript.RECONCILE, app, variables).exitCode()).isZero();

        assertThat(git(hld, "show", "RECONCILE/Shop_Repo-7:shop/copy.yaml")).isEqualTo("rings: {}\n");
        git(hld, "update-ref", "refs/heads/main", "RECONCILE/Shop_Repo-7");
        variables.put("BUILD_NUMBER", "8");
        ProcessResult again = run(PipelineScript.RECONCILE, app, variables);
        assertThat(again.stdout()).contains("The definition is as bedrock.yaml wants it.");
        assertThat(git(hld, "branch", "--list")).doesNotContain("-8");
    }

    @Test
    void whereTheHostIsKnownAPullRequestIsOpened() throws IOException {
        Path hld = repository("hld");
        Path app = Directories.write(directory.resolve("app"), Map.of("bedrock.yaml", "rings: {}\n"));
        Map<String, String> variables = service(hld);
        variables.put("PULL_REQUEST", "github");

        ProcessResult result = run(PipelineScript.RECONCILE, app, variables);

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(git(hld, "branch", "--list")).contains("RECONCILE/Shop_Repo-7");
        assertThat(calls())
                .contains("pull-request create --remote-url file://" + hld
                        + " --host-kind github --token-variable HLD_TOKEN --source RECONCILE/Shop_Repo-7 --target main"
                        + " --title Reconciling HLD with Shop_Repo-7. --description Made by build 7.\n")
                .doesNotContain("hld-secret");
    }

    @Test
    void manifestsArePublishedForEachEnvironment() throws IOException {
        Path hld = Directories.write(directory.resolve("definition"), Map.of("component.yaml", "name: top\n"));
        Map<String, String> variables = Map.of(
                "MANIFEST_REPO", "git.example/manifests",
                "MANIFEST_TOKEN", "manifest-secret",
                "ENVIRONMENTS", "dev, prod west,x=$(touch injected)");

        ProcessResult published = run(PipelineScript.PUBLISH, hld, variables);
        ProcessResult verified = run(PipelineScript.VERIFY, hld, variables);

        assertThat(published.exitCode()).as(published.stderr()).isZero();
        assertThat(verified.exitCode()).as(verified.stderr()).isZero();
        String targets = "--to https://git.example/manifests --environments dev --environments  prod west"
                + " --environments x=$(touch injected)\n";
        assertThat(calls())
                .isEqualTo("hld install .\npublish . " + targets + "hld install .\npublish . --verify " + targets);
        assertThat(Directories.read(directory).keySet()).noneMatch(path -> path.endsWith("injected"));
    }

    @Test
    void aChangeOfTheDefinitionIsVerifiedWithoutAToken() throws IOException {
        Path hld = Directories.write(directory.resolve("definition"), Map.of("component.yaml", "name: top\n"));

        ProcessResult result = run(PipelineScript.VERIFY, hld, Map.of("ENVIRONMENTS", "dev, prod west"));

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(calls())
                .containsPattern("hld generate \\. dev --output \\S+/dev\n")
                .containsPattern("hld generate \\. prod west --output \\S+/prod-west\n");
    }

    @Test
    void imagesAreBuiltWithTheVariablesThatAreNamed() throws IOException {
        Path app = Directories.write(directory.resolve("app"), Map.of("services/web/Dockerfile", "FROM alpine\n"));
        Path docker = Directories.write(directory.resolve("home/bedrock"), Map.of("docker", """
                #!/bin/sh
                for a in "$@"; do printf '<%s>' "$a"; done >>"$CALLS"
                echo >>"$CALLS"
                """))
                .resolve("docker");
        assertThat(docker.toFile().setExecutable(true)).isTrue();

        ProcessResult result = run(PipelineScript.BUILD_IMAGE, app, service(directory));

        assertThat(result.exitCode()).as(result.stderr()).isZero();
        assertThat(calls()).isEqualTo("""
                <build><--tag><registry.example/team/shop_repo-web:release-1-0-x-7><--build-arg><FOO=two words; $(touch injected)><.>
                <push><registry.example/team/shop_repo-web:release-1-0-x-7>
                """);
        assertThat(Directories.read(app).keySet()).containsExactly("services/web/Dockerfile");
    }

    @Test
    void aFailureEndsTheScript() {
        Path app = Directories.write(directory.resolve("app"), Map.of("bedrock.yaml", "x"));

        ProcessResult result =
                run(PipelineScript.RECONCILE, app, Map.of("HLD_REPO", "file:///none", "REPOSITORY", "r"));

        assertThat(result.isSuccess()).isFalse();
    }

    @Test
    void everyScriptIsBash() {
        for (PipelineScript script : PipelineScript.values()) {
            ProcessResult result = ProcessRunner.system().run(Command.of(bash.toString(), "-n", "-c", script.text()));
            assertThat(result.exitCode()).as(script + result.stderr()).isZero();
        }
        assertThat(Executables.find("bash", EnvironmentVariables.system())).isPresent();
        assertThat(List.of(PipelineScript.values()).stream()
                        .map(PipelineScript::text)
                        .collect(Collectors.toSet()))
                .hasSize(PipelineScript.values().length);
    }
}
