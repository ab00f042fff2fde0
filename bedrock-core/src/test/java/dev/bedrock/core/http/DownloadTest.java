package dev.bedrock.core.http;

import static dev.bedrock.core.testing.RawServer.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.core.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadTest {
    private final byte[] content = new byte[300_000];
    private final LoopbackServer server = LoopbackServer.http();
    private final HttpAccess http = TestAccess.builder().build();

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void fill() {
        new Random(7).nextBytes(content);
        file = directory.resolve("chart.tgz");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void writesAFileAndSaysWhatItIs() throws Exception {
        server.serve("/chart.tgz", content);

        Download download = fetch(server, DownloadCheck.none().withSha256(sha256(content)));

        assertThat(file).hasBinaryContent(content);
        assertThat(download.file()).isEqualTo(file);
        assertThat(download.size()).isEqualTo(content.length);
        assertThat(download.sha256()).isEqualTo(sha256(content));
        assertThat(server.requests().get(0).header("accept-encoding")).isEmpty();
        assertThat(entries()).containsExactly("chart.tgz");
    }

    @Test
    void replacesAFileOnlyWithACompleteOne() throws IOException {
        Files.writeString(file, "old");
        server.fail("/chart.tgz", 404);

        assertThatThrownBy(() -> fetch(server, DownloadCheck.none())).isInstanceOf(InvalidInputException.class);
        assertThat(file).hasContent("old");

        server.serve("/chart.tgz", bytes("new"));
        fetch(server, DownloadCheck.none());
        assertThat(file).hasContent("new");
        assertThat(entries()).containsExactly("chart.tgz");
    }

    @Test
    void anotherDigestIsAnErrorAndNothingIsKept() throws Exception {
        server.on("/chart.tgz", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            LoopbackServer.reply(exchange, 200, content);
        });
        String expected = "0".repeat(64);

        assertThatThrownBy(() -> fetch(server, DownloadCheck.none().withSha256(expected)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error CORE-0410: the content of " + server.uri("/chart.tgz") + " has the SHA-256 "
                        + sha256(content) + ", not " + expected);
        assertThat(entries()).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void sizeIsBoundedWhetherTheServerAnnouncesItOrNot() throws IOException {
        server.serve("/chart.tgz", content);
        DownloadCheck small = DownloadCheck.none().withMostBytes(content.length - 1);

        assertThatThrownBy(() -> fetch(server, small))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("CORE-0409");
        server.on("/chart.tgz", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
        });
        assertThatThrownBy(() -> fetch(server, small)).isInstanceOf(LimitExceededException.class);
        assertThat(entries()).isEmpty();
    }

    @Test
    void aTransferThatBreaksGoesOnWhereItBroke() throws Exception {
        try (RawServer broken = new RawServer((number, head, out) -> {
            int from = from(head);
            assertThat(header(head, "If-Range")).isEqualTo(from == 0 ? Optional.empty() : Optional.of("\"v1\""));
            out.write(head(from, content.length, "ETag: \"v1\"\r\n"));
            out.write(content, from, number < 3 ? 70_000 : content.length - from);
        })) {
            Download download = http.download(HttpCall.get(broken.uri("/chart.tgz")), file, DownloadCheck.none())
                    .orElseThrow();

            assertThat(file).hasBinaryContent(content);
            assertThat(download.sha256()).isEqualTo(sha256(content));
            assertThat(broken.heads()).hasSize(4);
            assertThat(from(broken.heads().get(3))).isGreaterThan(100_000);
            assertThat(entries()).containsExactly("chart.tgz");
        }
    }

    @Test
    void theNextCallGoesOnWhereTheLastOneGaveUp() throws IOException {
        try (RawServer broken = new RawServer((number, head, out) -> {
            int from = from(head);
            out.write(head(from, content.length, "ETag: \"v1\"\r\n"));
            out.write(content, from, number == 0 ? 200_000 : content.length - from);
        })) {
            HttpAccess once = TestAccess.builder().retries(RetryRule.never()).build();
            HttpCall call = HttpCall.get(broken.uri("/chart.tgz"));

            assertThatThrownBy(() -> once.download(call, file, DownloadCheck.none()))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("CORE-0411", "was cut before its end");
            assertThat(file).doesNotExist();
            once.download(call, file, DownloadCheck.none());

            assertThat(file).hasBinaryContent(content);
            assertThat(from(broken.heads().get(1))).isEqualTo(200_000);
            assertThat(entries()).containsExactly("chart.tgz");
        }
    }

    @Test
    void contentThatHasChangedInBetweenIsFetchedAnew() throws IOException {
        byte[] changed = bytes("changed");
        try (RawServer broken = new RawServer((number, head, out) -> {
            if (number == 0) {
                out.write(head(0, content.length, "ETag: \"v1\"\r\n"));
                out.write(content, 0, 1000);
            } else {
                out.write(head(0, changed.length, "ETag: \"v2\"\r\n"));
                out.write(changed);
            }
        })) {
            http.download(HttpCall.get(broken.uri("/chart.tgz")), file, DownloadCheck.none());

            assertThat(file).hasBinaryContent(changed);
        }
    }

    @Test
    void withoutAStrongValidatorATransferBeginsAnew() throws IOException {
        for (String weak : List.of(
                "",
                "ETag: W/\"v1\"\r\n",
                "Last-Modified: Sun, 06 Nov 1994 08:49:30 GMT\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n")) {
            try (RawServer broken = new RawServer((number, head, out) -> {
                assertThat(header(head, "Range")).isEmpty();
                out.write(head(0, content.length, weak));
                out.write(content, 0, number == 0 ? 1000 : content.length);
            })) {
                http.download(HttpCall.get(broken.uri("/chart.tgz")), file, DownloadCheck.none());

                assertThat(file).hasBinaryContent(content);
                assertThat(broken.heads()).hasSize(2);
            }
        }
    }

    @Test
    void aDateFromLongAgoIsAStrongValidator() throws IOException {
        String date = "Sun, 06 Nov 1994 08:49:30 GMT";
        try (RawServer broken = new RawServer((number, head, out) -> {
            int from = from(head);
            out.write(head(
                    from, content.length, "Last-Modified: " + date + "\r\nDate: Sun, 06 Nov 1994 09:49:30 GMT\r\n"));
            out.write(content, from, number == 0 ? 1000 : content.length - from);
        })) {
            http.download(HttpCall.get(broken.uri("/chart.tgz")), file, DownloadCheck.none());

            assertThat(file).hasBinaryContent(content);
            assertThat(header(broken.heads().get(1), "If-Range")).contains(date);
        }
    }

    @Test
    void aServerThatSendsAnotherPartThanAskedForDoesNotSpoilTheFile() throws IOException {
        try (RawServer lying = new RawServer((number, head, out) -> {
            switch (number) {
                case 0 -> {
                    out.write(head(0, content.length, "ETag: \"v1\"\r\n"));
                    out.write(content, 0, 1000);
                }
                case 1 -> {
                    out.write(head(500, content.length, "ETag: \"v1\"\r\n"));
                    out.write(content, 500, content.length - 500);
                }
                case 2 -> out.write(bytes("HTTP/1.1 206 Partial\r\nContent-Length: 3\r\n\r\nabc"));
                default -> {
                    out.write(head(0, content.length, "ETag: \"v1\"\r\n"));
                    out.write(content);
                }
            }
        })) {
            http.download(HttpCall.get(lying.uri("/chart.tgz")), file, DownloadCheck.none());

            assertThat(file).hasBinaryContent(content);
            assertThat(lying.heads()).hasSize(4);
        }
    }

    @Test
    void aPartThatTheServerNoLongerHasBeginsAnew() throws IOException {
        try (RawServer shrunk = new RawServer((number, head, out) -> {
            switch (number) {
                case 0 -> {
                    out.write(head(0, content.length, "ETag: \"v1\"\r\n"));
                    out.write(content, 0, 1000);
                }
                case 1 -> out.write(bytes("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n"));
                default -> {
                    out.write(head(0, 3, ""));
                    out.write(bytes("new"));
                }
            }
        })) {
            http.download(HttpCall.get(shrunk.uri("/chart.tgz")), file, DownloadCheck.none());

            assertThat(file).hasContent("new");
        }
    }

    @Test
    void whatWasGluedTogetherWronglyIsFetchedAnewWhenTheDigestIsKnown() throws Exception {
        byte[] other = content.clone();
        other[10] ^= 1;
        try (RawServer careless = new RawServer((number, head, out) -> {
            int from = from(head);
            out.write(head(from, content.length, "ETag: \"same\"\r\n"));
            out.write(number == 0 ? other : content, from, number == 0 ? 1000 : content.length - from);
        })) {
            http.download(
                    HttpCall.get(careless.uri("/chart.tgz")),
                    file,
                    DownloadCheck.none().withSha256(sha256(content)));

            assertThat(file).hasBinaryContent(content);
            assertThat(careless.heads()).hasSize(3);
        }
    }

    @Test
    void asksOnlyForWhatHasChanged() {
        server.on("/chart.tgz", exchange -> LoopbackServer.reply(exchange, 304, new byte[0]));

        assertThat(http.download(
                        HttpCall.get(server.uri("/chart.tgz")).withHeader("If-None-Match", "\"v1\""),
                        file,
                        DownloadCheck.none()))
                .isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void anOverloadedServerIsAskedAgain() {
        try (RawServer busy = new RawServer((number, head, out) -> out.write(
                number == 0
                        ? bytes("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")
                        : bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")))) {
            http.download(HttpCall.get(busy.uri("/chart.tgz")), file, DownloadCheck.none());

            assertThat(file).hasContent("ok");
        }
    }

    /** Helm takes the bytes as they are, too: the digest in an index is that of the archive. */
    @Test
    void anArchiveThatIsServedAsGzippedContentIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        server.on("/chart.tgz", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "x-gzip");
            LoopbackServer.reply(exchange, 200, packed.toByteArray());
        });

        fetch(server, DownloadCheck.none());

        assertThat(file).hasBinaryContent(packed.toByteArray());
    }

    @Test
    void aDirectoryThatIsNotThereIsATypedError() {
        assertThatThrownBy(() -> http.download(
                        HttpCall.get(server.uri("/x")), directory.resolve("none/file"), DownloadCheck.none()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0103");
        assertThatThrownBy(
                        () -> http.download(HttpCall.of(HttpMethod.POST, server.uri("/x")), file, DownloadCheck.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Download fetch(LoopbackServer from, DownloadCheck check) {
        return http.download(HttpCall.get(from.uri("/chart.tgz")), file, check).orElseThrow();
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }

    private static byte[] head(int from, int length, String more) {
        String status = from == 0
                ? "HTTP/1.1 200 OK\r\n"
                : "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from + "-" + (length - 1) + "/" + length
                        + "\r\n";
        return (status + "Content-Length: " + (length - from) + "\r\n" + more + "\r\n").getBytes(UTF_8);
    }

    private static int from(List<String> head) {
        return header(head, "Range")
                .map(range -> Integer.parseInt(range.substring("bytes=".length(), range.length() - 1)))
                .orElse(0);
    }

    private static Optional<String> header(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
