package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The definitions that Fabrikate's own tests install, with their public addresses mapped to servers of this machine. */
@Tag("conformance")
@DisabledOnOs(OS.WINDOWS)
class InstallCorpusTest {
    private static final Path TESTDATA =
            Path.of(System.getProperty("bedrock.corpus", "")).resolve("hld/testdata");

    @TempDir
    Path folder;

    private final LoopbackServer charts = LoopbackServer.http();

    @AfterEach
    void stop() {
        charts.close();
    }

    private Cli define(String name, Map<String, String> addresses) {
        Map<String, String> files = new TreeMap<>();
        Directories.read(TESTDATA.resolve(name))
                .forEach((path, content) -> files.put(path, mapped(content, addresses)));
        Path directory = Directories.write(folder.resolve("testdata").resolve(name), files);
        return new Cli(directory).with("BEDROCK_CACHE", folder.resolve("cache").toString());
    }

    private static String mapped(String content, Map<String, String> addresses) {
        String mapped = content;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            mapped = mapped.replace(address.getKey(), address.getValue());
        }
        return mapped;
    }

    @Test
    void install() {
        TestRepository helm = repository("charts", """
                === stable/elasticsearch/Chart.yaml
                {apiVersion: v1, name: elasticsearch, version: 1.17.0}
                === stable/elasticsearch/templates/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: elasticsearch}}
                """);
        TestRepository efk = repository("efk", """
                === component.yaml
                {name: efk, type: static, path: manifests}
                === manifests/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: efk}}
                """);
        efk.git("branch", "master");
        efk.git("push", "-q", "origin", "master");
        try (GitServer server = GitServer.start(folder.resolve("remotes"))) {
            Cli cli = define(
                    "install",
                    Map.of(
                            "https://github.com/timfpark/fabrikate-elasticsearch-fluentd-kibana", server.url("efk.git"),
                            "https://github.com/helm/charts", server.url("charts.git"),
                            "b23ce6af309bfe25d4d485e85b66ce63475070d7",
                                    helm.head().hex()));

            Cli.Result result = Charts.install(cli, "--allow-host", server.host());

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(cli.run("hld", "generate").out())
                    .isEqualTo("generated/common/infra/efk/efk.yaml\ngenerated/common/infra/elasticsearch.yaml\n");
        }
    }

    private TestRepository repository(String name, String files) {
        TestRepository repository = TestRepository.create(folder.resolve("remotes"), name);
        repository.commit(Directories.parse(files));
        return repository;
    }

    @Test
    void installYaml() {
        repository("charts", """
                === stable/grafana/Chart.yaml
                {apiVersion: v1, name: grafana, version: 3.7.0}
                === stable/grafana/templates/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: grafana}}
                """);
        Directories.write(folder.resolve("testdata/local-charts"), Directories.read(TESTDATA.resolve("local-charts")));
        try (GitServer server = GitServer.start(folder.resolve("remotes"))) {
            Cli cli = define("install-yaml", Map.of("https://github.com/helm/charts", server.url("charts.git")));

            Cli.Result result = Charts.install(
                    cli,
                    "--allow-host",
                    server.host(),
                    "--root",
                    folder.resolve("testdata").toString());

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).startsWith("added " + server.url("charts.git") + " stable/grafana: ");
            assertThat(cli.run(
                                    "hld",
                                    "generate",
                                    ".",
                                    "--root",
                                    folder.resolve("testdata").toString())
                            .out())
                    .contains("generated/common/grafana.yaml", "generated/common/prometheus.yaml");
        }
    }

    @Test
    void installHelm() {
        Charts.index(charts, "prometheus", "11.0.0");
        LoopbackServer grafana = LoopbackServer.http();
        LoopbackServer strimzi = LoopbackServer.http();
        try (grafana;
                strimzi) {
            Charts.index(grafana, "grafana", "3.7.0", "4.0.0");
            Charts.index(strimzi, "strimzi-kafka-operator", "0.20.0");
            Cli cli = define(
                    "install-helm",
                    Map.of(
                            "https://prometheus-community.github.io/helm-charts",
                                    charts.uri("/charts").toString(),
                            "https://grafana.github.io/helm-charts",
                                    grafana.uri("/charts").toString(),
                            "https://strimzi.io/charts/",
                                    strimzi.uri("/charts/").toString()));

            Cli.Result result = Charts.install(cli);

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.err()).contains("3 remote sources installed, 3 changed");
            assertThat(strimzi.requests()).hasSize(2);
            assertThat(cli.run("hld", "generate").out()).contains("grafana.yaml", "strimzi-kafka-operator2.yaml");
        }
    }

    @Test
    void installHelmOfBug261() {
        Charts.index(charts, "kafka", "1.0.0");
        repository("definitions", """
                === definitions/fabrikate-cloud-native/component.yaml
                name: cloud-native-impl
                subcomponents:
                - {name: sibling, source: ../sibling}
                === definitions/sibling/component.yaml
                name: sibling
                """);
        try (GitServer server = GitServer.start(folder.resolve("remotes"))) {
            Cli cli = define(
                    "install-helm-fix-261-dep-update-bug",
                    Map.of(
                            "https://kubernetes-charts-incubator.storage.googleapis.com/",
                                    charts.uri("/charts/").toString(),
                            "https://github.com/timfpark/fabrikate-definitions", server.url("definitions.git")));

            Cli.Result result = Charts.install(cli, "--allow-host", server.host());

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out())
                    .contains(
                            "added " + charts.uri("/charts/") + " kafka: 1.0.0",
                            "added " + server.url("definitions.git"));
            assertThat(cli.run("hld", "generate").exitCode()).isZero();
        }
    }

    @Test
    void installPrivate() {
        repository("fabrikate-private-component", "=== component.yaml\nname: private\n");
        try (GitServer server = GitServer.start(folder.resolve("remotes")).protectedBy("token", "t0ps3cret")) {
            Cli cli = define(
                    "install-private",
                    Map.of(
                            "https://github.com/evanlouie/fabrikate-private-component",
                            server.url("fabrikate-private-component.git")));
            assertThat(Charts.install(cli, "--allow-host", server.host()).err())
                    .contains("HLD-0517", "personal_access_token");

            Cli.Result result =
                    Charts.install(cli.with("personal_access_token", "t0ps3cret"), "--allow-host", server.host());

            assertThat(result.exitCode()).as(result.err()).isZero();
        }
    }
}
