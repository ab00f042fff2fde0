package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user with an application, and a definition that it is brought into. */
class ProjectTest {
    @TempDir
    Path directory;

    Cli cli;

    @BeforeEach
    void aUser() throws Exception {
        directory = directory.toRealPath();
        cli = new Cli(directory).with("APP_REPO_URL", "https://git.example/shop.git");
    }

    private String file(String path) {
        return Directories.read(directory).getOrDefault(path, "(missing)");
    }

    private void shop() {
        Directories.write(directory, Map.of("shop/README.md", "x", "hld/README.md", "x"));
        assertThat(cli.run("project", "init", "-C", "shop", "-r", "main").exitCode())
                .isZero();
        Cli.Result created = cli.run(
                "service",
                "create",
                "-C",
                "shop",
                "web",
                "services/web",
                "-r",
                "https://charts.example",
                "-c",
                "web",
                "--k8s-backend-port",
                "8080",
                "--middlewares",
                "limit, auth",
                "-m",
                "Ann",
                "-e",
                "ann@example.com");
        assertThat(created.exitCode()).as(created.err()).isZero();
    }

    @Test
    void aProjectIsBegunFilledAndReconciled() {
        shop();
        assertThat(cli.run("ring", "create", "-C", "shop", "release/1.0").out())
                .isEqualTo("shop/bedrock.yaml\nshop/services/web/build-update-hld.yaml\n");

        Cli.Result result = cli.run("hld", "reconcile", "Shop", "hld", "shop");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("create hld/shop/web/release-1-0/component.yaml: ring 'release/1.0' of service 'web'\n");
        assertThat(file("hld/shop/web/main/static/ingress-route.yaml"))
                .contains("port: 8080")
                .contains("- name: auth");
        assertThat(file("hld/shop/access.yaml")).isEqualTo("'https://git.example/shop.git': ACCESS_TOKEN_SECRET\n");
        assertThat(cli.run("hld", "reconcile", "Shop", "hld", "shop").err()).isEqualTo("nothing to change\n");
        assertThat(cli.run("service", "get-display-name", "-C", "shop", "-p", "services/web")
                        .out())
                .isEqualTo("web\n");
        assertThat(cli.run(
                                "service",
                                "get-hld-path",
                                "-C",
                                "shop",
                                "-p",
                                "./services/web",
                                "--repository",
                                "Shop",
                                "--ring",
                                "release/1.0")
                        .out())
                .isEqualTo("shop/web/release-1-0\n");
    }

    @Test
    void aRemovedServiceAndRingLeaveTheDefinition() {
        shop();
        cli.run("ring", "create", "-C", "shop", "qa");
        cli.run("hld", "reconcile", "Shop", "hld", "shop");
        assertThat(cli.run("ring", "set-default", "-C", "shop", "qa").exitCode())
                .isZero();
        assertThat(cli.run("ring", "delete", "-C", "shop", "main").exitCode()).isZero();

        assertThat(cli.run("hld", "reconcile", "Shop", "hld", "shop").out())
                .contains("delete hld/shop/web/main/component.yaml: the ring 'main' is not in bedrock.yaml any more\n");

        assertThat(cli.run("service", "delete", "-C", "shop", "web").out())
                .isEqualTo("shop/bedrock.yaml\nshop/maintainers.yaml\nshop/services/web/build-update-hld.yaml\n");
        cli.run("hld", "reconcile", "Shop", "hld", "shop");
        assertThat(Directories.read(directory.resolve("hld")).keySet())
                .containsExactly(
                        "README.md",
                        "component.yaml",
                        "shop/.bedrock-reconcile",
                        "shop/access.yaml",
                        "shop/component.yaml");
    }

    @Test
    void aDryRunWritesNothing() {
        shop();
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        assertThat(cli.run("ring", "create", "-C", "shop", "qa", "--dry-run").out())
                .contains("--- bedrock.yaml\n")
                .contains("+  qa: {}\n");
        assertThat(cli.run("hld", "reconcile", "Shop", "hld", "shop", "--dry-run")
                        .out())
                .startsWith("create hld/component.yaml: the application 'Shop' belongs to it\n");
        assertThat(cli.run("project", "append-variable-group", "-C", "shop", "vg", "--dry-run", "-o", "json")
                        .out())
                .isEqualTo("""
                        {
                          "schema": "bedrock.dev/project-change/v1",
                          "written": false,
                          "files": [
                            {
                              "path": "shop/bedrock.yaml",
                              "change": "update"
                            },
                            {
                              "path": "shop/hld-lifecycle.yaml",
                              "change": "update"
                            },
                            {
                              "path": "shop/services/web/build-update-hld.yaml",
                              "change": "update"
                            }
                          ],
                          "problems": []
                        }
                        """);
        before.assertUnchanged();
    }

