package dev.bedrock.core.http;

import static dev.bedrock.core.testing.RawServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.file.ContentCache;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RemoteFilesTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final LoopbackServer server = LoopbackServer.http();

    @TempDir
    Path directory;

    private ContentCache cache;

    @BeforeEach
    void open() {
        cache = ContentCache.open(directory.resolve("cache"));
        server.on("/x", exchange -> {
            boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            exchange.getResponseHeaders().set("Content-Type", "text/yaml; charset=utf-8");
            LoopbackServer.reply(exchange, same ? 304 : 200, bytes("abc"));
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileIsFetchedOnceInARunAndOnlyIfItHasChangedInTheNext() {
        RemoteFiles first = run();
        RemoteFile file = first.fetch(server.uri("/x"), DownloadCheck.none());
        first.fetch(server.uri("/x"), DownloadCheck.none());

        assertThat(file.content()).isEqualTo(bytes("abc"));
        assertThat(file.sha256()).isEqualTo(ABC);
        assertThat(file.mediaType()).contains("text/yaml");
        assertThat(file.encoding()).isEmpty();
        assertThat(file.uri()).isEqualTo(server.uri("/x"));
        assertThat(server.requests()).hasSize(1);

        RemoteFile again = run().fetch(server.uri("/x"), DownloadCheck.none());
        assertThat(again.content()).isEqualTo(bytes("abc"));
        assertThat(again.mediaType()).contains("text/yaml");
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).header("if-none-match")).contains("\"v1\"");
    }

    @Test
    void contentThatIsKnownByItsDigestIsNotAskedFor() {
        cache.write(bytes("abc"));

        RemoteFile file = run().fetch(server.uri("/gone"), DownloadCheck.none().withSha256(ABC));

        assertThat(file.content()).isEqualTo(bytes("abc"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void contentThatHasChangedIsFetched() {
        run().fetch(server.uri("/x"), DownloadCheck.none());
        server.serve("/x", bytes("abd"));

        assertThat(run().fetch(server.uri("/x"), DownloadCheck.none()).content())
                .isEqualTo(bytes("abd"));
        assertThatThrownBy(
                        () -> run().fetch(server.uri("/x"), DownloadCheck.none().withSha256("0".repeat(64))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0410");
    }

    @Test
    void aClaimThatNothingHasChangedIsCheckedToo() {
        run().fetch(server.uri("/x"), DownloadCheck.none());

        assertThatThrownBy(
                        () -> run().fetch(server.uri("/x"), DownloadCheck.none().withSha256("0".repeat(64))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0410");
        assertThatThrownBy(
                        () -> run().fetch(server.uri("/x"), DownloadCheck.none().withMostBytes(2)))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void offlineOnlyTheCacheIsUsed() {
        assertThatThrownBy(() -> run().offline().fetch(server.uri("/x"), DownloadCheck.none()))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("error CORE-0415: " + server.uri("/x") + " is not in the cache (fetch it once while the"
                        + " network may be used)");
        run().fetch(server.uri("/x"), DownloadCheck.none());
        server.close();

        RemoteFiles offline = run().offline();
        assertThat(offline.fetch(server.uri("/x"), DownloadCheck.none()).content())
                .isEqualTo(bytes("abc"));
        assertThatThrownBy(() ->
                        offline.fetch(server.uri("/x"), DownloadCheck.none().withSha256("0".repeat(64))))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> offline.fetch(server.uri("/x"), "text/html", DownloadCheck.none()))
                .isInstanceOf(UnavailableException.class);
        assertThat(offline.isOffline()).isTrue();
    }

    @Test
    void whatIsDamagedOrRemovedIsFetchedAnew() throws IOException {
        RemoteFiles run = run();
        run.fetch(server.uri("/x"), DownloadCheck.none());
        overwriteContent("damaged");

        assertThat(run.fetch(server.uri("/x"), DownloadCheck.none()).content()).isEqualTo(bytes("abc"));
        overwriteContent("damaged");
        assertThat(run().fetch(server.uri("/x"), DownloadCheck.none()).content())
                .isEqualTo(bytes("abc"));
        assertThat(server.requests()).hasSize(3).noneMatch(request -> request.header("if-none-match")
                .isPresent());
    }

    @Test
    void aFailureIsRememberedForTheRunAndLeavesNothing() throws IOException {
        RemoteFiles run = run();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> run.fetch(server.uri("/none"), DownloadCheck.none()))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(server.requests()).hasSize(1);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void manyWhoAskAtOnceCauseOneTransfer() throws Exception {
        RemoteFiles run = run();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<RemoteFile>> files = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                files.add(threads.submit(() -> run.fetch(server.uri("/x"), DownloadCheck.none())));
            }
            for (Future<RemoteFile> file : files) {
                assertThat(file.get().content()).isEqualTo(bytes("abc"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.requests()).hasSize(1);
    }

    private RemoteFiles run() {
        return RemoteFiles.of(TestAccess.builder().retries(RetryRule.never()).build(), cache);
    }

    private void overwriteContent(String text) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("cache/content"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, text);
            }
        }
    }
}
