package dev.bedrock.hld.install.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.DirectoryReplacement;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.core.testing.RequiredTool;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Helm packs, indexes and pushes is fetched as Helm fetches it. */
@Timeout(120)
class HelmParityTest {
    private final LoopbackServer server = LoopbackServer.http();

    @TempDir
    Path directory;

    private Path helm;
    private DockerRegistry registry;

    @BeforeEach
    void publish() throws IOException {
        helm = RequiredTool.helm();
        registry = DockerRegistry.start(directory);
        Directories.write(
                directory.resolve("charts"),
                Map.of(
                        "web/Chart.yaml",
                        TestCharts.chartYaml("web", "1.2.3+build.5") + "description: \"a <b> & c\"\n",
                        "web/templates/map.yaml",
                        "kind: ConfigMap\n",
                        "web/templates/_helpers.tpl",
                        "{{/* größe */}}\n",
                        "web/crds/crd.yaml",
                        "kind: CustomResourceDefinition\n",
                        "db/Chart.yaml",
                        TestCharts.chartYaml("db", "2.0.1"),
                        "db/charts/sub/Chart.yaml",
                        TestCharts.chartYaml("sub", "0.1.0"),
                        "cache/Chart.yaml",
                        TestCharts.chartYaml("cache", "3.0.0")));
        for (String version : List.of("1.0.0", "1.1.0", "2.0.0-rc.1")) {
            helm("package", "charts/web", "--version", version, "-d", "repository");
        }
        helm("package", "charts/web", "charts/db", "charts/cache", "-d", "repository");
        helm("repo", "index", "repository");
        serve();
        for (String archive : List.of("web-1.2.3+build.5", "web-1.1.0", "db-2.0.1", "cache-3.0.0")) {
            helm("push", "repository/" + archive + ".tgz", registry.address(), "--plain-http");
        }
    }

