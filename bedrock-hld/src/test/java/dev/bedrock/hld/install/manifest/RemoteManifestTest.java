package dev.bedrock.hld.install.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.ContentCache;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemoteFiles;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RemoteManifestTest {
    private final LoopbackServer server = LoopbackServer.http();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aManifestIsFetchedWithAQueryAndWhateverName() {
        serve("/m", "text/plain", "kind: A # größe\n");

        RemoteManifest manifest = fetch("/m?ref=v1", Optional.empty());

        assertThat(manifest.text()).isEqualTo("kind: A # größe\n");
        assertThat(fetch("/m?ref=v1", Optional.of(manifest.sha256()))).isEqualTo(manifest);
    }

    /** Defect D13 of Fabrikate: it keeps the page that says that there is nothing. */
    @Test
    void aPageThatSaysThatThereIsNothingIsNoManifest() {
        server.on("/missing.yaml", exchange -> LoopbackServer.reply(exchange, 404, "<html>".getBytes(UTF_8)));
        assertThatThrownBy(() -> fetch("/missing.yaml", Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0404");
    }

    @Test
    void aLoginPageAnImageOrAnArchiveIsNoManifest() {
        serve("/login", "text/html; charset=utf-8", "kind: A\n");
        serve("/page", "text/plain", "\n <!DOCTYPE html><html></html>");
        serve("/html", "application/octet-stream", "<HTML>");
        serve("/image", "image/png", "x");
        serve("/nul", "text/yaml", "a: \0");
        server.serve("/latin", new byte[] {'a', (byte) 0xff});
        for (String path : List.of("/login", "/page", "/html", "/image", "/nul", "/latin")) {
            assertThatThrownBy(() -> fetch(path, Optional.empty()))
                    .as(path)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("HLD-0651");
        }
    }

    @Test
    void anotherDigestIsRefused() {
        serve("/m", "text/yaml", "kind: A\n");

        assertThatThrownBy(() -> fetch("/m", Optional.of("0".repeat(64))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0410");
    }

    @Test
    void compressionThatWasNotAskedForIsTakenOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("kind: A\n".getBytes(UTF_8));
        }
        server.on("/m", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            LoopbackServer.reply(exchange, 200, packed.toByteArray());
        });

        assertThat(fetch("/m", Optional.empty()).text()).isEqualTo("kind: A\n");
    }

    private RemoteManifest fetch(String path, Optional<String> sha256) {
        HttpAccess http = HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(List.of("127.0.0.1")))
                .build();
        RemoteFiles remotes = RemoteFiles.of(http, ContentCache.open(directory.resolve("cache")));
        return RemoteManifest.fetch(remotes, server.uri(path), sha256);
    }

    private void serve(String path, String type, String content) {
        server.on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            LoopbackServer.reply(exchange, 200, content.getBytes(UTF_8));
        });
    }
}
