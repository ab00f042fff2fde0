package dev.bedrock.core.http;

import static dev.bedrock.core.testing.RawServer.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.core.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpAccessTest {
    private final LoopbackServer server = LoopbackServer.http();
    private final HttpAccess http = TestAccess.builder().build();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsIntoMemory() {
        server.on("/index.yaml", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            exchange.getResponseHeaders().set("Content-Type", "Text/YAML; charset=utf-8");
            LoopbackServer.reply(exchange, 200, "größe: 1\n".getBytes(UTF_8));
        });

        HttpReply reply = http.get(server.uri("/index.yaml"));

        assertThat(reply.text()).isEqualTo("größe: 1\n");
        assertThat(reply.content()).isEqualTo("größe: 1\n".getBytes(UTF_8));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.uri()).isEqualTo(server.uri("/index.yaml"));
        assertThat(reply.headers().etag()).contains("\"v1\"");
        assertThat(reply.headers().mediaType()).contains("text/yaml");
        assertThat(reply).hasToString("GET " + server.uri("/index.yaml") + " -> 200");
    }

    @Test
    void sendsAndReadsJson() {
        server.on("/repos/web/pulls", exchange -> {
            exchange.getResponseHeaders().set("Location", "/repos/web/pulls/7");
            LoopbackServer.reply(exchange, 201, "{\"number\":7}".getBytes(UTF_8));
        });

        HttpReply reply = http.send(HttpCall.of(HttpMethod.POST, server.uri("/repos/web/pulls?draft=true"))
                .withHeader("X-Version", "2022-11-28")
                .withJson(Map.of("title", "a <b> & c", "labels", List.of("gitops"))));

        assertThat(reply.requireSuccess().json().toData()).isEqualTo(Map.of("number", 7L));
        LoopbackServer.Request request = server.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/repos/web/pulls?draft=true");
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("accept", "application/json")
                .containsEntry("x-version", "2022-11-28")
                .containsEntry("user-agent", "bedrock-java");
        assertThat(request.body()).isEqualTo("{\"labels\":[\"gitops\"],\"title\":\"a <b> & c\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "HEAD"})
    void sendsTheOtherMethods(String method) {
        server.serve("/thing", bytes("done"));

        HttpReply reply = http.send(HttpCall.of(HttpMethod.valueOf(method), server.uri("/thing")));

        assertThat(reply.isSuccess()).isTrue();
        assertThat(reply.text()).isEqualTo(method.equals("HEAD") ? "" : "done");
        assertThat(server.requests().get(0).method()).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "</a?page=2>; rel=\"next\", </a?page=9>; rel=\"last\"  | /a?page=2",
                "</a?page=1>; rel=\"prev\", <?page=3>; rel=next        | /a?page=3",
                "</a>; title=\"a, b; rel=next\"; rel=\"last next\"     | /a",
                "</a?page=9>; rel=\"last\"; title=\"next\"             |",
                "</a>; rel=\"nextish\"                               |",
                "nonsense                                          |"
            })
    void aLongAnswerSaysWhereItsNextPageIs(String link, @Nullable String next) {
        server.on("/a", exchange -> {
            exchange.getResponseHeaders().set("Link", link);
            LoopbackServer.reply(exchange, 200, bytes("x"));
        });

        assertThat(http.get(server.uri("/a")).nextPage())
                .isEqualTo(Optional.ofNullable(next).map(server::uri));
    }

    @Test
    void theNextPageIsNotOnAnotherServer() {
        server.on("/a", exchange -> {
            exchange.getResponseHeaders().set("Link", "<https://other.example/a?page=2>; rel=\"next\"");
            LoopbackServer.reply(exchange, 200, bytes("x"));
        });

        assertThatThrownBy(() -> http.get(server.uri("/a")).nextPage())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0403", "is another server");
    }

    @Test
    void asksOnlyForWhatHasChanged() {
        server.on(
                "/index.yaml",
                exchange -> LoopbackServer.reply(
                        exchange,
                        "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 200,
                        bytes("x")));

        HttpReply reply = http.send(HttpCall.get(server.uri("/index.yaml")).withHeader("If-None-Match", "\"v1\""));

        assertThat(reply.isNotModified()).isTrue();
        assertThat(reply.content()).isEmpty();
    }

    @Test
    void anAnswerThatMeansFailureIsATypedError() {
        server.fail("/gone", 410).fail("/forbidden", 403).fail("/login", 401).fail("/conflict", 409);

        assertThatThrownBy(() -> http.get(server.uri("/none?token=abc")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error CORE-0404: " + server.uri("/none") + "?... answered with status 404");
        assertThatThrownBy(() -> http.get(server.uri("/gone"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> http.get(server.uri("/forbidden")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0405");
        assertThatThrownBy(() -> http.get(server.uri("/login"))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> http.send(HttpCall.of(HttpMethod.DELETE, server.uri("/conflict")))
                        .requireSuccess())
                .isInstanceOf(UnavailableException.class)
                .hasMessage("error CORE-0406: DELETE " + server.uri("/conflict") + " answered with status 409");
    }

    @Test
    void anAnswerInMemoryIsBounded() {
        server.serve("/exact", new byte[1000]).serve("/large", new byte[1001]);
        HttpAccess small = TestAccess.builder()
                .limits(HttpLimits.defaults().withMemoryBytes(1000))
                .build();

        assertThat(small.get(server.uri("/exact")).content()).hasSize(1000);
        assertThatThrownBy(() -> small.get(server.uri("/large")))
                .isInstanceOf(LimitExceededException.class)
                .hasMessage("error CORE-0409: the answer of " + server.uri("/large") + " is larger than 1000 bytes");
    }

    @Test
    void unpacksWhatWasAskedForAndNoBomb() throws IOException {
        byte[] bomb = gzip(new byte[50 << 20]);
        assertThat(bomb.length).isLessThan(100_000);
        server.on("/index.yaml", gzipped(gzip(bytes("entries: {}\n"))))
                .on("/bomb", gzipped(bomb))
                .on("/damaged", gzipped(bytes("entries: {}")))
                .on("/cut", gzipped(java.util.Arrays.copyOf(bomb, 1000)))
                .on("/brotli", exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "br");
                    LoopbackServer.reply(exchange, 200, bytes("x"));
                });

        assertThat(http.get(server.uri("/index.yaml")).text()).isEqualTo("entries: {}\n");
        assertThat(server.requests().get(0).header("accept-encoding")).contains("gzip");
        assertThatThrownBy(() -> http.get(server.uri("/bomb"))).isInstanceOf(LimitExceededException.class);
        for (String path : List.of("/damaged", "/cut", "/brotli")) {
            assertThatThrownBy(() -> http.get(server.uri(path)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("CORE-0412");
        }
    }

    @Test
    void followsRedirectsButNotInCirclesNorForEver() {
        server.redirect("/old", 301, "new?x=1")
                .serve("/new", bytes("here"))
                .redirect("/a", 302, "/b")
                .redirect("/b", 307, server.uri("/a").toString())
                .redirect("/nowhere", 302, "http://[broken")
                .redirect("/file", 302, "file:///etc/passwd");
        for (int i = 0; i < 7; i++) {
            server.redirect("/hop" + i, 308, "/hop" + (i + 1));
        }
        server.serve("/hop7", bytes("end"));

        assertThat(http.get(server.uri("/old")).text()).isEqualTo("here");
        assertThat(http.get(server.uri("/old")).uri()).isEqualTo(server.uri("/new?x=1"));
        assertThat(http.get(server.uri("/hop2")).text()).isEqualTo("end");
        assertThatThrownBy(() -> http.get(server.uri("/hop1")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0403", "is one redirect too many");
        assertThatThrownBy(() -> http.get(server.uri("/a")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("is a circle");
        assertThatThrownBy(() -> http.get(server.uri("/nowhere"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> http.get(server.uri("/file"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whatChangesSomethingIsOnlyRedirectedOnTheSameServerWithItsContent() {
        server.redirect("/v1", 308, "/v2")
                .serve("/v2", bytes("created"))
                .redirect("/moved", 302, "/v2")
                .redirect("/elsewhere", 307, server.uri("localhost", "/v2").toString());
        HttpCall post = HttpCall.of(HttpMethod.POST, server.uri("/v1")).withContent("text/plain", bytes("data"));

        assertThat(http.send(post).text()).isEqualTo("created");
        assertThat(server.requests("/v2").get(0).body()).isEqualTo("data");
        for (String path : List.of("/moved", "/elsewhere")) {
            assertThatThrownBy(() -> http.send(HttpCall.of(HttpMethod.POST, server.uri(path))))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("is not followed with a POST");
        }
    }

    @Test
    void aServerThatDoesNotAnswerOrTricklesIsGivenUp() {
        HttpAccess impatient = TestAccess.builder()
                .times(HttpTimes.defaults()
                        .withAnswer(Duration.ofMillis(200))
                        .withSlowest(1000, Duration.ofMillis(200)))
                .retries(RetryRule.never())
                .build();
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer slow = new RawServer((number, head, out) -> {
            if (!head.get(0).contains("/silent")) {
                out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"));
                for (int i = 0; !over.await(20, java.util.concurrent.TimeUnit.MILLISECONDS); i++) {
                    out.write('a');
                    out.flush();
                }
            }
            over.await();
        })) {
            assertThatThrownBy(() -> impatient.get(slow.uri("/silent")))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("error CORE-0408: " + slow.uri("/silent") + " did not answer within 200 ms");
            assertThatThrownBy(() -> impatient.get(slow.uri("/loris")))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageMatching(".*CORE-0408.* sent [0-9]+ bytes in 200 ms, which is too slow");
            assertThatThrownBy(() -> TestAccess.builder()
                            .times(HttpTimes.defaults().withTotal(Duration.ofMillis(300)))
                            .build()
                            .get(slow.uri("/loris")))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("was not complete within 300 ms");
            over.countDown();
        }
    }

    @Test
    void whatIsCutOrNoHttpIsATypedError() {
        HttpAccess once = TestAccess.builder().retries(RetryRule.never()).build();
        try (RawServer broken = new RawServer((number, head, out) -> out.write(bytes(
                switch (head.get(0).split(" ", 3)[1]) {
                    case "/cut" -> "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc";
                    case "/chunks" -> "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab";
                    case "/length" -> "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nabc";
                    case "/head" -> "HTTP/1.1 200";
                    default -> "SSH-2.0-OpenSSH_9.2\r\n";
                })))) {
            for (String path : List.of("/cut", "/chunks", "/length", "/head", "/ssh")) {
                assertThatThrownBy(() -> once.get(broken.uri(path)))
                        .as(path)
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("CORE-0411");
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsATypedError() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
        assertThatThrownBy(() -> http.get(nobody))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0407");
    }

    @Test
    void anInterruptEndsARequest() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer silent = new RawServer((number, head, out) -> {
            if (head.get(0).contains("/begun")) {
                out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"));
                out.flush();
            }
            asked.countDown();
            over.await();
        })) {
            for (String path : List.of("/silent", "/begun")) {
                CompletableFuture<BedrockException> failure = new CompletableFuture<>();
                Thread thread = new Thread(() -> {
                    try {
                        http.get(silent.uri(path));
                    } catch (BedrockException e) {
                        failure.complete(e);
                        assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    }
                });
                thread.start();
                while (silent.heads().stream().noneMatch(head -> head.get(0).contains(path))) {
                    Thread.onSpinWait();
                }
                thread.interrupt();
                assertThat(failure.get())
                        .isInstanceOf(UnavailableException.class)
                        .hasMessage("error CORE-0413: the request to " + silent.uri(path) + " was interrupted");
                thread.join();
            }
            over.countDown();
        }
    }

    @Test
    void goesThroughAProxyOnlyWhenToldTo() {
        server.on("/", exchange -> LoopbackServer.reply(exchange, 200, bytes("from the proxy")));
        HttpAccess proxied = HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(List.of("charts.invalid")))
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())))
                .build();

        assertThat(proxied.get(URI.create("http://charts.invalid/x")).text()).isEqualTo("from the proxy");
        assertThat(server.requests().get(0).header("host")).contains("charts.invalid");
    }

    @Test
    void limitsAreChecked() {
        assertThatThrownBy(() -> HttpLimits.defaults().withMemoryBytes(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpTimes.defaults().withAnswer(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryRule(0, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DownloadCheck.none().withSha256("abc")).isInstanceOf(IllegalArgumentException.class);
    }

    private static LoopbackServer.Handler gzipped(byte[] content) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LoopbackServer.reply(exchange, 200, content);
        };
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(content);
        }
        return out.toByteArray();
    }
}