    @AfterEach
    void stop() {
        server.close();
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void theSameArchivesAreFetched() throws IOException {
        ChartRepositories repositories = repositories();
        for (String version : List.of("", "1.1.0", "^1.0", "<1.2", ">=1.0.0-0", "~1.1")) {
            Path pulled = Files.createDirectories(directory.resolve("pulled-http" + version.hashCode()));
            helm("pull", "web", "--repo", server.uri("/").toString(), "--version", version, "-d", pulled.toString());
            same(pulled, fetch(repositories, server.uri("/").toString(), version));
        }
        for (String version : List.of("1.2.3+build.5", "1.1.0", "^1.0", "<1.2")) {
            Path pulled = Files.createDirectories(directory.resolve("pulled-oci" + version.hashCode()));
            helm("pull", registry.address() + "/web", "--version", version, "-d", pulled.toString(), "--plain-http");
            same(pulled, fetch(repositories, registry.address(), version));
        }
    }

    @Test
    void theSameFilesAreUnpacked() {
        helm("pull", "web", "--repo", server.uri("/").toString(), "--untar", "--untardir", directory + "/untarred");
        FetchedChart chart = fetch(repositories(), server.uri("/").toString(), "");

        try (DirectoryReplacement replacement =
                AtomicDirectory.at(directory.resolve("ours")).replace()) {
            chart.writeTo(replacement.files(), BuiltDependencies.none());
            replacement.commit();
        }

        Map<String, String> ours = new TreeMap<>(Directories.read(directory.resolve("ours")));
        ours.remove(".bedrock-generated");
        assertThat(ours).isEqualTo(Directories.read(directory.resolve("untarred/web")));
    }

    @Test
    void theSameDependenciesGoIntoCharts() throws IOException {
        for (String copy : List.of("helm", "ours")) {
            Directories.write(
                    directory.resolve(copy),
                    Map.of(
                            "app/Chart.yaml",
                                    TestCharts.chartYaml("app", "0.1.0")
                                            + """
                    dependencies:
                    - name: web
                      version: ^1.0
                      repository: %s
                      condition: web.enabled
                      tags: [x]
                      import-values: [data, {child: a, parent: b}]
                    - name: db
                      version: ~2.0
                      repository: %s
                      alias: store
                    - name: common
                      version: 0.x
                      repository: file://../lib/common
                    """.formatted(server.uri("/"), registry.address()),
                            "lib/common/Chart.yaml", TestCharts.chartYaml("common", "0.3.1"),
                            "lib/common/.helmignore", "*.md\n",
                            "lib/common/README.md", "not packed",
                            "lib/common/templates/a.yaml", "kind: A\n"));
        }
        helm("dependency", "update", "helm/app", "--plain-http");
        Map<String, String> byHelm = content(files(directory.resolve("helm/app/charts")));
        Path ours = directory.resolve("ours");

        assertThat(content(build(ours))).isEqualTo(byHelm);

        Files.copy(directory.resolve("helm/app/Chart.lock"), ours.resolve("app/Chart.lock"));
        assertThat(content(build(ours))).as("by the lock").isEqualTo(byHelm);
        assertThat(build(directory.resolve("helm"))).as("when all are there").isEmpty();
    }

    @Test
    void whatHelmHasSignedIsVerified() throws IOException {
        SigningKey key = SigningKey.generate("Alice <alice@example.com>");
        Files.write(directory.resolve("secret.gpg"), key.secretKey());
        helm(
                "package",
                "charts/web",
                "--version",
                "5.0.0",
                "-d",
                "repository",
                "--sign",
                "--key",
                "Alice",
                "--keyring",
                directory + "/secret.gpg");
        helm("repo", "index", "repository");
        helm("push", "repository/web-5.0.0.tgz", registry.address(), "--plain-http");
        serve();
        ChartRepositories signed = ChartRepositories.over(TestCharts.remotes(directory))
                .withKeyring(ChartKeyring.of(key.publicKey(), Clock.systemUTC()));

        assertThat(fetch(signed, server.uri("/").toString(), "5.0.0").signedBy())
                .contains(key.fingerprint());
        assertThat(fetch(signed, registry.address(), "5.0.0").signedBy()).contains(key.fingerprint());
    }

    private Map<String, byte[]> build(Path root) {
        return ChartDependencies.from(repositories())
                .of(FileTree.open(root), "app")
                .files();
    }

    private static Map<String, byte[]> files(Path charts) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : Directories.read(charts).keySet()) {
            files.put("charts/" + name, Files.readAllBytes(charts.resolve(name)));
        }
        return files;
    }

    /** Archives by their digests, but that of the local chart, which is ours as a folder, by its files. */
    private static Map<String, String> content(Map<String, byte[]> files) {
        Map<String, String> content = new TreeMap<>();
        files.forEach((path, bytes) -> {
            if (path.equals("charts/common-0.3.1.tgz")) {
                for (ChartFile file :
                        ChartFile.of(path, bytes).unpack(ChartLimits.defaults()).files()) {
                    content.put("charts/common/" + file.name(), file.text().stripTrailing());
                }
            } else if (path.endsWith(".tgz")) {
                content.put(path, TestCharts.sha256(bytes));
            } else {
                content.put(path, new String(bytes, UTF_8).stripTrailing());
            }
        });
        content.computeIfPresent(
                "charts/common/Chart.yaml",
                (path, yaml) -> String.join("\n", yaml.lines().sorted().toList()));
        return content;
    }

    private static FetchedChart fetch(ChartRepositories repositories, String repository, String version) {
        return repositories.fetch(repositories.resolve(ChartReference.of(repository, "web", version)));
    }

    private static void same(Path pulled, FetchedChart ours) throws IOException {
        assertThat(Directories.read(pulled).keySet()).containsExactly(ours.fileName());
        assertThat(pulled.resolve(ours.fileName())).hasBinaryContent(ours.archive());
    }

    private ChartRepositories repositories() {
        return ChartRepositories.over(TestCharts.remotes(directory));
    }

    private void serve() throws IOException {
        for (Map.Entry<String, byte[]> file :
                files(directory.resolve("repository")).entrySet()) {
            server.serve(file.getKey().replaceFirst("charts", ""), file.getValue());
        }
    }

    private void helm(String... arguments) {
        List<String> command = new ArrayList<>(List.of(helm.toString()));
        command.addAll(List.of(arguments));
        ProcessRunner.system()
                .run(Command.of(command)
                        .in(directory)
                        .withEnvironment("HELM_CONFIG_HOME", directory + "/helm-config")
                        .withEnvironment("HELM_CACHE_HOME", directory + "/helm-cache")
                        .withEnvironment("HELM_DATA_HOME", directory + "/helm-data"))
                .requireSuccess();
    }
}
