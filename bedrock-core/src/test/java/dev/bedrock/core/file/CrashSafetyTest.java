package dev.bedrock.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers that are killed, that meet each other, and that run out of space. */
class CrashSafetyTest {
    private static final int KILLS = Integer.getInteger("bedrock.kills", 4);

    /** How the test ends the program it listens to. */
    private static final class Kill extends RuntimeException {}

    @TempDir
    Path parent;

    @Test
    void aTreeIsOfOneVersionWheneverItsWriterIsKilled() {
        AtomicDirectory directory = AtomicDirectory.at(parent.resolve("out"));
        Random random = new Random();
        int version = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int committed = writeUntilKilled(version + 1, 1 + random.nextInt(4), random.nextInt(20_000_000));

            directory.recover();

            version = versionOf(Directories.read(directory.path()));
            assertThat(version).isGreaterThanOrEqualTo(committed);
            assertThat(Directories.read(parent).keySet()).allMatch(path -> path.startsWith("out/"));
        }
    }

    /** Returns a version that the writer has said to be there; a later one may be there as well. */
    private int writeUntilKilled(int first, int commits, int nanosMore) {
        AtomicInteger last = new AtomicInteger();
        Command writer = java("loop", Integer.toString(first)).withListener((stream, line) -> {
            last.set(Integer.parseInt(line));
            if (last.get() == first + commits) {
                LockSupport.parkNanos(nanosMore);
                throw new Kill();
            }
        });
        assertThatThrownBy(() -> ProcessRunner.system().run(writer)).isInstanceOf(Kill.class);
        return last.get();
    }

    private static int versionOf(SortedMap<String, String> files) {
        SortedMap<String, String> content = new TreeMap<>(files);
        content.remove(".bedrock-generated");
        assertThat(new HashSet<>(content.values())).hasSize(1);
        int version = Integer.parseInt(content.getOrDefault("main.tf", "").substring("version ".length()));
        assertThat(content).hasSize(KilledWriter.files(version) + 1);
        return version;
    }

    /** Without strace, or where it may not trace, only the random kills of the test above are left. */
    @ParameterizedTest
    @ValueSource(strings = {"mkdir", "rename", "unlinkat", "unlink"})
    void aTreeIsOfOneVersionWhicheverStepItsWriterIsKilledBefore(String systemCall) {
        Path strace = RequiredTool.strace();
        AtomicDirectory directory = AtomicDirectory.at(parent.resolve("out"));
        boolean killed = true;
        int steps = 0;
        for (int step = 1; killed; step++) {
            KilledWriter.write(directory, 1);
            killed = !ProcessRunner.system()
                    .run(killedBefore(strace, systemCall, step, java("once", "2")))
                    .isSuccess();
            directory.recover();

            assertThat(versionOf(Directories.read(directory.path()))).isIn(killed ? List.of(1, 2) : List.of(2));
            assertThat(Directories.read(parent).keySet()).allMatch(path -> path.startsWith("out/"));
            steps = step;
        }
        assertThat(steps).as("steps tried, the one without a kill included").isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rename", "unlinkat", "unlink"})
    void aChangeOfSeveralFilesIsCompletedOrNotBegunWhicheverStepItsWriterIsKilledBefore(String systemCall)
            throws IOException {
        Path strace = RequiredTool.strace();
        Map<String, String> before = Map.of("a.yaml", "version 1", "sub/1.yaml", "version 1", "z/b.yaml", "version 1");
        Map<String, String> after = Map.of("a.yaml", "version 2", "sub/2.yaml", "version 2", "z/b.yaml", "version 2");
        boolean killed = true;
        int steps = 0;
        for (int step = 1; killed; step++) {
            Path root = Directories.write(parent.resolve("out"), before).toRealPath();
            killed = !ProcessRunner.system()
                    .run(killedBefore(strace, systemCall, step, java("change", "2")))
                    .isSuccess();

            assertThat(FileChanges.finish(root)).isEmpty();

            SortedMap<String, String> now = Directories.read(root);
            now.keySet().removeIf(path -> path.matches("(.*/)?\\.[^/]*\\.bedrock-.*|\\.bedrock-changes-lock"));
            assertThat(now).isIn(killed ? List.of(before, after) : List.of(after));
            try (Stream<Path> all = Files.walk(parent.resolve("out"))) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
            steps = step;
        }
        assertThat(steps).as("steps tried, the one without a kill included").isGreaterThan(1);
    }

    private static Command killedBefore(Path strace, String systemCall, int step, Command command) {
        List<String> arguments = new ArrayList<>(List.of(
                strace.toString(),
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + systemCall,
                "-e",
                "inject=" + systemCall + ":signal=KILL:when=" + step));
        arguments.addAll(command.arguments());
        return Command.of(arguments);
    }

    @Test
    void aWriterOfAnotherProcessKeepsUsOutUntilItDies() {
        AtomicDirectory directory = AtomicDirectory.at(parent.resolve("out"));
        AtomicDirectoryTest.commit(directory, Map.of("a.yaml", "1"));
        List<Throwable> refused = new ArrayList<>();
        Command holder = java("hold", "0").withListener((stream, line) -> {
            try {
                directory.replace().close();
            } catch (ConflictException e) {
                refused.add(e);
            }
            directory.recover();
            throw new Kill();
        });

        assertThatThrownBy(() -> ProcessRunner.system().run(holder)).isInstanceOf(Kill.class);
        assertThat(refused).singleElement().asString().contains("CORE-0111");
        AtomicDirectoryTest.commit(directory, Map.of("a.yaml", "2"));
        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/a.yaml", "2"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aWriterThatRunsOutOfSpaceLeavesTheOldTree() {
        AtomicDirectory directory = AtomicDirectory.at(parent.resolve("out"));
        AtomicDirectoryTest.commit(directory, Map.of("a.yaml", "1"));
        String limited = "ulimit -f 64 && exec \"$@\"";
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", limited, "sh"));
        arguments.addAll(java("fill", "1000000").arguments());

        ProcessResult result = ProcessRunner.system().run(Command.of(arguments));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.stderr())
                .contains("UnavailableException")
                .contains("CORE-0108")
                .contains("large.yaml");
        assertThat(Directories.read(parent)).isEqualTo(Map.of("out/a.yaml", "1"));
    }

    private Command java(String job, String number) {
        return Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        location(AtomicDirectory.class) + File.pathSeparator + location(KilledWriter.class),
                        KilledWriter.class.getName(),
                        job,
                        parent.resolve("out").toString(),
                        number)
                .withTimeout(Duration.ofSeconds(60));
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
