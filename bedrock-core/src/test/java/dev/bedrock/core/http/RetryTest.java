package dev.bedrock.core.http;

import static dev.bedrock.core.testing.RawServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.http.TestAccess.RecordedTiming;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.core.testing.RawServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RetryTest {
    private final LoopbackServer server = LoopbackServer.http();
    private final RecordedTiming timing = new RecordedTiming(0);
    private final HttpAccess http = TestAccess.builder().timing(timing).build();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void anOverloadedServerIsAskedAgainAfterWaitsThatDouble(int status) {
        failing("/x", 3, status, "Server", "x");

        assertThat(http.get(server.uri("/x")).text()).isEqualTo("at last");
        assertThat(timing.pauses())
                .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 501, 505})
    void otherAnswersAreFinal(int status) {
        failing("/x", 3, status, "Server", "x");

        assertThat(http.send(HttpCall.get(server.uri("/x"))).status()).isEqualTo(status);
        assertThat(timing.pauses()).isEmpty();
    }

    @Test
    void afterTheLastAttemptTheAnswerIsShown() {
        failing("/x", 4, 503, "Server", "x");

        assertThatThrownBy(() -> http.get(server.uri("/x")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0406", "503");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void chanceTakesAwayUpToAHalfOfAWait() {
        RecordedTiming early = new RecordedTiming(0.999_999);
        failing("/x", 1, 503, "Server", "x");

        TestAccess.builder().timing(early).build().get(server.uri("/x"));

        assertThat(early.pauses()).singleElement().satisfies(wait -> assertThat(wait)
                .isBetween(Duration.ofMillis(250), Duration.ofMillis(251)));
        assertThat(Timing.system().jitter()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7                             | PT7S",
                "0                             | PT0.5S",
                "Sun, 06 Nov 1994 08:49:50 GMT | PT13S",
                "Sun, 06 Nov 1994 08:49:00 GMT | PT0.5S",
                "soon                          | PT0.5S",
                "-5                            | PT0.5S"
            })
    void theServerMaySayWhen(String header, Duration wait) {
        try (RawServer raw = new RawServer((number, head, out) -> out.write(
                number == 0
                        ? bytes(
                                "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: "
                                        + header + "\r\n\r\n")
                        : bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")))) {
            assertThat(http.get(raw.uri("/")).text()).isEqualTo("ok");
            assertThat(timing.pauses()).containsExactly(wait);
        }
    }

    @Test
    void aServerThatWantsALongWaitIsNotAskedAgain() {
        failing("/x", 1, 429, "Retry-After", "3600");

        assertThatThrownBy(() -> http.get(server.uri("/x"))).isInstanceOf(UnavailableException.class);
        assertThat(timing.pauses()).isEmpty();
    }

    @Test
    void aWaitDoesNotGoBeyondTheTimeForTheWhole() {
        HttpAccess hurried = TestAccess.builder()
                .timing(timing)
                .times(HttpTimes.defaults().withTotal(Duration.ofSeconds(5)))
                .build();
        failing("/x", 1, 503, "Retry-After", "20");

        assertThatThrownBy(() -> hurried.get(server.uri("/x"))).isInstanceOf(UnavailableException.class);
        assertThat(timing.pauses()).isEmpty();
    }

    @Test
    void aForbiddenRequestIsRepeatedWhenTheServerSaysWhen() {
        failing("/limited", 1, 403, "Retry-After", "2");
        failing("/forbidden", 1, 403, "Server", "x");

        assertThat(http.get(server.uri("/limited")).text()).isEqualTo("at last");
        assertThat(timing.pauses()).containsExactly(Duration.ofSeconds(2));
        assertThatThrownBy(() -> http.get(server.uri("/forbidden"))).isInstanceOf(AccessDeniedException.class);
    }

    /** As GitHub, Azure DevOps and GitLab say that a limit is used up, and until when. */
    @ParameterizedTest
    @CsvSource({"403, X-RateLimit", "429, X-RateLimit", "429, RateLimit"})
    void aUsedUpLimitIsWaitedForUntilItsReset(int status, String prefix) {
        String limited = "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\nDate: Sun, 09 Sep 2001 01:46:40 GMT\r\n"
                + prefix + "-Remaining: 0\r\n" + prefix + "-Reset: 1000000012\r\n\r\n";
        try (RawServer raw = new RawServer((number, head, out) ->
                out.write(number == 0 ? bytes(limited) : bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")))) {
            assertThat(http.send(HttpCall.of(HttpMethod.POST, raw.uri("/"))).text())
                    .isEqualTo("ok");
            assertThat(timing.pauses()).containsExactly(Duration.ofSeconds(12));
        }
    }

    @Test
    void aLimitThatStaysUsedUpIsSaidToBeOne() {
        server.on("/x", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            LoopbackServer.reply(exchange, 403, new byte[0]);
        });

        assertThatThrownBy(() -> http.get(server.uri("/x")))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("error CORE-0417: " + server.uri("/x")
                        + " answered with status 403: too many requests (ask again in 3600 seconds)");
    }

    @Test
    void aPostIsOnlyRepeatedIfNothingWasDone() {
        failing("/busy", 1, 503, "Server", "x");
        failing("/limited", 1, 429, "Server", "x");

        assertThat(http.send(HttpCall.of(HttpMethod.POST, server.uri("/busy"))).status())
                .isEqualTo(503);
        assertThat(server.requests("/busy")).hasSize(1);
        assertThat(http.send(HttpCall.of(HttpMethod.POST, server.uri("/limited")))
                        .text())
                .isEqualTo("at last");
        assertThat(http.send(HttpCall.of(HttpMethod.PATCH, server.uri("/busy"))).text())
                .isEqualTo("at last");
        failing("/twice", 1, 503, "Server", "x");
        assertThat(http.send(HttpCall.of(HttpMethod.POST, server.uri("/twice")).repeatable())
                        .text())
                .isEqualTo("at last");
        try (RawServer cut = new RawServer((number, head, out) -> {})) {
            assertThatThrownBy(() -> http.send(HttpCall.of(HttpMethod.POST, cut.uri("/"))))
                    .isInstanceOf(UnavailableException.class);
            assertThat(cut.heads()).hasSize(1);
        }
    }

    @Test
    void aServerThatIsNotThereYetIsTriedAgainAlsoWithAPost() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }

        assertThatThrownBy(() -> http.send(HttpCall.of(HttpMethod.POST, nobody)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0407");
        assertThat(timing.pauses()).hasSize(3);
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() {
        try (RawServer raw = new RawServer((number, head, out) -> out.write(bytes(
                switch (number) {
                    case 0 -> "";
                    case 1 -> "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab";
                    default -> "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde";
                })))) {
            assertThat(http.get(raw.uri("/")).text()).isEqualTo("abcde");
        }
    }

    @Test
    void anInterruptEndsAWait() {
        failing("/x", 1, 503, "Server", "x");
        HttpAccess waiting = TestAccess.builder()
                .timing(new Timing() {
                    @Override
                    public void pause(Duration duration) throws InterruptedException {
                        throw new InterruptedException();
                    }

                    @Override
                    public double jitter() {
                        return 0;
                    }
                })
                .build();

        assertThatThrownBy(() -> waiting.get(server.uri("/x")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0413");
        assertThat(Thread.interrupted()).isTrue();
    }

    private void failing(String path, int times, int status, String header, String value) {
        AtomicInteger left = new AtomicInteger(times);
        server.on(path, exchange -> {
            if (left.getAndDecrement() > 0) {
                exchange.getResponseHeaders().set(header, value);
                LoopbackServer.reply(exchange, status, bytes("busy"));
            } else {
                LoopbackServer.reply(exchange, 200, bytes("at last"));
            }
        });
    }

    @Test
    void theListOfOverloadedStatusesIsTheDocumentedOne() {
        assertThat(java.util.stream.IntStream.range(100, 600)
                        .filter(status -> RetryAfter.isWanted(status, HttpHeaders.of(java.util.Map.of())))
                        .boxed())
                .isEqualTo(List.of(408, 429, 500, 502, 503, 504));
    }
}
