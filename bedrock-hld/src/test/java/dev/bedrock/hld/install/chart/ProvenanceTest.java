package dev.bedrock.hld.install.chart;

import static dev.bedrock.hld.install.chart.TestCharts.packed;
import static dev.bedrock.hld.install.chart.TestCharts.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.testing.LoopbackServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Security family 19: what has to be signed is signed, in those very bytes, by one of the keys, or it is not used. */
@Timeout(60)
class ProvenanceTest {
    private static final SigningKey KEY = SigningKey.generate("Alice <alice@example.com>");
    private static final SigningKey STRANGER = SigningKey.generate("Mallory <m@example.com>");

    private final byte[] web = packed("web", "1.1.0");
    private final String message =
            TestCharts.chartYaml("web", "1.1.0") + "\n...\nfiles:\n  web-1.1.0.tgz: sha256:" + sha256(web) + "\n";

    @Test
    void aSignedChartIsTold() {
        assertThat(verify(KEY.sign(message))).isEqualTo(KEY.fingerprint());
        assertThat(ChartKeyring.of(KEY.armoredPublicKey(), Clock.systemUTC())
                        .verify(KEY.sign(message).getBytes(UTF_8), "web-1.1.0.tgz", sha256(web)))
                .isEqualTo(KEY.fingerprint());
        assertThat(verify(KEY.sign(message).replace("\n", "\r\n"))).isEqualTo(KEY.fingerprint());
    }

    @Test
    void anotherSignerIsNotEnough() {
        refused(STRANGER.sign(message), "is not signed by a valid key");
    }

    @Test
    void changedTextIsNotSigned() {
        String signed = KEY.sign(message);
        refused(signed.replace("name: web", "name: wex"), "is not signed by a valid key");
        refused(signed.replace("\n...\n", "\n\n...\n"), "is not signed by a valid key");
        refused(signed.replace("files:\n", "files:\n  other.tgz: sha256:00\n"), "is not signed by a valid key");
    }

    @Test
    void theSignedDigestIsThatOfTheBytes() {
        refused(KEY.sign(message.replace(sha256(web), "0".repeat(64))), "is that of other content");
        refused(KEY.sign(message.replace("web-1.1.0.tgz", "web-1.0.0.tgz")), "is that of other files");
        refused(KEY.sign("name: web\n"), "has no digests of files");
        refused(KEY.sign("name: web\n...\nfiles: []\n"), "is that of other files");
    }

    @Test
    void nothingStandsAroundTheSignedText() {
        String signed = KEY.sign(message);
        String other = message.replace(sha256(web), "0".repeat(64));
        for (String attack : List.of(
                "",
                message,
                other + "\n" + signed,
                signed + "\n" + other,
                signed + signed,
                signed.replace("Hash: SHA512", "Hash: SHA512\nComment: x"),
                signed.replaceAll("(?s)-----BEGIN PGP SIGNATURE-----.*", ""),
                signed.replaceAll("-----END PGP SIGNATURE-----", ""),
                signed.replace("name: web", "-----BEGIN PGP SIGNED MESSAGE-----\nname: web"))) {
            assertThatThrownBy(() -> verify(attack))
                    .as(attack)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("HLD-0610");
        }
        refused(
                signed.replaceAll(
                        "(?s)(-----BEGIN PGP SIGNATURE-----\n).*?\n\n.*", "$1\n!!!!\n-----END PGP SIGNATURE-----"),
                "");
    }

