package dev.bedrock.hld.install.chart;

import static dev.bedrock.hld.install.chart.TestCharts.packed;
import static dev.bedrock.hld.install.chart.TestCharts.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartLimits;
import dev.bedrock.hld.helm.chart.source.TarBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ChartRepositoriesTest {
    private final LoopbackServer server = LoopbackServer.http();
    private final byte[] web = packed("web", "1.1.0");

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        ",1.1.0",
        "1.0.0,1.0.0",
        "^1.0,1.1.0",
        "~1.0.0,1.0.5",
        ">=1.0.0 <1.1.0,1.0.5",
        "2.0.0-rc.1,2.0.0-rc.1",
        ">=1.0.0-0,2.0.0-rc.1",
        "v1.0.5,1.0.5",
        "1,1.1.0",
        "*,1.1.0"
    })
    void theHighestVersionThatFitsIsTaken(String wanted, String expected) {
        index("1.0.0", "2.0.0-rc.1", "1.0.5", "no version", "1.1.0");

        ResolvedChart chart = repositories().resolve(reference(wanted == null ? "" : wanted));

        assertThat(chart.version()).isEqualTo(expected);
        assertThat(chart.archive()).isEqualTo(server.uri("/charts/web-" + expected + ".tgz"));
        assertThat(chart).hasToString("web " + expected);
    }

    @Test
    void whatIsNotThereIsATypedErrorThatSaysWhatIs() {
        index("1.0.0", "1.1.0");
        ChartRepositories repositories = repositories();

        assertThatThrownBy(() -> repositories.resolve(reference("^2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error HLD-0604: the chart web has no version that fits '^2' in " + server.uri("/charts")
                        + " (the newest are 1.1.0, 1.0.0)");
        assertThatThrownBy(() -> repositories.resolve(
                        ChartReference.of(server.uri("/charts").toString(), "db", "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0603");
        assertThatThrownBy(() -> repositories.resolve(reference("one")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0605");
        assertThatThrownBy(() -> repositories.resolve(
                        ChartReference.of(server.uri("/none").toString(), "web", "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@stable", "alias:stable", "stable", "ftp://example.com", "file:///charts", ""})
    void otherRepositoriesAreRefused(String repository) {
        assertThatThrownBy(() -> repositories().resolve(ChartReference.of(repository, "web", "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0601");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "../web", "a/b", "-web", "", "we\u202eb"})
    void aNameThatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> ChartReference.of("https://example.com", name, ""))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/charts?sig=1,web.tgz,/charts/web.tgz?sig=1",
        "/charts/,sub/web.tgz,/charts/sub/web.tgz",
        "/charts,../web.tgz,/web.tgz",
        "/charts,/web.tgz?x=1,/web.tgz?x=1"
    })
    void addressesOfArchivesMayBeRelative(String base, String url, String expected) {
        server.serve("/charts/index.yaml", yaml("1.1.0", url, ""));

        assertThat(repositories()
                        .resolve(ChartReference.of(server.uri(base).toString(), "web", ""))
                        .archive())
                .isEqualTo(server.uri(expected));
    }

    @Test
    void anArchiveElsewhereIsFetchedWithoutWhatWasForTheRepository() {
        try (LoopbackServer other = LoopbackServer.http()) {
            other.serve("/web-1.1.0.tgz", web);
            server.serve(
                    "/charts/index.yaml",
                    yaml("1.1.0", other.uri("/web-1.1.0.tgz").toString(), "sha256:" + sha256(web)));
            ChartRepositories repositories = repositories();

            FetchedChart chart = repositories.fetch(repositories.resolve(reference("")));

            assertThat(chart.archive()).isEqualTo(web);
            assertThat(chart.sha256()).isEqualTo(sha256(web));
            assertThat(chart.fileName()).isEqualTo("web-1.1.0.tgz");
            assertThat(chart.signedBy()).isEmpty();
            assertThat(chart.files().files())
                    .extracting(ChartFile::name)
                    .containsExactly("Chart.yaml", "templates/map.yaml");
            assertThat(chart).hasToString("web 1.1.0 (sha256 " + sha256(web) + ")");
        }
    }

    /** Security family 19. */
    @Test
    void anArchiveWithAnotherDigestThanInTheIndexIsRefused() {
        server.serve("/charts/index.yaml", yaml("1.1.0", "web-1.1.0.tgz", "0".repeat(64)))
                .serve("/charts/web-1.1.0.tgz", web);
        ChartRepositories repositories = repositories();
        ResolvedChart chart = repositories.resolve(reference(""));

        assertThatThrownBy(() -> repositories.fetch(chart))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0410");
        server.serve("/md5/index.yaml", yaml("1.1.0", "web-1.1.0.tgz", "d41d8cd98f00b204e9800998ecf8427e"));
        assertThatThrownBy(() -> repositories.resolve(
                        ChartReference.of(server.uri("/md5").toString(), "web", "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0602", "is no SHA-256");
    }

    @Test
    void anArchiveOfAnotherChartOrVersionIsRefused() {
        index("1.1.0");
        ChartRepositories repositories = repositories();
        ResolvedChart chart = repositories.resolve(reference(""));
        server.serve("/charts/web-1.1.0.tgz", packed("other", "1.1.0"));
        assertThatThrownBy(() -> repositories.fetch(chart))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0606", "holds other 1.1.0");
        server.serve("/charts/web-1.1.0.tgz", packed("web", "1.0.0"));
        assertThatThrownBy(() -> repositories().fetch(chart)).hasMessageContaining("HLD-0606", "holds web 1.0.0");
        server.serve("/charts/web-1.1.0.tgz", "<html>".getBytes(UTF_8));
        assertThatThrownBy(() -> repositories().fetch(chart)).isInstanceOf(HelmFailureException.class);
        server.serve(
                "/charts/web-1.1.0.tgz",
                new TarBuilder().file("web/../../x", "x").gzipped());
        assertThatThrownBy(() -> repositories().fetch(chart)).isInstanceOf(HelmFailureException.class);
    }

    @Test
    void anArchiveIsBounded() {
        index("1.1.0");
        server.serve("/charts/web-1.1.0.tgz", web);
        ChartRepositories small =
                repositories().withLimits(ChartLimits.defaults().withMaxTotalBytes(10));

        ResolvedChart chart = small.resolve(reference(""));
        assertThatThrownBy(() -> small.fetch(chart)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void anIndexAndAnArchiveAreFetchedOnceHoweverManyAsk() throws Exception {
        index("1.1.0");
        server.serve("/charts/web-1.1.0.tgz", web);
        ChartRepositories repositories = repositories();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<FetchedChart>> charts = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                charts.add(threads.submit(() -> repositories.fetch(repositories.resolve(reference("")))));
            }
            for (Future<FetchedChart> chart : charts) {
                assertThat(chart.get().archive()).isEqualTo(web);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.requests("/charts/index.yaml")).hasSize(1);
        assertThat(server.requests("/charts/web-1.1.0.tgz")).hasSize(1);
    }

    @Test
    void aPinnedChartInTheCacheIsNotAskedFor() {
        index("1.1.0");
        server.serve("/charts/web-1.1.0.tgz", web);
        ChartRepositories first = repositories();
        first.fetch(first.resolve(reference("")));
        int before = server.requests().size();

        FetchedChart chart = repositories().fetch(reference("^1"), "1.1.0", sha256(web));

        assertThat(chart.archive()).isEqualTo(web);
        assertThat(chart.fileName()).isEqualTo("web-1.1.0.tgz");
        assertThat(server.requests()).hasSize(before);
        assertThat(ChartRepositories.over(TestCharts.remotes(directory).offline())
                        .fetch(reference("^1"), "1.1.0", sha256(web))
                        .archive())
                .isEqualTo(web);
    }

    @Test
    void aPinnedChartThatTheRepositoryHasChangedIsAConflict() {
        server.serve("/charts/index.yaml", yaml("1.1.0", "web-1.1.0.tgz", sha256(web)))
                .serve("/charts/web-1.1.0.tgz", web)
                .serve("/silent/index.yaml", yaml("1.1.0", "web-1.1.0.tgz", ""))
                .serve("/silent/web-1.1.0.tgz", web);

        for (String base : List.of("/charts", "/silent")) {
            ChartReference reference = ChartReference.of(server.uri(base).toString(), "web", "");
            assertThatThrownBy(() -> repositories().fetch(reference, "1.1.0", "0".repeat(64)))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("HLD-0607");
            assertThat(repositories().fetch(reference, "1.1.0", sha256(web)).archive())
                    .isEqualTo(web);
        }
    }

    @Test
    void offlineWithoutTheIndexNothingIsResolved() {
        assertThatThrownBy(() -> ChartRepositories.over(
                                TestCharts.remotes(directory).offline())
                        .resolve(reference("")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0415");
    }

    @Test
    void anIndexThatLeadsToTheInsideIsRefused() {
        server.serve("/charts/index.yaml", yaml("1.1.0", "http://169.254.169.254/latest/meta-data", ""));
        ChartRepositories repositories = repositories();
        ResolvedChart chart = repositories.resolve(reference(""));

        assertThatThrownBy(() -> repositories.fetch(chart)).isInstanceOf(AccessDeniedException.class);
        server.serve("/f/index.yaml", yaml("1.1.0", "file:///etc/passwd", ""));
        assertThatThrownBy(() ->
                        repositories.resolve(ChartReference.of(server.uri("/f").toString(), "web", "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0401");
    }

    private ChartRepositories repositories() {
        return ChartRepositories.over(TestCharts.remotes(directory));
    }

    private ChartReference reference(String version) {
        return ChartReference.of(server.uri("/charts").toString(), "web", version);
    }

    private void index(String... versions) {
        StringBuilder yaml = new StringBuilder("entries:\n  web:\n");
        for (String version : versions) {
            yaml.append("  - version: ")
                    .append(version)
                    .append("\n    urls: [web-")
                    .append(version)
                    .append(".tgz]\n");
        }
        server.serve("/charts/index.yaml", yaml.toString().getBytes(UTF_8));
    }

    private static byte[] yaml(String version, String url, String digest) {
        return ("entries:\n  web:\n  - version: " + version + "\n    digest: \"" + digest + "\"\n    urls:\n    - "
                        + url + "\n")
                .getBytes(UTF_8);
    }
}
