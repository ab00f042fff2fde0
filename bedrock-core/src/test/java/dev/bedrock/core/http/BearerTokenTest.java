package dev.bedrock.core.http;

import static dev.bedrock.core.testing.RawServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.core.testing.TestTls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Security family 17: a realm gets the credential for its own host, and the token goes to the server that wanted it. */
@Timeout(30)
class BearerTokenTest {
    private final LoopbackServer registry = LoopbackServer.http();
    private final LoopbackServer issuer = LoopbackServer.http();
    private final AtomicInteger issued = new AtomicInteger();

    @BeforeEach
    void serve() {
        registry.on("/v2/", exchange -> {
            boolean fresh = ("Bearer t" + issued.get())
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            "Bearer realm=\"" + issuer.uri("/token") + "\",service=\"the registry\","
                                    + "scope=\"repository:charts/web:pull\"");
            LoopbackServer.reply(exchange, fresh && issued.get() > 0 ? 200 : 401, bytes("manifest"));
        });
        issuer.on(
                "/token",
                exchange -> LoopbackServer.reply(
                        exchange, 200, bytes("{\"token\":\"t" + issued.incrementAndGet() + "\"}")));
    }

    @AfterEach
    void stop() {
        registry.close();
        issuer.close();
    }

    @Test
    void aTokenIsFetchedAndUsedAgainUntilItIsTooOld() {
        HttpAccess http = TestAccess.builder().credentials(logins()).build();

        assertThat(http.get(registry.uri("/v2/a")).text()).isEqualTo("manifest");
        assertThat(http.get(registry.uri("/v2/b")).text()).isEqualTo("manifest");
        assertThat(issuer.requests()).hasSize(1);
        issued.incrementAndGet();
        assertThat(http.get(registry.uri("/v2/c")).text()).isEqualTo("manifest");

        assertThat(issuer.requests()).hasSize(2).allMatch(request -> request.target()
                .equals("/token?service=the+registry&scope=repository%3Acharts%2Fweb%3Apull"));
    }

    @Test
    void theIssuerIsShownItsOwnCredentialOnly() {
        TestAccess.builder().credentials(logins()).build().get(registry.uri("/v2/a"));

        assertThat(registry.requests().get(0).header("authorization")).contains("Basic cmVnaXN0cnk6MQ==");
        assertThat(registry.requests().get(1).header("authorization")).contains("Bearer t1");
        assertThat(issuer.requests().get(0).header("authorization")).contains("Basic aXNzdWVyOjI=");
    }

    @Test
    void anIssuerWithoutCredentialOfItsOwnGetsNone() {
        CredentialProvider registryOnly =
                remote -> logins().credential(remote).filter(credential -> remote.getPort() == registry.port());

        TestAccess.builder().credentials(registryOnly).build().get(registry.uri("/v2/a"));

        assertThat(issuer.requests().get(0).header("authorization")).isEmpty();
    }

    @Test
    void theIssuerHasToPassThePolicy() {
        HttpAccess http = HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(List.of("127.0.0.1:" + registry.port())))
                .credentials(logins())
                .build();

        assertThatThrownBy(() -> http.get(registry.uri("/v2/a")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0402");
        assertThat(issuer.requests()).isEmpty();
    }

    @Test
    void anEncryptedServerIsNotSentToAnUnencryptedIssuer(@TempDir Path directory) {
        SSLContext tls = TestTls.forLocalhost(directory);
        try (LoopbackServer encrypted = LoopbackServer.https(tls)) {
            encrypted.on("/v2/a", exchange -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"" + issuer.uri("/token") + "\"");
                LoopbackServer.reply(exchange, 401, new byte[0]);
            });

            assertThatThrownBy(() -> TestAccess.builder().tls(tls).build().get(encrypted.uri("localhost", "/v2/a")))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("CORE-0416", "which is not encrypted");
            assertThat(issuer.requests()).isEmpty();
        }
    }

    @Test
    void anIssuerThatGivesNoneIsATypedError() {
        HttpAccess http = TestAccess.builder().build();
        issuer.fail("/token", 401);
        assertThatThrownBy(() -> http.get(registry.uri("/v2/a")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("error CORE-0416: " + registry.uri("/v2/a") + " wants a token from " + issuer.uri("/token")
                        + "?..., which answered with status 401 (give the credential for 127.0.0.1, which gives the"
                        + " tokens out)");
        issuer.redirect("/token", 302, registry.uri("/elsewhere").toString());
        assertThatThrownBy(() -> http.get(registry.uri("/v2/a"))).hasMessageContaining("status 302");
        for (String answer : List.of("{\"token\":\"\"}", "{\"token\":7}", "[]", "{\"tok", "")) {
            issuer.serve("/token", bytes(answer));
            assertThatThrownBy(() -> http.get(registry.uri("/v2/a")))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("which gave none");
        }
        issuer.serve("/token", bytes("{\"access_token\":\"s3cr3t\\n\"}"));
        assertThatThrownBy(() -> http.get(registry.uri("/v2/a")))
                .hasMessageContaining("CORE-0414")
                .hasMessageNotContaining("s3cr3t");
        registry.on("/v2/b", exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"file:///etc/passwd\"");
            LoopbackServer.reply(exchange, 401, new byte[0]);
        });
        assertThatThrownBy(() -> http.get(registry.uri("/v2/b")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0416");
    }

    @Test
    void anOverloadedIssuerIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        issuer.on(
                "/token",
                exchange -> LoopbackServer.reply(
                        exchange,
                        asked.incrementAndGet() == 1 ? 503 : 200,
                        bytes("{\"token\":\"t" + (asked.get() == 1 ? 0 : issued.incrementAndGet()) + "\"}")));

        assertThat(TestAccess.builder().build().get(registry.uri("/v2/a")).text())
                .isEqualTo("manifest");
    }

    @Test
    void aTokenDoesNotFollowARedirect() {
        registry.on("/v2/blob", exchange -> {
            boolean known = exchange.getRequestHeaders().getFirst("Authorization") != null;
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"" + issuer.uri("/token") + "\"");
            exchange.getResponseHeaders().set("Location", issuer.uri("/storage").toString());
            LoopbackServer.reply(exchange, known ? 307 : 401, new byte[0]);
        });
        issuer.serve("/storage", bytes("blob"));

        assertThat(TestAccess.builder().build().get(registry.uri("/v2/blob")).text())
                .isEqualTo("blob");
        assertThat(issuer.requests("/storage").get(0).header("authorization")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Bearer realm=\"https://a/t\",service=\"s\",scope=\"x y\" | https://a/t?service=s&scope=x+y",
                "bearer Realm=\"https://a/t?q=1\", service=s              | https://a/t?q=1&service=s",
                "Bearer scope=\"a,b\",realm=\"https://a/\\\"t\"           | https://a/\"t?scope=a%2Cb",
                "Bearer realm=https://a/t                                 | https://a/t",
                "Bearer realm=\"\"                                        | ",
                "Basic realm=\"https://a/t\"                              | ",
                "Bearer                                                   | "
            })
    void readsChallenges(String header, String address) {
        assertThat(BearerChallenge.of(HttpHeaders.of(Map.of("WWW-Authenticate", List.of(header))))
                        .map(BearerChallenge::tokenAddress))
                .isEqualTo(Optional.ofNullable(address));
    }

    private CredentialProvider logins() {
        return remote -> Optional.of(
                remote.getPort() == registry.port()
                        ? new Credential.Login("registry", Secret.of("1"))
                        : new Credential.Login("issuer", Secret.of("2")));
    }
}
