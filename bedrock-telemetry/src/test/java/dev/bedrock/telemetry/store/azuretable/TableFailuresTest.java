package dev.bedrock.telemetry.store.azuretable;

import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_TAG;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.RawServer;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that refuse, redirect, hang, or answer with nonsense. */
@Timeout(60)
class TableFailuresTest {
    private static final Secret KEY = Secret.of("c2VjcmV0IGtleSBvZiBhIHRlc3Q=");

    private static AzureTableOptions options(URI address) {
        return AzureTableOptions.of("devstoreaccount1", KEY, "deployments")
                .withEndpoint(address)
                .withPatience(Duration.ofMillis(700));
    }

    private static void write(AzureTableOptions options) {
        try (AzureTableStore store = AzureTableStore.open(options, "shop")) {
            store.apply(List.of(new Insert(new Deployment("a", Map.of(IMAGE_TAG, "cart:1")))));
        }
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void aTableThatIsNotThereIsNeverCreatedByAReport() {
        AzureTableOptions options = Azurite.running().newTable();

        assertThatThrownBy(() -> write(options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("TEL-0211")
                .hasMessageContaining(options.table());
        try (AzureTableStore store = AzureTableStore.open(options, "shop")) {
            assertThatThrownBy(() -> store.find(IMAGE_TAG, Set.of("cart:1"))).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(store::all).isInstanceOf(InvalidInputException.class);
            store.createTable();
            store.createTable();
            assertThat(store.all()).isEmpty();
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        AzureTableStore store =
                AzureTableStore.open(options(URI.create("http://127.0.0.1:9/devstoreaccount1")), "shop");
        store.close();

        assertThatThrownBy(store::all).isInstanceOf(UnavailableException.class).hasMessageContaining("TEL-0204");
    }

    /** What the store of another machine could learn of the key. */
    @Nested
    class Credentials {
        @Test
        void aWrongKeyIsDeniedAndNotShown() {
            AzureTableOptions right = Azurite.running().newTable();
            AzureTableOptions wrong =
                    AzureTableOptions.of(right.account(), KEY, right.table()).withEndpoint(right.address());

            assertThatThrownBy(() -> write(wrong))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("TEL-0212")
                    .satisfies(failure -> assertThat(printed(failure)).doesNotContain(KEY.reveal()));
            assertThat(wrong.toString()).doesNotContain(KEY.reveal());
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 307, 308})
        void aRedirectionIsNotFollowed(int status) throws Exception {
            List<String> visitors = new CopyOnWriteArrayList<>();
            try (RawServer other = new RawServer((number, head, out) -> visitors.addAll(head));
                    RawServer server = new RawServer((number, head, out) -> out.write(
                            ("HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + other.uri("/devstoreaccount1")
                                            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                    .getBytes(US_ASCII)))) {
                assertThatThrownBy(() -> write(options(server.uri("/devstoreaccount1"))))
                        .isInstanceOf(BedrockException.class);
            }

            assertThat(visitors).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "evil.example/x, deployments, ''",
            "evil#, deployments, ''",
            "Shop, deployments, ''",
            "shop, Tables(), ''",
            "shop, ../secrets, ''",
            "shop, deployments, http://tables.example",
            "shop, deployments, file:///etc/passwd",
            "shop, deployments, https://user:pw@tables.example",
            "shop, deployments, https://tables.example?sig=x",
            "shop, deployments, http://127.0.0.1.example:10002",
            "shop, deployments, http://169.254.169.254",
        })
        void settingsThatWouldSendTheSignatureElsewhereAreRefused(String account, String table, String endpoint) {
            assertThatThrownBy(() -> {
                        AzureTableOptions options = AzureTableOptions.of(account, KEY, table);
                        if (!endpoint.isEmpty()) {
                            options.withEndpoint(URI.create(endpoint));
                        }
                    })
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("TEL-0210")
                    .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("pw", "sig="));
        }

        @Test
        void aKeyThatIsNoBase64IsRefusedWithoutBeingShown() {
            assertThatThrownBy(() -> AzureTableOptions.of("shop", Secret.of("not base64!"), "deployments"))
                    .isInstanceOf(InvalidInputException.class)
                    .satisfies(failure -> assertThat(printed(failure)).doesNotContain("not base64!"));
        }
    }

    /** Services that take their time. */
    @Nested
    class Jams {
        @Test
        void nobodyThereIsAnErrorSoon() throws Exception {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }

            assertThatThrownBy(() -> write(options(URI.create("http://127.0.0.1:" + port + "/devstoreaccount1"))))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("TEL-0201")
                    .hasMessageContaining("127.0.0.1");
        }

        @Test
        void aServiceThatNeverAnswersIsGivenUp() throws Exception {
            CountDownLatch end = new CountDownLatch(1);
            try (RawServer server = new RawServer((number, head, out) -> end.await())) {
                AzureTableOptions options = options(server.uri("/devstoreaccount1"));
                assertThatThrownBy(() -> write(options)).isInstanceOf(UnavailableException.class);
                end.countDown();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\nnonsense",
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]",
                    "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{",
                    "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
                    "HTTP/1.1 503 Busy\r\nRetry-After: 100000\r\nContent-Length: 0\r\n\r\n",
                    "garbage\r\n\r\n"
                })
        void nonsenseIsAnErrorSoon(String answer) throws Exception {
            try (RawServer server = new RawServer((number, head, out) -> out.write(answer.getBytes(US_ASCII)))) {
                assertThatThrownBy(() -> write(options(server.uri("/devstoreaccount1"))))
                        .isInstanceOf(UnavailableException.class);
            }
        }
    }
}
