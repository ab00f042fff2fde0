package dev.bedrock.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.core.testing.RawServer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies, or has no room, in the middle of a transfer. */
@Timeout(60)
class DownloadCrashTest {
    private final byte[] content = new byte[12 << 20];

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void fill() {
        new Random(7).nextBytes(content);
        file = directory.resolve("chart.tgz");
    }

    @Test
    void whatAKilledProcessHasFetchedIsNotFetchedAgain() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = new RawServer((number, head, out) -> {
            int from = from(head);
            String status = from == 0
                    ? "HTTP/1.1 200 OK\r\n"
                    : "HTTP/1.1 206 Partial\r\nContent-Range: bytes " + from + "-" + (content.length - 1) + "/"
                            + content.length + "\r\n";
            out.write((status + "ETag: \"v1\"\r\nContent-Length: " + (content.length - from) + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(content, from, number == 0 ? 10 << 20 : content.length - from);
            if (number == 0) {
                out.flush();
                over.await();
            }
        })) {
            Process victim = new ProcessBuilder(java(server.uri("/chart.tgz"))).start();
            Path note = directory.resolve(".chart.tgz.bedrock-part-of");
            while (victim.isAlive() && !Files.exists(note)) {
                Thread.onSpinWait();
            }
            victim.destroyForcibly().waitFor();
            assertThat(file).doesNotExist();

            HttpAccess http = TestAccess.builder().build();
            http.download(HttpCall.get(server.uri("/chart.tgz")), file, DownloadCheck.none());
            over.countDown();

            assertThat(file).hasBinaryContent(content);
            assertThat(from(server.heads().get(1))).isGreaterThanOrEqualTo(4 << 20);
            assertThat(entries()).containsExactly("chart.tgz");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskIsATypedErrorAndLeavesTheOldFile() throws IOException {
        Files.writeString(file, "old");
        try (LoopbackServer server = LoopbackServer.http()) {
            server.serve("/chart.tgz", content);
            List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 2048 && exec \"$@\"", "sh"));
            limited.addAll(java(server.uri("/chart.tgz")));

            ProcessResult result = ProcessRunner.system().run(Command.of(limited));

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.stderr())
                    .contains("UnavailableException")
                    .contains("CORE-0108")
                    .contains("chart.tgz");
            assertThat(file).hasContent("old");
            assertThat(entries()).containsExactly("chart.tgz");
        }
    }

    private List<String> java(URI uri) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                location(HttpAccess.class) + File.pathSeparator + location(KilledDownload.class),
                KilledDownload.class.getName(),
                uri.toString(),
                file.toString());
    }

    private static int from(List<String> head) {
        return head.stream()
                .filter(line -> line.regionMatches(true, 0, "Range: bytes=", 0, "Range: bytes=".length()))
                .map(line -> Integer.parseInt(line.substring("Range: bytes=".length(), line.length() - 1)))
                .findFirst()
                .orElse(0);
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
