package dev.bedrock.hld.helm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Replays the inputs in {@code src/test/resources/fuzz/TARGET}, each of them once and a few thousand times changed, always in the same
 * way. {@code -Dbedrock.fuzz.seconds=60} changes them in new ways for so long, and leaves what it finds in {@code target/fuzz}.
 */
class FuzzTest {
    private static final int VARIATIONS = 1_500;
    private static final int SLOW_MILLIS = 5_000;

    @ParameterizedTest
    @EnumSource
    @Timeout(3600)
    void nothingButTypedErrors(FuzzTarget target) throws Exception {
        List<byte[]> seeds = seeds(target);
        for (byte[] seed : seeds) {
            check(target, seed);
        }
        long seconds = Long.getLong("bedrock.fuzz.seconds", 0);
        Mutations mutations = new Mutations(seconds == 0 ? 1 : System.nanoTime(), seeds);
        long end = System.nanoTime() + seconds * 1_000_000_000;
        for (int i = 0; seconds == 0 ? i < VARIATIONS : System.nanoTime() < end; i++) {
            check(target, mutations.next());
        }
    }

    private static void check(FuzzTarget target, byte[] input) throws IOException {
        long start = System.nanoTime();
        try {
            target.check(input);
        } catch (Exception | Error e) {
            throw new AssertionError(target + " fails for " + kept(target, input), e);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (millis > SLOW_MILLIS) {
            throw new AssertionError(target + " takes " + millis + " ms for " + kept(target, input));
        }
    }

    private static Path kept(FuzzTarget target, byte[] input) throws IOException {
        String name = HexFormat.of().toHexDigits(Arrays.hashCode(input));
        Path file = Path.of("target", "fuzz", target.folder(), name);
        Files.createDirectories(file.getParent());
        return Files.write(file, input);
    }

    private static List<byte[]> seeds(FuzzTarget target) throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(FuzzTest.class.getResource("/fuzz/" + target.folder()));
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        assertThat(seeds).isNotEmpty();
        return seeds;
    }
}
