package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.http.RemotePolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that speak git's protocol to do harm. */
@Timeout(60)
class HostileServerTest {
    private static final String ID = "12".repeat(20);
    private static final String CAPABILITIES = "multi_ack_detailed no-done ofs-delta symref=HEAD:refs/heads/main";
    private static final int COMMIT = 1;
    private static final int BLOB = 3;

    @TempDir
    Path directory;

    GitServer server;

    @BeforeEach
    void aServer() {
        server = GitServer.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private GitRemote remote(GitLimits limits) {
        return GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withHosts(List.of(server.host())))
                .limits(limits)
                .build()
                .remote(server.url("x.git"));
    }

    private GitRemote remote() {
        return remote(GitLimits.defaults());
    }

    /** Advertises some references, and answers each request for them with some bytes. */
    private void serve(String references, byte[] pack) {
        server.intercept(exchange -> {
            boolean get = exchange.getRequestMethod().equals("GET");
            exchange.getRequestBody().readAllBytes();
            byte[] body = get ? advertisement(references) : concat(packet("NAK\n"), pack);
            answer(exchange, get ? "advertisement" : "result", body);
            return true;
        });
    }

    private static void answer(HttpExchange exchange, String kind, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-" + kind);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] advertisement(String references) {
        return concat(
                packet("# service=git-upload-pack\n"),
                "0000".getBytes(UTF_8),
                references.getBytes(UTF_8),
                "0000".getBytes(UTF_8));
    }

    private static String head() {
        return new String(packet(ID + " HEAD\0" + CAPABILITIES + "\n"), UTF_8)
                + new String(packet(ID + " refs/heads/main\n"), UTF_8);
    }

    private static byte[] packet(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return concat(String.format("%04x", bytes.length + 4).getBytes(UTF_8), bytes);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] pack(int objects, byte[]... entries) throws NoSuchAlgorithmException {
        byte[] header = ByteBuffer.allocate(12)
                .put("PACK".getBytes(UTF_8))
                .putInt(2)
                .putInt(objects)
                .array();
        byte[] content = concat(header, concat(entries));
        return concat(content, MessageDigest.getInstance("SHA-1").digest(content));
    }

    private static byte[] entry(int type, long size, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = size >>> 4;
        out.write((int) ((type << 4) | (size & 15) | (rest > 0 ? 128 : 0)));
        while (rest > 0) {
            long next = rest >>> 7;
            out.write((int) ((rest & 127) | (next > 0 ? 128 : 0)));
            rest = next;
        }
        try (OutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        }
        return out.toByteArray();
    }

    private void assertLimit(GitRemote remote) {
        assertThatThrownBy(() -> remote.fetch(new CommitId(ID)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("CORE-0511");
        assertThat(remote.isCached(new CommitId(ID))).isFalse();
    }

    @Test
    void aNumberOfObjectsThatFillsTheMemoryIsRefused() throws Exception {
        serve(head(), pack(Integer.MAX_VALUE));
        assertLimit(remote());
        serve(head(), pack(-1));
        assertLimit(remote());
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 40, 1L << 31, (1L << 31) - 1, 100L << 20})
    void anObjectThatFillsTheMemoryIsRefused(long size) throws Exception {
        serve(head(), pack(1, entry(COMMIT, size, new byte[10])));
        assertLimit(remote());
        serve(head(), pack(1, entry(BLOB, size, new byte[10])));
        assertLimit(remote());
    }

    @Test
    void anObjectThatIsLargerThanItSaysIsAnError() throws Exception {
        serve(head(), pack(1, entry(COMMIT, 60, new byte[100 << 20])));

        assertThatThrownBy(() -> remote().fetch(new CommitId(ID))).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aPackThatIsLargerThanAllowedIsCutOff() throws Exception {
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        serve(head(), pack(1, entry(BLOB, noise.length, noise)));

        assertLimit(remote(GitLimits.defaults().withPackBytes(100_000)));
    }

    @Test
    void aPackWithoutTheCommitIsAnError() throws Exception {
        serve(head(), pack(1, entry(BLOB, 1, new byte[1])));

        assertThatThrownBy(() -> remote().fetch(new CommitId(ID)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0506");
    }

    @Test
    void aCommitWithoutItsFilesIsAnErrorAndNotCached() throws Exception {
        byte[] commit = ("tree " + "34".repeat(20) + "\nauthor E <e@x> 1 +0000\ncommitter E <e@x> 1 +0000\n\nm\n")
                .getBytes(UTF_8);
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(("commit " + commit.length + "\0").getBytes(UTF_8));
        CommitId id = new CommitId(java.util.HexFormat.of().formatHex(sha1.digest(commit)));
        serve(head().replace(ID, id.hex()), pack(1, entry(COMMIT, commit.length, commit)));

        assertThatThrownBy(() -> remote().fetch(id))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("not sent all files");
        assertThat(remote().isCached(id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PACK", "nonsense that is no pack at all"})
    void anAnswerThatIsNoPackIsAnError(String answer) {
        serve(head(), answer.getBytes(UTF_8));

        assertThatThrownBy(() -> remote().fetch(new CommitId(ID))).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aWebPageIsNotTakenForARepository() {
        server.intercept(exchange -> {
            byte[] page = "<html>Welcome</html>".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            return true;
        });

        assertThatThrownBy(() -> remote().resolve(GitReference.defaultBranch()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0519");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void referencesWithoutEndAreCutOff() {
        server.intercept(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                out.write(packet("# service=git-upload-pack\n"));
                out.write("0000".getBytes(UTF_8));
                out.write(head().getBytes(UTF_8));
                for (int number = 0; ; number++) {
                    out.write(packet(ID + " refs/heads/" + "x".repeat(60_000) + number + "\n"));
                }
            }
        });

        assertThatThrownBy(() -> remote().resolve(GitReference.defaultBranch()))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void namesOfTheServerDoNothing() {
        String evil =
                new String(packet(ID + " HEAD\0" + CAPABILITIES.replace("heads/main", "heads/../../x") + "\n"), UTF_8)
                        + new String(packet(ID + " refs/heads/../../../evil\n"), UTF_8)
                        + new String(packet(ID + " refs/heads/\u001b[31mred\n"), UTF_8)
                        + new String(packet(ID + " refs/heads/main\n"), UTF_8);
        serve(evil, new byte[0]);

        try {
            assertThat(remote().resolve(GitReference.defaultBranch()).name()).contains("HEAD");
        } catch (BedrockException refused) {
            assertThat(refused.getMessage()).doesNotContain("\u001b");
        }
        assertThat(directory.resolve("evil")).doesNotExist();
        assertThat(directory.resolve("cache/evil")).doesNotExist();
    }

    @Test
    void whatTheServerSaysIsPrintable() {
        serve(new String(packet("ERR \u001b[2Jgone\u202e\n"), UTF_8), new byte[0]);

        assertThatThrownBy(() -> remote().resolve(GitReference.defaultBranch()))
                .isInstanceOf(BedrockException.class)
                .hasMessageContaining("gone")
                .hasMessageNotContaining("\u001b")
                .hasMessageNotContaining("\u202e");
    }

    @Test
    void aServerThatDripsIsLeftAfterTheWholeTime() {
        server.intercept(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write(packet("# service=git-upload-pack\n"));
            out.write("0000fff0".getBytes(UTF_8));
            while (true) {
                out.write('x');
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        });
        GitLimits limits = GitLimits.defaults().withTime(Duration.ofSeconds(30), Duration.ofSeconds(1));

        assertThatThrownBy(() -> remote(limits).resolve(GitReference.defaultBranch()))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("longer than 1 s");
    }
}
