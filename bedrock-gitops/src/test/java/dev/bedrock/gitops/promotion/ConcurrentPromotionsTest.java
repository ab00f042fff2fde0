package dev.bedrock.gitops.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
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

/** Many who promote images in one definition at the same time: none is lost, none made twice, the history is a line. */
@Timeout(600)
class ConcurrentPromotionsTest {
    private static final int CACHES = 4;

    /** How the test ends the program it listens to. */
    private static final class Kill extends RuntimeException {}

    @TempDir
    Path directory;

    TestRepository repository;

    GitServer server;

    String address;

    int writers() {
        return Integer.getInteger("bedrock.writers", 8);
    }

    int promotions() {
        return Integer.getInteger("bedrock.changes", 16);
    }

    int kills() {
        return Integer.getInteger("bedrock.kills", 2);
    }

    @BeforeEach
    void serve() {
        repository = SharedFile.create(directory.resolve("served"), promotions());
        server = GitServer.start(directory.resolve("served"));
        address = server.url("hld.git");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void promoteAll(int promotions) throws Exception {
        List<GitRemote> remotes = IntStream.range(0, CACHES)
                .mapToObj(cache -> Definition.client(directory.resolve("cache-" + cache), address)
                        .remote(address))
                .toList();
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(writers());
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < writers(); writer++) {
            GitRemote remote = remotes.get(writer % CACHES);
            running.add(threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < promotions; number = next.getAndIncrement()) {
                    SharedFile.promote(remote, number);
                }
            }));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(9, TimeUnit.MINUTES)).isTrue();
        for (Future<?> each : running) {
            each.get();
        }
    }

    /** Each service has its image, and each image exactly one commit; the file is else as it was. */
    private void assertAllThereOnce(int promotions) {
        String file = repository.gitBare("show", "main:" + SharedFile.FILE);
        String before = repository.gitBare("show", repository.head() + ":" + SharedFile.FILE);
        for (int number = 0; number < promotions; number++) {
            before = before.replaceFirst("(?m)(s" + number + ": .*)tag: none", "$1tag: t" + number);
        }
        assertThat(file).isEqualTo(before);
        List<String> expected = IntStream.range(0, promotions)
                .mapToObj(number -> "shop/s" + number + " r/web:t" + number)
                .toList();
        assertThat(repository
                        .gitBare("log", "--format=%(trailers:key=Bedrock-Image,valueonly,separator=)", "main")
                        .lines()
                        .filter(line -> !line.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(repository.gitBare("rev-list", "--count", "main")).isEqualTo(Integer.toString(promotions + 1));
        assertThat(repository.gitBare("rev-list", "--count", "--merges", "main"))
                .isEqualTo("0");
        assertThat(repository.gitBare("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void noPromotionIsLostOrMadeTwice() throws Exception {
        promoteAll(promotions());

        assertAllThereOnce(promotions());
    }

    @Test
    void noPromotionIsLostOrMadeTwiceWhenConnectionsBreak() throws Exception {
        int promotions = promotions() / 2;
        Random random = new Random(11);
        AtomicInteger broken = new AtomicInteger();
        server.intercept(exchange -> {
            if (cut(random, broken)) {
                throw new IOException("cut by the test");
            }
            return false;
        });
        server.interceptAnswers(
                (exchange, answer) -> cut(random, broken) ? Arrays.copyOf(answer, answer.length / 2) : answer);

        for (int attempt = 0; attempt < 20; attempt++) {
            if (tryAll(promotions)) {
                break;
            }
        }

        assertThat(broken).hasPositiveValue();
        assertAllThereOnce(promotions);
    }

    /** Reading for the plan may fail for good when connections break again and again; who promotes then runs it again. */
    private boolean tryAll(int promotions) throws Exception {
        try {
            promoteAll(promotions);
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasMessageContaining("CORE-0507");
            return false;
        }
    }

    private static boolean cut(Random random, AtomicInteger broken) {
        boolean now = random.nextInt(20) == 0;
        broken.addAndGet(now ? 1 : 0);
        return now;
    }

    @Test
    void noPromotionIsLostOrMadeTwiceWhenWritersAreKilled() {
        int promotions = 6;
        String[] arguments = {directory.resolve("cache").toString(), address, "0", Integer.toString(promotions)};
        Random random = new Random();
        for (int kill = 0; kill < kills(); kill++) {
            int linesBefore = 1 + random.nextInt(3);
            int nanosMore = random.nextInt(60_000_000);
            AtomicInteger lines = new AtomicInteger();
            try {
                ProcessRunner.system().run(SharedFile.command(arguments).withListener((stream, line) -> {
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
                        .run(SharedFile.command(arguments))
                        .requireSuccess()
                        .stdout()
                        .lines())
                .hasSize(promotions);
        assertAllThereOnce(promotions);
    }
}
