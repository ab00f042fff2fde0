package dev.bedrock.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs POSIX programs")
@Timeout(60)
class ProcessRunnerTest {
    private final ProcessRunner runner = ProcessRunner.system();

    @Test
    void returnsExitCodeAndBothStreams() {
        ProcessResult result = runner.run(Command.ofShellScript("echo out; echo größe >&2; exit 3"));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.isSuccess()).isFalse();
        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr()).isEqualTo("größe\n");
        assertThat(result.stderrBytes()).isEqualTo("größe\n".getBytes(UTF_8));
        assertThat(result.duration()).isPositive();
        assertThatThrownBy(result::requireSuccess)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("error CORE-0208: sh ended with exit code 3: größe");
    }

    @Test
    void success() {
        ProcessResult result = runner.run(Command.of("true"));

        assertThat(result.requireSuccess()).isSameAs(result);
        assertThat(result.stdoutBytes()).isEmpty();
    }

    @Test
    void runsInTheDirectory(@TempDir Path directory) throws Exception {
        assertThat(runner.run(Command.of("pwd").in(directory)).stdout()).isEqualTo(directory.toRealPath() + "\n");
        assertThatThrownBy(() -> runner.run(Command.of("pwd").in(directory.resolve("none"))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("to run pwd in does not exist");
    }

    @Test
    void passesInputOfAnySize() {
        byte[] input = "0123456789abcdef".repeat(1 << 16).getBytes(UTF_8);

        assertThat(runner.run(Command.of("cat").withInput(input)).stdoutBytes()).isEqualTo(input);
        assertThat(runner.run(Command.of("cat")).stdout()).isEmpty();
        assertThat(runner.run(Command.of("true").withInput(input)).isSuccess()).isTrue();
    }

    @Test
    void bothStreamsMayBeLargerThanAPipe() {
        ProcessResult result =
                runner.run(Command.ofShellScript("head -c 1000000 /dev/zero >&2; head -c 1000001 /dev/zero"));

        assertThat(result.stderrBytes()).hasSize(1_000_000);
        assertThat(result.stdoutBytes()).hasSize(1_000_001);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> runner.run(Command.of("no-such-program")))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("error CORE-0201: the program no-such-program was not found"
                        + " (install it, or add its directory to the PATH)");
        assertThatThrownBy(() -> runner.run(Command.of("/no/such/program"))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> runner.run(Command.of("/"))).isInstanceOf(UnavailableException.class);
    }

    @Test
    void killsThoseThatTakeTooLongWithTheirChildren() throws Exception {
        List<Long> processes = new ArrayList<>();
        Command slow = Command.ofShellScript("echo $$; sh -c 'echo $$; sleep 300; true' & sleep 300 & echo $!; wait")
                .withListener((stream, line) -> processes.add(Long.parseLong(line)))
                .withTimeout(Duration.ofMillis(700));

        assertThatThrownBy(() -> runner.run(slow))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("CORE-0202");
        assertThat(processes).hasSize(3);
        for (long process : processes) {
            ProcessHandle.of(process).ifPresent(handle -> handle.onExit().join());
        }
    }

    @Test
    void killsThoseThatPrintTooMuch() {
        assertThat(runner.run(Command.of("printf", "12345").withOutputLimit(5)).stdout())
                .isEqualTo("12345");
        assertThatThrownBy(() -> runner.run(Command.of("printf", "123456").withOutputLimit(5)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("CORE-0203");
        assertThatThrownBy(() -> runner.run(Command.of("yes").withOutputLimit(1_000_000)))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> runner.run(Command.ofShellScript("yes >&2").withOutputLimit(1_000_000)))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void anInterruptKillsTheProgramAndIsNotLost() throws Exception {
        CompletableFuture<Long> started = new CompletableFuture<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Command endless = Command.ofShellScript("echo $$; exec sleep 300")
                .withListener((stream, line) -> started.complete(Long.parseLong(line)));
        Thread thread = new Thread(() -> {
            try {
                runner.run(endless);
            } catch (UnavailableException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        long process = started.get(30, TimeUnit.SECONDS);
        thread.interrupt();
        thread.join();

        assertThat(thrown.get()).hasMessageContaining("CORE-0206");
        assertThat(flag).isTrue();
        ProcessHandle.of(process).ifPresent(handle -> handle.onExit().join());
    }

    @Test
    void aDetachedChildThatKeepsTheOutputOpenDoesNotHoldUsUp() {
        List<String> child = new ArrayList<>();
        Command leaving = Command.ofShellScript("sleep 300 & echo $!").withListener((stream, line) -> child.add(line));

        ProcessResult result = runner.run(leaving);

        assertThat(result.isSuccess()).isTrue();
        assertThat(result.stdout()).isEqualTo(child.get(0) + "\n");
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(30));
        ProcessHandle.of(Long.parseLong(child.get(0))).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void listenersGetLinesWhileTheProgramRuns() {
        List<String> lines = new ArrayList<>();
        String script = "printf 'a\\r\\n\\n'; echo größe; printf end; sleep 0.2; printf 'x\\n' >&2";

        ProcessResult result = runner.run(
                Command.ofShellScript(script).withListener((stream, line) -> lines.add(stream + " " + line)));

        assertThat(lines).containsExactlyInAnyOrder("STDOUT a", "STDOUT ", "STDOUT größe", "STDOUT end", "STDERR x");
        assertThat(result.stdout()).isEqualTo("a\r\n\ngröße\nend");
    }

    @Test
    void linesWithoutEndComeInPieces() {
        List<Integer> lengths = new ArrayList<>();

        runner.run(Command.ofShellScript("head -c 150000 /dev/zero")
                .withListener((stream, line) -> lengths.add(line.length())));

        assertThat(lengths).containsExactly(65536, 65536, 18928);
    }

    @Test
    void whatAListenerThrowsComesToTheCaller() {
        IllegalStateException thrown = new IllegalStateException("enough");

        assertThatThrownBy(() -> runner.run(Command.of("yes").withListener((stream, line) -> {
                    throw thrown;
                })))
                .isSameAs(thrown);
    }

    @Test
    void manyRunAtOnce() throws ExecutionException, InterruptedException {
        List<CompletableFuture<String>> runs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String number = Integer.toString(i);
            runs.add(CompletableFuture.supplyAsync(
                    () -> runner.run(Command.of("printf", number)).stdout()));
        }
        for (int i = 0; i < runs.size(); i++) {
            assertThat(runs.get(i).get()).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void boundsHaveToMakeSense() {
        assertThatThrownBy(() -> Command.of("x").withTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.of("x").withOutputLimit(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
