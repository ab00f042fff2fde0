package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who write to one branch at the same time: no change is lost, none is made twice, and the history is a line. */
@Timeout(300)
class ConcurrentWritersTest {
    private static final int WRITERS = Integer.getInteger("bedrock.writers", 32);
    private static final int CHANGES = Integer.getInteger("bedrock.changes", 200);
    private static final int CACHES = 4;
    private static final int KILLS = Integer.getInteger("bedrock.kills", 4);

    /** How the test ends the program it listens to. */
    private static final class Kill extends RuntimeException {}

    @TempDir
    Path directory;

    TestRepository repository;
    GitServer server;

    @BeforeEach
    void aRepository() {
        repository = TestRepository.create(directory.resolve("served"), "app");
        repository.commit(Map.of("README", "x"));
        server = GitServer.start(directory.resolve("served"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String address(boolean http) {
        return http ? server.url("app.git") : repository.bare().toString();
    }

    private GitRemote remote(String address, int cache) {
        return GitClient.builder(directory.resolve("cache-" + cache))
                .policy(ChildGit.policy(address))
                .build()
                .remote(address);
    }

    /** Every change is in the common file exactly once, and has exactly one commit. */
    private void assertAllThereOnce(int changes) {
        List<Integer> expected = IntStream.range(0, changes).boxed().toList();
        assertThat(repository.gitBare("show", "main:log").lines().map(Integer::valueOf))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(repository
                        .gitBare("log", "--format=%(trailers:key=Bedrock-Change,valueonly,separator=)", "main")
                        .lines()
                        .filter(key -> !key.isEmpty())
                        .map(key -> Integer.valueOf(key.substring("change-".length()))))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(repository.gitBare("rev-list", "--count", "main")).isEqualTo(Integer.toString(changes + 1));
        assertThat(repository.gitBare("rev-list", "--count", "--merges", "main"))
                .isEqualTo("0");
        assertThat(repository.gitBare("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    private void writeAll(String address, int changes) throws Exception {
        List<GitRemote> remotes = IntStream.range(0, CACHES)
                .mapToObj(cache -> remote(address, cache))
                .toList();
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            GitRemote remote = remotes.get(writer % CACHES);
            writers.add(threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < changes; number = next.getAndIncrement()) {
                    remote.writer().commit("main", ChildGit.appending(number));
                }
            }));
        }
        threads.shutdown();
        for (Future<?> writer : writers) {
            writer.get(4, TimeUnit.MINUTES);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noChangeIsLostOrMadeTwice(boolean http) throws Exception {
        writeAll(address(http), CHANGES);

        assertAllThereOnce(CHANGES);
    }

    @Test
    void noChangeIsLostOrMadeTwiceWhenConnectionsBreak() throws Exception {
        Random random = new Random(7);
        AtomicInteger broken = new AtomicInteger();
        server.intercept(exchange -> cut(random.nextInt(20) == 0, broken));
        server.interceptAnswers((exchange, answer) -> {
            boolean cut = random.nextInt(20) == 0;
            broken.addAndGet(cut ? 1 : 0);
            return cut ? java.util.Arrays.copyOf(answer, answer.length / 2) : answer;
        });

        writeAll(address(true), CHANGES / 4);

        assertThat(broken).hasPositiveValue();
        assertAllThereOnce(CHANGES / 4);
    }

    /** Ends the connection without an answer. */
    private static boolean cut(boolean now, AtomicInteger broken) throws IOException {
        if (now) {
            broken.incrementAndGet();
            throw new IOException("cut by the test");
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noChangeIsLostOrMadeTwiceWhenWritersAreKilled(boolean http) {
        String address = address(http);
        Random random = new Random();
        int changes = 12;
        for (int kill = 0; kill < KILLS; kill++) {
            int linesBefore = 1 + random.nextInt(3);
            int nanosMore = random.nextInt(60_000_000);
            AtomicInteger lines = new AtomicInteger();
            try {
                ProcessRunner.system()
                        .run(ChildGit.command(
                                        "write", directory.resolve("cache").toString(), address, "0", "12")
                                .withListener((stream, line) -> {
                                    if (lines.incrementAndGet() == linesBefore + 3) {
                                        LockSupport.parkNanos(nanosMore);
                                        throw new Kill();
                                    }
                                }));
            } catch (Kill expected) {
                assertThat(lines.get()).isPositive();
            }
        }

        assertThat(ProcessRunner.system()
                        .run(ChildGit.command(
                                "write", directory.resolve("cache").toString(), address, "0", "12"))
                        .requireSuccess()
                        .stdout()
                        .lines())
                .hasSize(changes);
        assertAllThereOnce(changes);
    }
}