    @Test
    void brokenDigestsAndRevokedAndExpiredKeysDoNotCount() {
        refused(KEY.sign(message, HashAlgorithmTags.SHA1), "is not signed by a valid key");
        SigningKey revoked = SigningKey.generate("Bob").revoked();
        assertThatThrownBy(() -> ChartKeyring.of(revoked.publicKey(), Clock.systemUTC())
                        .verify(revoked.sign(message).getBytes(UTF_8), "web-1.1.0.tgz", sha256(web)))
                .isInstanceOf(InvalidInputException.class);
        SigningKey expired = SigningKey.expiredBeforeItSigned("Carol");
        assertThatThrownBy(() -> ChartKeyring.of(expired.publicKey(), Clock.systemUTC())
                        .verify(expired.sign(message).getBytes(UTF_8), "web-1.1.0.tgz", sha256(web)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aKeyringWithoutKeysIsATypedError() {
        for (byte[] keys : List.of(new byte[0], "no keys".getBytes(UTF_8), new byte[] {(byte) 0x99, 1, 2})) {
            assertThatThrownBy(() -> ChartKeyring.of(keys, Clock.systemUTC()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("HLD-0611");
        }
    }

    @Test
    void aChartThatHasToBeSignedAndIsNotIsRefused(@TempDir Path directory) {
        try (LoopbackServer server = LoopbackServer.http()) {
            server.serve(
                            "/index.yaml",
                            "entries:\n  web:\n  - version: 1.1.0\n    urls: [web-1.1.0.tgz]\n".getBytes(UTF_8))
                    .serve("/web-1.1.0.tgz", web);
            ChartReference reference = ChartReference.of(server.uri("/").toString(), "web", "");
            ChartRepositories repositories = repositories(directory.resolve("unsigned"));
            ResolvedChart chart = repositories.resolve(reference);

            assertThatThrownBy(() -> repositories.fetch(chart))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("HLD-0609");
            assertThatThrownBy(() -> repositories.fetch(reference, "1.1.0", sha256(web)))
                    .as("also when the archive is in the cache")
                    .hasMessageContaining("HLD-0609");
            server.serve("/web-1.1.0.tgz.prov", STRANGER.sign(message).getBytes(UTF_8));
            assertThatThrownBy(() -> repositories(directory.resolve("stranger")).fetch(chart))
                    .hasMessageContaining("HLD-0610");
            server.serve("/web-1.1.0.tgz.prov", KEY.sign(message).getBytes(UTF_8));
            assertThat(repositories(directory.resolve("signed")).fetch(chart).signedBy())
                    .contains(KEY.fingerprint());
            server.serve("/web-1.1.0.tgz", packed("web", "1.1.0", "description: x\n"));
            assertThatThrownBy(() -> repositories(directory.resolve("changed")).fetch(chart))
                    .hasMessageContaining("HLD-0610", "is that of other content");
        }
    }

    @Test
    void aRegistryHasTheSignatureAsALayer(@TempDir Path directory) {
        byte[] signature = KEY.sign(message).getBytes(UTF_8);
        Map<String, byte[]> layers = Map.of(
                "application/vnd.cncf.helm.chart.content.v1.tar+gzip", web,
                "application/vnd.cncf.helm.chart.provenance.v1.prov", signature);
        try (LoopbackServer registry = LoopbackServer.http()) {
            StringBuilder all = new StringBuilder();
            layers.forEach((type, content) -> {
                all.append(all.length() == 0 ? "" : ",")
                        .append("{\"mediaType\":\"" + type + "\",\"digest\":\"sha256:" + sha256(content) + "\"}");
                registry.serve("/v2/web/blobs/sha256:" + sha256(content), content);
            });
            String config = "{\"config\":{\"mediaType\":\"application/vnd.cncf.helm.config.v1+json\"},\"layers\":[";
            registry.serve("/v2/web/manifests/1.1.0", (config + all + "]}").getBytes(UTF_8));
            ChartReference reference = ChartReference.of("oci://127.0.0.1:" + registry.port(), "web", "1.1.0");
            ChartRepositories repositories = repositories(directory);

            assertThat(repositories.fetch(repositories.resolve(reference)).signedBy())
                    .contains(KEY.fingerprint());
            registry.serve(
                    "/v2/web/manifests/1.1.0",
                    (config
                                    + "{\"mediaType\":\"application/vnd.cncf.helm.chart.content.v1.tar+gzip\",\"digest\":\"sha256:"
                                    + sha256(web) + "\"}]}")
                            .getBytes(UTF_8));
            ChartRepositories again = repositories(directory.resolve("again"));
            ResolvedChart unsigned = again.resolve(reference);
            assertThatThrownBy(() -> again.fetch(unsigned)).hasMessageContaining("HLD-0609");
        }
    }

    private static ChartRepositories repositories(Path directory) {
        return ChartRepositories.over(TestCharts.remotes(directory))
                .withKeyring(ChartKeyring.of(KEY.publicKey(), Clock.systemUTC()));
    }

    private String verify(String provenance) {
        return ChartKeyring.of(KEY.publicKey(), Clock.systemUTC())
                .verify(provenance.getBytes(UTF_8), "web-1.1.0.tgz", sha256(web));
    }

    private void refused(String provenance, String why) {
        assertThatThrownBy(() -> verify(provenance))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HLD-0610")
                .hasMessageContaining(why);
    }
}
