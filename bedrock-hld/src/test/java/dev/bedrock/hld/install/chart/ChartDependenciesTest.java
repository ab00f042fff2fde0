package dev.bedrock.hld.install.chart;

import static dev.bedrock.hld.install.chart.TestCharts.packed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.DirectoryReplacement;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.hld.helm.chart.source.TarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ChartDependenciesTest {
    private final LoopbackServer server = LoopbackServer.http();
    private final byte[] db1 = packed("db", "1.0.0");
    private final byte[] db2 = packed("db", "2.0.0");

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void serve() {
        root = directory.resolve("root");
        server.serve("/index.yaml", """
                        entries:
                          db:
                          - {version: 2.0.0, urls: [db-2.0.0.tgz]}
                          - {version: 1.0.0, urls: [db-1.0.0.tgz]}
                          bare:
                          - {version: 1.0.0, urls: [bare-1.0.0.tgz]}
                          loop:
                          - {version: 1.0.0, urls: [loop-1.0.0.tgz]}
                        """.getBytes(UTF_8))
                .serve("/db-1.0.0.tgz", db1)
                .serve("/db-2.0.0.tgz", db2)
                .serve(
                        "/bare-1.0.0.tgz",
                        packed(
                                "bare",
                                "1.0.0",
                                dependency("db", "^1", server.uri("/").toString())))
                .serve(
                        "/loop-1.0.0.tgz",
                        packed(
                                "loop",
                                "1.0.0",
                                dependency("loop", "^1", server.uri("/").toString())));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void archivesOfRepositoriesGoIntoCharts() {
        chart("app", dependency("db", ">=1.0.0 <3", server.uri("/").toString()));

        BuiltDependencies built = build("app");

        assertThat(built.files()).containsOnlyKeys("charts/db-2.0.0.tgz").containsEntry("charts/db-2.0.0.tgz", db2);
        assertThat(built.obsolete()).isEmpty();
    }

    @Test
    void requirementsOfTheOldFormatCount() {
        Directories.write(root, """
                === app/Chart.yaml
                apiVersion: v1
                name: app
                version: 1.0.0
                === app/requirements.yaml
                dependencies:
                - name: db
                  version: ~1.0
                  repository: %s
                """.formatted(server.uri("/")));

        assertThat(build("app").files()).containsOnlyKeys("charts/db-1.0.0.tgz");
    }

    @Test
    void aChartOfTheSameTreeGoesIntoChartsAsAFolderWithWhatItNeeds() {
        chart("app", dependency("lib", "1.x", "file://../libs/lib"));
        chart(
                "libs/lib",
                dependency("db", "^2", server.uri("/").toString()).replace("name: db", "name: db\n  alias: store"));
        Directories.write(root, """
                === libs/lib/.helmignore
                secret.txt
                === libs/lib/secret.txt
                x
                === libs/lib/templates/a.yaml
                kind: A
                """);

        assertThat(build("app").files())
                .containsOnlyKeys(
                        "charts/lib/.helmignore",
                        "charts/lib/Chart.yaml",
                        "charts/lib/charts/db-2.0.0.tgz",
                        "charts/lib/templates/a.yaml");
    }

    @Test
    void anArchiveThatDoesNotBringWhatItNeedsBecomesAFolder() {
        chart("app", dependency("bare", "1.0.0", server.uri("/").toString()));

        assertThat(build("app").files())
                .containsOnlyKeys(
                        "charts/bare/Chart.yaml", "charts/bare/charts/db-1.0.0.tgz", "charts/bare/templates/map.yaml");
    }

    @Test
    void aFetchedChartIsWrittenWithWhatItNeeds() {
        ChartRepositories repositories = repositories();
        FetchedChart bare = repositories.fetch(
                repositories.resolve(ChartReference.of(server.uri("/").toString(), "bare", "")));

        BuiltDependencies built = ChartDependencies.from(repositories).of(bare);
        try (DirectoryReplacement replacement =
                AtomicDirectory.at(directory.resolve("out")).replace()) {
            bare.writeTo(replacement.files(), built);
            replacement.commit();
        }

        assertThat(Directories.read(directory.resolve("out")).keySet())
                .contains("Chart.yaml", "charts/db-1.0.0.tgz", "templates/map.yaml");
    }

    @Test
    void whatIsInChartsInAVersionThatFitsIsNotFetched() throws IOException {
        chart("app", dependency("db", "^1", "https://gone.invalid/"));
        Files.createDirectories(root.resolve("app/charts"));
        Files.write(root.resolve("app/charts/database.tgz"), db1);

        assertThat(build("app").files()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anotherVersionInChartsGivesWay() throws IOException {
        chart("app", dependency("db", "^2", server.uri("/").toString()));
        Files.createDirectories(root.resolve("app/charts"));
        Files.write(root.resolve("app/charts/db-1.0.0.tgz"), db1);
        Files.write(root.resolve("app/charts/more.tgz"), packed("more", "1.0.0"));

        BuiltDependencies built = build("app");

        assertThat(built.files()).containsOnlyKeys("charts/db-2.0.0.tgz");
        assertThat(built.obsolete()).containsExactly("charts/db-1.0.0.tgz");
        assertThat(built.replaces("charts/db-1.0.0.tgz")).isTrue();
        assertThat(built.replaces("charts/more.tgz")).isFalse();
    }

    /** The digest is what Helm 4 has written for these dependencies. */
    @Test
    void aLockIsKeptToAndHasToFit() {
        String declared = """
                dependencies:
                - name: web
                  version: ">=1.0.0 <2"
                  repository: http://127.0.0.1:18123
                  condition: web.enabled
                  tags: [x]
                  import-values: [data, {child: a, parent: b}]
                - name: db
                  version: ~2.0
                  repository: oci://127.0.0.1:18124/charts
                  alias: store
                - name: api
                  version: 1.2.3+build.5
                  repository: oci://127.0.0.1:18124/charts
                - name: common
                  version: 0.x
                  repository: file://../local/common
                """;
        String lock = """
                dependencies:
                - name: web
                  repository: http://127.0.0.1:18123
                  version: 1.2.3+build.5
                - name: db
                  repository: oci://127.0.0.1:18124/charts
                  version: 2.0.0
                - name: api
                  repository: oci://127.0.0.1:18124/charts
                  version: 1.2.3+build.5
                - name: common
                  repository: file://../local/common
                  version: 0.3.1
                digest: sha256:4c964b4fc36b18e37d052b3ba2b24093c858d62b4775316dc34ecf3111d220b7
                generated: "2026-11-25T17:43:57.632686366Z"
                """;
        chart("app", declared);
        Directories.write(
                root.resolve("app"),
                "=== Chart.lock\n" + lock
                        + """
                === charts/web/Chart.yaml
                %s=== charts/db/Chart.yaml
                %s=== charts/api/Chart.yaml
                %s=== charts/common/Chart.yaml
                %s""".formatted(
                                        TestCharts.chartYaml("web", "1.2.3+build.5"),
                                        TestCharts.chartYaml("db", "2.0.0"),
                                        TestCharts.chartYaml("api", "1.2.3+build.5"),
                                        TestCharts.chartYaml("common", "0.3.1")));

        assertThat(build("app").files()).isEmpty();

        chart("app", declared.replace("~2.0", "~2.1"));
        assertThatThrownBy(() -> build("app"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("app/Chart.lock: error HLD-0613");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "dependencies: []\n", "dependencies: [1]\n", "digest: sha256:00\n", "{"})
    void aLockThatIsNoneIsATypedError(String lock) {
        chart("app", dependency("db", "^1", server.uri("/").toString()));
        Directories.write(root, "=== app/Chart.lock\n" + lock);

        assertThatThrownBy(() -> build("app")).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@stable", "alias:stable", "stable", "''", "file://missing", "ftp://x"})
    void otherRepositoriesAreRefused(String repository) {
        chart("app", dependency("db", "^1", repository.equals("''") ? "\"\"" : "\"" + repository + "\""));

        assertThatThrownBy(() -> build("app"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("(?s).*HLD-06(01|12).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file://../../outside", "file:///etc", "file://../../../../../../etc"})
    void nothingOutsideOfTheTreeIsADependency(String repository) {
        Directories.write(directory, "=== outside/Chart.yaml\n" + TestCharts.chartYaml("db", "1.0.0"));
        chart("app", dependency("db", "^1", repository));

        assertThatThrownBy(() -> build("app")).isInstanceOf(AccessDeniedException.class);
    }

    /** Security family 2: links of a chart that somebody else has written. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes symbolic links")
    void linksOutOfTheTreeAreNotFollowed() throws IOException {
        Path outside = Directories.write(
                directory.resolve("outside"), "=== Chart.yaml\n" + TestCharts.chartYaml("db", "1.0.0"));
        for (String link : java.util.List.of("app/Chart.lock", "app/charts", "app/requirements.yaml", "lib")) {
            chart(
                    "app",
                    dependency(
                            "db",
                            "^1",
                            link.equals("lib")
                                    ? "file://../lib"
                                    : server.uri("/").toString()));
            Files.createSymbolicLink(root.resolve(link), outside);

            assertThatThrownBy(() -> build("app")).as(link).isInstanceOf(AccessDeniedException.class);
            Files.delete(root.resolve(link));
        }
        assertThat(Directories.read(outside).keySet()).containsExactly("Chart.yaml");
    }

    @Test
    void circlesAreFound() {
        chart("a", dependency("b", "*", "file://../b"));
        chart("b", dependency("a", "*", "file://../a"));
        assertThatThrownBy(() -> build("a"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0614", "a, b, a");
        chart("app", dependency("loop", "1.0.0", server.uri("/").toString()));
        assertThatThrownBy(() -> build("app"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0614");
    }

    @Test
    void chartsAreNotNestedForEver() {
        for (int i = 0; i < 30; i++) {
            chart("c" + i, dependency("c" + (i + 1), "*", "file://../c" + (i + 1)));
        }
        assertThatThrownBy(() -> build("c0")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void aLocalChartHasToBeTheOneThatIsMeant() {
        chart("app", dependency("lib", "^2", "file://../lib"));
        chart("lib", "");

        assertThatThrownBy(() -> build("app"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0612", "is lib 1.0.0, not lib ^2");
    }

    @Test
    void anArchiveCannotNeedWhatIsBesideIt() {
        server.serve("/bare-1.0.0.tgz", packed("bare", "1.0.0", dependency("db", "^1", "file://../db")));
        chart("app", dependency("bare", "1.0.0", server.uri("/").toString()));

        assertThatThrownBy(() -> build("app"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0612");
    }

    @Test
    void anArchiveThatBringsWhatItNeedsStaysAsItIs() {
        byte[] whole = new TarBuilder()
                .file(
                        "whole/Chart.yaml",
                        TestCharts.chartYaml("whole", "1.0.0") + dependency("db", "^1", "https://gone.invalid"))
                .entry("whole/charts/db-1.0.0.tgz", '0', db1)
                .gzipped();
        server.serve("/w/index.yaml", "entries: {whole: [{version: 1.0.0, urls: [whole.tgz]}]}".getBytes(UTF_8))
                .serve("/w/whole.tgz", whole);
        chart("app", dependency("whole", "*", server.uri("/w").toString()));

        assertThat(build("app").files()).containsOnlyKeys("charts/whole.tgz").containsEntry("charts/whole.tgz", whole);
    }

    private BuiltDependencies build(String folder) {
        return ChartDependencies.from(repositories()).of(FileTree.open(root), folder);
    }

    private ChartRepositories repositories() {
        return ChartRepositories.over(TestCharts.remotes(directory));
    }

    private void chart(String folder, String more) {
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        Directories.write(root, "=== " + folder + "/Chart.yaml\n" + TestCharts.chartYaml(name, "1.0.0") + more);
    }

    private static String dependency(String name, String version, String repository) {
        return "dependencies:\n- name: " + name + "\n  version: '" + version + "'\n  repository: " + repository + "\n";
    }
}
