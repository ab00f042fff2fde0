package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A definition, and what its remotes answer, reach no host that only this machine can reach. */
class InstallSsrfTest {
    private static final String HELM = "type: helm, method: helm, path: web, version: 1.0.0, source: ";

    @TempDir
    Path folder;

    private AttackedInstall attack;
    private final LoopbackServer internal = LoopbackServer.http();

    @BeforeEach
    void begin() {
        attack = new AttackedInstall(folder);
        internal.on("/", exchange -> LoopbackServer.reply(exchange, 200, "internal".getBytes(UTF_8)));
    }

    @AfterEach
    void end() {
        attack.close();
        internal.close();
    }

    @ParameterizedTest
    @CsvSource({
        "git, 127.0.0.1",
        "git, localhost",
        "git, 2130706433",
        "git, 0x7f000001",
        "git, 127.1",
        "git, [::1]",
        "git, [::ffff:127.0.0.1]",
        "git, 169.254.169.254",
        "git, 0.0.0.0",
        "http, 127.0.0.1",
        "http, localhost",
        "http, 2130706433",
        "http, 0x7f.1",
        "http, [::1]",
        "http, [::ffff:7f00:1]",
        "http, 169.254.169.254",
        "http, [64:ff9b::7f00:1]",
        "helm, 127.0.0.1",
        "helm, 017700000001",
        "helm, [::1]",
        "helm, 169.254.169.254",
        "oci, 127.0.0.1",
        "oci, localhost",
        "oci, 169.254.169.254"
    })
    void addressesOfThisMachineAndItsNetworkAreRefused(String kind, String host) {
        String address = host + ":" + internal.port();
        Cli.Result result = attack.install(
                switch (kind) {
                    case "git" -> "method: git, source: 'http://" + address + "/x.git'";
                    case "http" -> "type: static, method: http, source: 'http://" + address + "/x.yaml'";
                    case "helm" -> HELM + "'http://" + address + "/charts'";
                    default -> HELM + "'oci://" + address + "/team'";
                });

        attack.assertRefused(result);
        assertThat(internal.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "gopher://127.0.0.1/x", "ftp://127.0.0.1/x", "jar:file:/x!/y", "dict://x"})
    void otherSchemesAreRefused(String source) {
        for (String kind : new String[] {"type: static, method: http", "type: helm, method: helm, path: web"}) {
            Cli.Result result = attack.install(kind + ", source: '" + source + "'");
            attack.assertRefused(result);
            assertThat(result.err()).doesNotContain("root:");
        }
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set("Location", internal.uri("/latest/meta-data").toString());
        LoopbackServer.reply(exchange, 302, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"git", "http", "helm", "oci"})
    void aRedirectLeadsToNoOtherHostOfThisMachine(String kind) {
        attack.web.on("/bad/", this::redirect);
        attack.web.on("/v2/", this::redirect);
        Cli.Result result = attack.install(
                switch (kind) {
                    case "git" -> "method: git, source: '" + attack.web.uri("/bad/x.git") + "'";
                    case "http" -> "type: static, method: http, source: '" + attack.web.uri("/bad/x.yaml") + "'";
                    case "helm" -> HELM + "'" + attack.web.uri("/bad") + "'";
                    default -> HELM + "'oci://127.0.0.1:" + attack.web.port() + "/team'";
                });

        attack.assertRefused(result);
        assertThat(internal.requests()).isEmpty();
    }

    @Test
    void anIndexNamesNoArchiveOnAnotherHostOfThisMachine() {
        attack.web.serve(
                "/charts/index.yaml",
                ("apiVersion: v1\nentries: {web: [{name: web, version: 1.0.0, urls: ['" + internal.uri("/web-1.0.0.tgz")
                                + "']}]}\n")
                        .getBytes(UTF_8));

        attack.assertRefused(attack.install(HELM + "'" + attack.web.uri("/charts") + "'"));
        assertThat(internal.requests()).isEmpty();
    }

    @Test
    void aRegistrySendsForNoTokenToAnotherHostOfThisMachine() {
        attack.web.on("/v2/", exchange -> {
            exchange.getResponseHeaders()
                    .set("WWW-Authenticate", "Bearer realm=\"" + internal.uri("/token") + "\",service=\"x\"");
            LoopbackServer.reply(exchange, 401, new byte[0]);
        });

        attack.assertRefused(attack.install(HELM + "'oci://127.0.0.1:" + attack.web.port() + "/team'"));
        assertThat(internal.requests()).isEmpty();
    }

    @Test
    void aChartNeedsNoChartFromAnotherHostOfThisMachine() {
        Charts.indexOf(
                attack.web,
                "web",
                Map.of(
                        "1.0.0",
                        Charts.packed(
                                "web",
                                "1.0.0",
                                "dependencies:\n- {name: db, version: 1.0.0, repository: '" + internal.uri("/charts")
                                        + "'}\n")));

        attack.assertRefused(attack.install(HELM + "'" + attack.web.uri("/charts") + "'"));
        assertThat(internal.requests()).isEmpty();
    }
}
