package dev.bedrock.hld.install.chart;

import static dev.bedrock.hld.install.chart.TestCharts.packed;
import static dev.bedrock.hld.install.chart.TestCharts.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.testing.LoopbackServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OciChartRepositoryTest {
    private static final String HELM = "application/vnd.cncf.helm.config.v1+json";
    private static final String CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    private final LoopbackServer registry = LoopbackServer.http();
    private final byte[] web = packed("web", "1.2.3+b.5");

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aVersionIsATagWithoutPlus() {
        push("team/web", "1.2.3_b.5", web);
        ChartRepositories repositories = repositories();

        ResolvedChart chart = repositories.resolve(reference("1.2.3+b.5"));

        assertThat(chart.version()).isEqualTo("1.2.3+b.5");
        assertThat(chart.sha256()).contains(sha256(web));
        FetchedChart fetched = repositories.fetch(chart);
        assertThat(fetched.archive()).isEqualTo(web);
        assertThat(fetched.fileName()).isEqualTo("web-1.2.3+b.5.tgz");
        assertThat(registry.requests().get(0).header("accept")).contains("application/vnd.oci.image.manifest.v1+json");
    }

    @Test
    void aConstraintIsChosenFromTheTagsOfAllPages() {
        registry.on("/v2/team/web/tags/list", exchange -> {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            if (!query.contains("last")) {
                exchange.getResponseHeaders().set("Link", "</v2/team/web/tags/list?n=2&last=latest>; rel=\"next\"");
            } else if (query.contains("last=latest")) {
                exchange.getResponseHeaders().set("Link", "<http://169.254.169.254/v2/tags>; rel=\"next\"");
            }
            String tags = query.contains("last") ? "\"1.2.3_b.5\",\"2.0.0-rc.1\"" : "\"1.0.0\",\"latest\"";
            LoopbackServer.reply(exchange, 200, ("{\"tags\":[" + tags + "]}").getBytes(UTF_8));
        });
        push("team/web", "1.2.3_b.5", web);

        assertThat(repositories().resolve(reference("^1")).version()).isEqualTo("1.2.3+b.5");
        assertThat(repositories().resolve(reference("")).version()).isEqualTo("1.2.3+b.5");
        assertThatThrownBy(() -> repositories().resolve(reference("^3")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0604");
    }

    @Test
    void aDigestNamesAManifest() {
        String manifest = push("team/web", "1.2.3_b.5", web);

        ResolvedChart chart = repositories().resolve(reference("sha256:" + manifest));

        assertThat(repositories().fetch(chart).archive()).isEqualTo(web);
        registry.serve("/v2/team/web/manifests/sha256:" + manifest, "{}".getBytes(UTF_8));
        assertThatThrownBy(() -> ChartRepositories.over(TestCharts.remotes(directory.resolve("other")))
                        .resolve(reference("sha256:" + manifest)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0410");
    }

    /** Security family 19: a tag that moved between the lock and the installation. */
    @Test
    void aTagThatWasMovedIsAConflict() {
        push("team/web", "1.2.3_b.5", web);
        byte[] other = packed("web", "1.2.3+b.5", "description: other\n");
        push("team/web", "1.2.3_b.5", other);

        assertThatThrownBy(() -> repositories().fetch(reference(""), "1.2.3+b.5", sha256(web)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("HLD-0607");
        assertThat(repositories()
                        .fetch(reference(""), "1.2.3+b.5", sha256(other))
                        .archive())
                .isEqualTo(other);
    }

    @Test
    void aBlobWithAnotherDigestIsRefused() {
        push("team/web", "1.2.3_b.5", web);
        registry.serve("/v2/team/web/blobs/sha256:" + sha256(web), packed("web", "1.2.3+b.5", "description: x\n"));
        ChartRepositories repositories = repositories();
        ResolvedChart chart = repositories.resolve(reference("1.2.3+b.5"));

        assertThatThrownBy(() -> repositories.fetch(chart))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0410");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\"},\"layers\":[]}",
                "{\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\"},\"layers\":[]}",
                "{\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\"},\"layers\":[1]}",
                "{\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\"},\"layers\":[{\"mediaType\":\"x\","
                        + "\"digest\":\"sha512:00\"}]}",
                "{\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\"},\"layers\":[{\"mediaType\":\"x\","
                        + "\"digest\":\"sha256:../../../x\"}]}",
            })
    void whatIsNoChartIsRefused(String manifest) {
        registry.serve("/v2/team/web/manifests/1.0.0", manifest.getBytes(UTF_8));

        assertThatThrownBy(() -> repositories().resolve(reference("1.0.0")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0608");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci://",
                "oci:///x",
                "oci://127.0.0.1/Team",
                "oci://127.0.0.1/a//b",
                "oci://127.0.0.1/../x",
                "oci://user:secret@127.0.0.1/x",
                "oci://127.0.0.1/x?y",
                "oci://127.0.0.1/a_-b"
            })
    void addressesOfNoRegistryAreRefused(String address) {
        assertThatThrownBy(() -> repositories().resolve(ChartReference.of(address, "web", "1.0.0")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0601")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aVersionThatIsNoTagIsRefused() {
        assertThatThrownBy(() -> repositories().resolve(reference("1.0.0+" + "x".repeat(200))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0605");
    }

    @Test
    void offlineAVersionIsKnownButTagsAreNot() {
        push("team/web", "1.2.3_b.5", web);
        repositories().fetch(repositories().resolve(reference("1.2.3+b.5")));
        ChartRepositories offline =
                ChartRepositories.over(TestCharts.remotes(directory).offline());

        assertThat(offline.fetch(offline.resolve(reference("1.2.3+b.5"))).archive())
                .isEqualTo(web);
        assertThatThrownBy(() -> offline.resolve(reference("^1")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0415");
    }

    @Test
    void onlyLoopbackIsReachedWithoutEncryptionUnlessItIsSaid() {
        assertThatThrownBy(() -> repositories()
                        .withUnencryptedRegistries(List.of("charts.invalid"))
                        .resolve(ChartReference.of("oci://charts.invalid/x", "web", "1.0.0")))
                .hasMessageContaining("would be reached without encryption");
    }

    private ChartRepositories repositories() {
        return ChartRepositories.over(TestCharts.remotes(directory));
    }

    private ChartReference reference(String version) {
        return ChartReference.of("oci://127.0.0.1:" + registry.port() + "/team/", "web", version);
    }

    private String push(String repository, String tag, byte[] archive) {
        String layer = "{\"mediaType\":\"" + CHART + "\",\"digest\":\"sha256:" + sha256(archive) + "\"}";
        byte[] manifest = String.format("{\"config\":{\"mediaType\":\"%s\"},\"layers\":[%s]}", HELM, layer)
                .getBytes(UTF_8);
        registry.serve("/v2/" + repository + "/manifests/" + tag, manifest)
                .serve("/v2/" + repository + "/manifests/sha256:" + sha256(manifest), manifest)
                .serve("/v2/" + repository + "/blobs/sha256:" + sha256(archive), archive);
        return sha256(manifest);
    }
}
