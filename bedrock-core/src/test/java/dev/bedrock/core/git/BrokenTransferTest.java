package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Transfers that break in the middle, and those who are killed or interrupted during one. */
@Timeout(120)
class BrokenTransferTest {
    @TempDir
    Path directory;

    final CountDownLatch end = new CountDownLatch(1);
    TestRepository repository;
    GitServer server;
    CommitId commit;

    @BeforeEach
    void aRepository() {
        repository = TestRepository.create(directory.resolve("served"), "app");
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        commit = repository.commit(Map.of("a.yaml", "1", "noise", Arrays.toString(noise)));
        server = GitServer.start(directory.resolve("served"));
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.close();
    }

    private GitRemote remote(GitLimits limits) {
        String address = server.url("app.git");
        return GitClient.builder(directory.resolve("cache"))
                .policy(ChildGit.policy(address))
                .limits(limits)
                .build()
                .remote(address);
    }

    private GitRemote remote() {
        return remote(GitLimits.defaults());
    }

    private void assertFetched() {
        Path target = directory.resolve("out");
        remote().fetch(commit).writeTo(target);
        assertThat(Directories.read(target)).containsOnlyKeys("a.yaml", "noise").containsEntry("a.yaml", "1");
        assertThat(Directories.read(directory.resolve("cache")).keySet())
                .noneMatch(path -> path.contains("incoming_") || path.endsWith(".lock"));
    }

    @Test
    void aTransferThatBreaksIsTriedAgain() {
        AtomicInteger packs = new AtomicInteger();
        server.interceptAnswers((exchange, answer) ->
                answer.length > 100_000 && packs.getAndIncrement() < 2 ? Arrays.copyOf(answer, 50_000) : answer);

        assertFetched();
        assertThat(packs).hasValue(3);
    }

    @Test
    void aTransferThatAlwaysBreaksIsAnErrorAndLeavesNothing() {
        server.interceptAnswers((exchange, answer) -> answer.length > 100_000 ? Arrays.copyOf(answer, 50_000) : answer);

        assertThatThrownBy(() -> remote().fetch(commit))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0507");
        assertThat(remote().isCached(commit)).isFalse();
        server.interceptAnswers((exchange, answer) -> answer);
        assertFetched();
    }

    @Test
    void aServerThatSaysNothingIsLeft() {
        server.intercept(exchange -> {
            await();
            return false;
        });
        GitLimits limits = GitLimits.defaults().withTime(Duration.ofSeconds(1), Duration.ofSeconds(3));
        long begin = System.nanoTime();

        assertThatThrownBy(() -> remote(limits).fetch(commit))
                .isInstanceOf(dev.bedrock.core.diagnostic.BedrockException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    private void await() throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aFetchThatIsKilledLeavesACacheThatCanBeUsed() {
        CountDownLatch half = new CountDownLatch(1);
        server.interceptAnswers((exchange, answer) -> {
            if (answer.length > 100_000) {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer, 0, 200_000);
                exchange.getResponseBody().flush();
                half.countDown();
                await();
            }
            return answer;
        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> killed = thread.submit(() -> {
            String cache = directory.resolve("cache").toString();
            ProcessRunner.system().run(ChildGit.command("fetch", cache, server.url("app.git"), commit.hex()));
        });

        assertThat(half).satisfies(latch -> latch.await());
        while (Directories.read(directory.resolve("cache")).keySet().stream()
                .noneMatch(path -> path.contains("incoming_"))) {
            Thread.onSpinWait();
        }
        // Interrupting the runner kills the program.
        thread.shutdownNow();
        assertThatThrownBy(killed::get).hasRootCauseInstanceOf(Exception.class);
        assertThat(Directories.read(directory.resolve("cache")).keySet()).anyMatch(path -> path.contains("incoming_"));
        server.interceptAnswers((exchange, answer) -> answer);
        assertFetched();
    }

    @Test
    void aFetchThatIsInterruptedEndsAndLeavesACacheThatCanBeUsed() throws Exception {
        Thread own = Thread.currentThread();
        server.interceptAnswers((exchange, answer) -> {
            own.interrupt();
            return answer;
        });

        assertThatThrownBy(() -> remote().fetch(commit))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0518");
        assertThat(Thread.interrupted()).isTrue();
        server.interceptAnswers((exchange, answer) -> answer);
        assertFetched();
    }

    @Test
    void manyWhoWantTheSameFetchItOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<String>> all = new ArrayList<>();
        GitRemote one = remote();
        for (int i = 0; i < 16; i++) {
            GitRemote each = i % 2 == 0 ? one : remote();
            all.add(threads.submit(() -> each.fetch(commit).readString("a.yaml")));
        }
        threads.shutdown();
        for (Future<String> each : all) {
            assertThat(each.get()).isEqualTo("1");
        }
        assertThat(server.requests().stream().filter(request -> request.startsWith("GET")))
                .hasSize(1);
    }
}