    @Test
    void programsReadWhatWasReconciled() {
        shop();

        assertThat(cli.run("hld", "reconcile", "Shop", "hld", "shop", "-o", "json")
                        .out())
                .contains("\"schema\": \"bedrock.dev/hld-reconcile/v1\"")
                .contains("\"written\": true")
                .contains("\"path\": \"hld/shop/component.yaml\"")
                .contains("\"reason\": \"the application 'Shop'\"");
    }

    @Test
    void otherKindsOfIngressAreOptions() {
        shop();

        cli.run("hld", "reconcile", "Shop", "hld", "shop", "--ingress", "traefik3");
        assertThat(file("hld/shop/web/main/static/ingress-route.yaml")).contains("traefik.io/v1alpha1");
        Cli.Result result = cli.run(
                "hld", "reconcile", "Shop", "hld", "shop", "--ingress", "gateway-api", "--gateway", "infra/edge");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(file("hld/shop/web/main/static/http-route.yaml")).contains("namespace: infra");
        assertThat(cli.run("hld", "reconcile", "Shop", "hld", "shop", "--ingress", "gateway-api")
                        .exitCode())
                .isEqualTo(2);
        assertThat(cli.run("hld", "reconcile", "Shop", "hld", "shop", "--ingress", "nginx")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void problemsHaveThePlacesThatTheUserWouldWrite() {
        Directories.write(
                directory, Map.of("shop/bedrock.yaml", "rings: {main: {}}\nservices:\n- path: a\n", "hld/x", ""));

        Cli.Result result = cli.run("hld", "reconcile", "Shop", "hld", "shop");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("""
                shop/bedrock.yaml:3:3: error GITOPS-0103: the service has no helm.chart
                    give it git, path and branch, or repository and chart
                """);
        assertThat(cli.run("ring", "delete", "-C", "shop", "mian").err()).isEqualTo("""
                shop/bedrock.yaml: error GITOPS-0110: there is no ring 'mian'
                    did you mean 'main'?
                """);
        assertThat(cli.run("service", "get-display-name", "-C", "shop", "-p", "b")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void whatIsMissingOnTheCommandLineIsAUsageError() {
        shop();

        assertThat(cli.run("service", "create", "-C", "shop", "a").exitCode()).isEqualTo(2);
        assertThat(cli.run("service", "create", "-C", "shop", "a", "a", "-c", "chart")
                        .exitCode())
                .isEqualTo(2);
        assertThat(cli.run("service", "create", "-C", "shop", "a", "a", "-g", "https://h/x")
                        .exitCode())
                .isEqualTo(2);
        assertThat(cli.run("service", "create", "-C", "shop", "a", "a", "-r", "r", "-c", "c", "-g", "g")
                        .exitCode())
                .isEqualTo(2);
        assertThat(cli.run("service", "get-display-name").exitCode()).isEqualTo(2);
        assertThat(cli.run("ring", "create").exitCode()).isEqualTo(2);
        assertThat(cli.run("project", "init", "-C", "shop", "--pipelines", "githup")
                        .err())
                .contains("GITOPS-0302")
                .contains("did you mean 'github'?");
    }

    @Test
    void everySystemHasItsPipelines() {
        for (String system : new String[] {"azure", "github", "gitlab", "jenkins"}) {
            Directories.write(directory, Map.of(system + "/README.md", "x"));
            Cli.Result result = cli.run("project", "init", "-C", system, "--pipelines", system);
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(cli.run("service", "create", "-C", system, "web", "web", "-r", "https://c.example", "-c", "w")
                            .out())
                    .contains("build-update-hld");
        }
        Directories.write(directory, Map.of("none/README.md", "x"));
        assertThat(cli.run("project", "init", "-C", "none", "--pipelines", "none")
                        .out())
                .isEqualTo("none/bedrock.yaml\nnone/maintainers.yaml\nnone/.gitignore\n");
    }

    @Test
    void aDefinitionIsBegunWithItsPipelines() {
        assertThat(cli.run("hld", "init", "cluster", "--pipelines", "azure").out())
                .contains("component.yaml\n")
                .contains("manifest-generation.yaml\n");
        assertThat(file("manifest-generation.yaml")).contains("bedrock hld generate");
        Directories.write(directory, Map.of("b/.gitlab-ci.yml", "mine: {script: [x]}\n"));
        assertThat(cli.run("hld", "init", "b", "-C", "b", "--pipelines", "gitlab")
                        .exitCode())
                .isZero();
        assertThat(file("b/.gitlab-ci.yml")).isEqualTo("mine: {script: [x]}\n");
    }
}
