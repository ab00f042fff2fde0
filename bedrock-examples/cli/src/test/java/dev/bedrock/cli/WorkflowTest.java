package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole way of an application to the manifests that a cluster follows, with real repositories: each step works in fresh
 * clones, as pipelines do, and the manifests after it are those of a tree in the test resources.
 */
@DisabledOnOs(OS.WINDOWS)
class WorkflowTest {
    /** How repositories are reached. */
    enum Way {
        HTTP,
        FILE
    }

    @TempDir
    Path folder;

    private final Path git = RequiredTool.of("git");
    private TestRepository application;
    private TestRepository definition;
    private TestRepository manifests;
    private TestRepository charts;
    private GitServer server;
    private Way way = Way.HTTP;
    private int clones;

    @BeforeEach
    void repositories() throws Exception {
        folder = folder.toRealPath();
        Path served = folder.resolve("served");
        application = TestRepository.create(served, "shop");
        definition = TestRepository.create(served, "hld");
        manifests = TestRepository.create(served, "manifests");
        charts = TestRepository.create(served, "charts");
        server = GitServer.start(served);
        application.commit(Map.of("services/web/main.go", "package main\n", "services/cart/main.go", "package main\n"));
        definition.commit(Map.of("component.yaml", "name: cluster\n", "config/prod.yaml", "config: {}\n"));
        manifests.commit(Map.of("README.md", "Made by publishing.\n"));
        charts.commit(Directories.parse("""
                === web/Chart.yaml
                {apiVersion: v2, name: web, version: 0.1.0}
                === web/values.yaml
                serviceName: unset
                image: {repository: unset, tag: unset}
                === web/templates/service.yaml
                apiVersion: v1
                kind: Service
                metadata:
                  name: {{ .Values.serviceName }}
                spec:
                  ports: [{port: 8080}]
                  selector: {app: {{ .Values.serviceName }}}
                === web/templates/deployment.yaml
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: {{ .Values.serviceName }}
                spec:
                  selector: {matchLabels: {app: {{ .Values.serviceName }}}}
                  template:
                    metadata: {labels: {app: {{ .Values.serviceName }}}}
                    spec:
                      containers:
                        - name: web
                          image: {{ .Values.image.repository }}:{{ .Values.image.tag }}
                """));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String url(TestRepository repository) {
        return way == Way.HTTP
                ? server.url(String.valueOf(repository.bare().getFileName()))
                : repository.bare().toUri().toString().replaceAll("/$", "");
    }

    private String[] reaching() {
        return way == Way.HTTP
                ? new String[] {"--allow-host", server.host()}
                : new String[] {"--allow-folder", folder.resolve("served").toString()};
    }

    private Path cloned(TestRepository repository) {
        String name = "clone-" + ++clones;
        git(folder, "clone", "-q", url(repository), name);
        return folder.resolve(name);
    }

    private String git(Path where, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(git.toString(), "-c", "user.name=Ada", "-c", "user.email=ada@example.org"));
        command.addAll(List.of(arguments));
        return ProcessRunner.system()
                .run(Command.of(command)
                        .in(where)
                        .withEnvironment("HOME", folder.toString())
                        .withEnvironment("GIT_CONFIG_NOSYSTEM", "1"))
                .requireSuccess()
                .stdout();
    }

    private void committed(Path clone, String message) {
        git(clone, "add", "-A");
        git(clone, "commit", "-q", "-m", message);
        git(clone, "push", "-q", "origin", "HEAD");
    }

    /** Types commands in a folder; each has to work. */
    private String run(Path where, String... arguments) {
        Cli.Result result = new Cli(where)
                .with("BEDROCK_CACHE", folder.resolve("cache").toString())
                .with("ACCESS_TOKEN_SECRET", "none-is-needed")
                .run(arguments);
        assertThat(result.exitCode())
                .as(String.join(" ", arguments) + "\n" + result.err())
                .isZero();
        return result.out();
    }

    private static String[] join(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private void createProject() {
        Path app = cloned(application);
        run(app, "project", "init", "-r", "main", "--pipelines", "none");
        for (String service : List.of("web", "cart")) {
            run(
                    app,
                    "service",
                    "create",
                    service,
                    "services/" + service,
                    "-g",
                    url(charts),
                    "-p",
                    "web",
                    "-b",
                    "main",
                    "--k8s-backend-port",
                    "8080");
        }
        run(app, "ring", "create", "qa");
        run(app, "ring", "create", "release/1.0");
        committed(app, "Begin the project");
    }

    private void reconcile() {
        Path app = cloned(application);
        Path hld = cloned(definition);
        run(folder, "hld", "reconcile", "shop", hld.toString(), app.toString());
        run(hld, join(new String[] {"hld", "install"}, reaching()));
        committed(hld, "Reconciling HLD with shop.");
    }

    /** As the pipeline that builds an image does it. */
    private void setImage(String service, String ring, String tag) {
        Path hld = cloned(definition);
        Path app = cloned(application);
        String place = run(
                        app,
                        "service",
                        "get-hld-path",
                        "--path",
                        "services/" + service,
                        "--repository",
                        "shop",
                        "--ring",
                        ring)
                .strip();
        run(
                folder,
                "hld",
                "set",
                "-C",
                hld.resolve(place).toString(),
                "--subcomponent",
                "chart",
                "--type",
                "string",
                "image.tag=" + tag,
                "image.repository=registry.example/shop-" + service);
        committed(hld, "Updating " + service + " image tag to " + tag + ".");
    }

    private String publish(String... more) {
        Path hld = cloned(definition);
        run(hld, join(new String[] {"hld", "install", "--locked"}, reaching()));
        return run(hld, join(join(new String[] {"publish", "--to", url(manifests)}, reaching()), more));
    }

    /** The manifests, with the place of the definition left out, which differs from run to run. */
    private void assertManifests(String step) throws URISyntaxException {
        SortedMap<String, String> published = new TreeMap<>();
        Directories.read(cloned(manifests)).forEach((path, text) -> {
            if (!path.startsWith(".git/")) {
                published.put(path, text.replaceAll("(?m)^definition: .*$", "definition: (its address)"));
            }
        });
        URL expected = Objects.requireNonNull(getClass().getResource("/workflow/" + step), step);
        assertThat(published).isEqualTo(Directories.read(Path.of(expected.toURI())));
    }

    @ParameterizedTest
    @EnumSource
    void fromAProjectToManifestsAndBack(Way by) throws Exception {
        way = by;
        createProject();
        reconcile();
        publish();
        assertManifests("1-project");

        setImage("web", "main", "main-1");
        setImage("web", "qa", "qa-7");
        assertThat(publish("--verify")).contains("image: registry.example/shop-web:qa-7");
        assertManifests("1-project");
        publish();
        assertManifests("2-images");

        Path app = cloned(application);
        run(app, "ring", "delete", "qa");
        committed(app, "No more qa");
        reconcile();
        assertThat(publish("--new-branch", "PUBLISH/ring")).contains("delete prod/shop/web/qa/chart.yaml");
        assertManifests("2-images");
        manifests.gitBare("update-ref", "refs/heads/main", "refs/heads/PUBLISH/ring");
        assertManifests("3-ring-removed");

        app = cloned(application);
        run(app, "service", "delete", "cart");
        committed(app, "No more cart");
        reconcile();
        publish();
        assertManifests("4-service-removed");
        assertThat(publish()).isEmpty();
        assertThat(manifests.gitBare("log", "--format=%s", "main").lines()).hasSize(5);
    }
}
