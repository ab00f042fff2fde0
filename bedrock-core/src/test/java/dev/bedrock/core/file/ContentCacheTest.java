package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ContentCacheTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path parent;

    private final SteppingClock clock = new SteppingClock();

    @Test
    void keepsContentByItsDigest() {
        ContentCache cache = ContentCache.open(parent.resolve("a/cache"));

        assertThat(cache.read(ABC)).isEmpty();
        assertThat(cache.write("abc".getBytes(UTF_8))).isEqualTo(ABC);
        assertThat(cache.write("abc".getBytes(UTF_8))).isEqualTo(ABC);
        assertThat(cache.read(ABC)).hasValue("abc".getBytes(UTF_8));
        assertThat(ContentCache.open(parent.resolve("a/cache")).read(ABC)).isPresent();
        assertThatThrownBy(() -> cache.read("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsDamagedIsNotThereAndIsReplaced() throws IOException {
        ContentCache cache = ContentCache.open(parent.resolve("cache"));
        cache.write("abc".getBytes(UTF_8));
        Files.writeString(file(cache, ABC), "abd");

        assertThat(cache.read(ABC)).isEmpty();
        assertThat(file(cache, ABC)).doesNotExist();
        Files.writeString(file(cache, ABC), "ab");
        cache.write("abc".getBytes(UTF_8));
        assertThat(cache.read(ABC)).isPresent();
    }

    @Test
    void takesFilesThatHaveGrownInIt() throws IOException {
        ContentCache cache = ContentCache.open(parent.resolve("cache"));
        try (PartialFile file = PartialFile.beside(cache.partial("https://example.com/x"))) {
            file.write("abc".getBytes(UTF_8), 3);
            file.commit();
        }
        cache.adopt(cache.partial("https://example.com/x"), ABC);

        assertThat(cache.read(ABC)).isPresent();
        assertThat(cache.partial("https://example.com/x")).doesNotExist();
        assertThat(cache.partial("a")).isNotEqualTo(cache.partial("b"));
    }

    @Test
    void remembersNotes() {
        ContentCache cache = ContentCache.open(parent.resolve("cache"));

        assertThat(cache.note("https://example.com/../x")).isEmpty();
        cache.note("https://example.com/../x", "1");
        cache.note("https://example.com/../x", "2");
        assertThat(cache.note("https://example.com/../x")).contains("2");
    }

    @Test
    void whatWasNotUsedForTheLongestTimeMakesRoom() {
        ContentCache cache = ContentCache.open(parent.resolve("cache"), 110_000, clock);
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            digests.add(cache.write(new byte[] {(byte) i}));
        }
        byte[] large = new byte[40_000];
        String first = cache.write(large);
        large[0] = 1;
        String second = cache.write(large);
        assertThat(cache.read(digests.get(0))).isPresent();
        assertThat(cache.read(first)).isPresent();

        large[0] = 2;
        String third = cache.write(large);

        assertThat(cache.read(third)).isPresent();
        assertThat(cache.read(first)).isPresent();
        assertThat(cache.read(second)).isEmpty();
        assertThat(cache.read(digests.get(0))).isPresent();
        assertThat(cache.read(digests.get(1))).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other permissions")
    void isForTheUserAlone() throws IOException {
        ContentCache.open(parent.resolve("cache"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("cache"))))
                .isEqualTo("rwx------");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes symbolic links")
    void doesNotFollowLinks() throws IOException {
        Path outside = Files.writeString(parent.resolve("outside"), "abc");
        ContentCache cache = ContentCache.open(parent.resolve("cache"));
        Files.createDirectories(directory(file(cache, ABC)));
        Files.createSymbolicLink(file(cache, ABC), outside);

        assertThatThrownBy(() -> cache.read(ABC)).isInstanceOf(UnavailableException.class);
        assertThat(outside).hasContent("abc");
    }

    @Test
    void aFileInItsPlaceIsATypedError() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "x");

        assertThatThrownBy(() -> ContentCache.open(file))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0108");
    }

    @Test
    void severalWritersReadersAndCleanersDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                done.add(threads.submit(writer()));
            }
            for (Future<Boolean> each : done) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> left = Files.walk(parent)) {
            assertThat(left.filter(path -> path.getFileName().toString().contains(".bedrock-")))
                    .isEmpty();
        }
    }

    private Callable<Boolean> writer() {
        return () -> {
            ContentCache cache = ContentCache.open(parent.resolve("cache"), 200_000, Clock.systemUTC());
            for (int i = 0; i < 200; i++) {
                byte[] content = new byte[10_000];
                content[0] = (byte) (i % 30);
                String digest = cache.write(content);
                assertThat(cache.read(digest).map(found -> found[0] == content[0]))
                        .isNotEqualTo(java.util.Optional.of(false));
                cache.note("name" + i % 10, "text");
                assertThat(cache.note("name" + i % 10).orElse("text")).isEqualTo("text");
            }
            return true;
        };
    }

    private static Path file(ContentCache cache, String sha256) {
        return cache.partial("x")
                .resolve(Path.of("..", "..", "content", sha256.substring(0, 2), sha256))
                .normalize();
    }

    private static Path directory(Path file) {
        return file.resolve("..").normalize();
    }

    /** Each look at it is a second later than the one before, and later than the files that tests write. */
    private static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2100-01-01T00:00:00Z");

        @Override
        public synchronized Instant instant() {
            now = now.plus(Duration.ofSeconds(1));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
