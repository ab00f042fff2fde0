package dev.bedrock.core.process;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One started process, the threads that talk to it, and its end. */
final class RunningProcess {
    /** How long what is left in the pipes may take once the process has ended; a detached child can hold them open. */
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final Command command;
    private final Process process;
    private final long started = System.nanoTime();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final CountDownLatch drained = new CountDownLatch(2);
    private final OutputCollector stdout;
    private final OutputCollector stderr;

    RunningProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
        Object turns = new Object();
        stdout = new OutputCollector(command, OutputListener.Stream.STDOUT, turns);
        stderr = new OutputCollector(command, OutputListener.Stream.STDERR, turns);
    }

    ProcessResult await() {
        try {
            daemon("stdout", () -> read(process.getInputStream(), stdout));
            daemon("stderr", () -> read(process.getErrorStream(), stderr));
            feed();
            if (!process.waitFor(command.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
                fail(new LimitExceededException(CoreCode.PROCESS_TIMEOUT.error(
                        command.program() + " was killed, it ran longer than " + command.timeout())));
            }
            boolean complete = drained.await(DRAIN.toNanos(), TimeUnit.NANOSECONDS);
            RuntimeException failed = failure.get();
            if (failed != null) {
                throw failed;
            }
            if (!complete) {
                closeQuietly(process.getInputStream());
                closeQuietly(process.getErrorStream());
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - started);
            return new ProcessResult(command.program(), process.exitValue(), stdout.bytes(), stderr.bytes(), duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(
                    CoreCode.PROCESS_INTERRUPTED.error(command.program() + " was killed, the work was interrupted"), e);
        } finally {
            if (process.isAlive()) {
                kill();
            }
        }
    }

    /** Gives the process its input, from a thread of its own when it might not take it at once. */
    private void feed() {
        OutputStream stdin = process.getOutputStream();
        if (command.input().length == 0) {
            closeQuietly(stdin);
            return;
        }
        daemon("stdin", () -> {
            try (stdin) {
                stdin.write(command.input());
            } catch (IOException notReadToTheEnd) {
                // A program need not read all of its input; its exit code tells whether it missed something.
                closeQuietly(stdin);
            }
        });
    }

    private void read(InputStream in, OutputCollector collector) {
        try (in) {
            collector.readAll(in);
        } catch (IOException e) {
            if (process.isAlive()) {
                fail(new UnavailableException(
                        CoreCode.PROCESS_NOT_STARTED.error(
                                "the output of " + command.program() + " could not be read: " + e.getMessage()),
                        e));
            }
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            drained.countDown();
        }
    }

    private void daemon(String role, Runnable work) {
        Thread thread = new Thread(work, command.program() + " " + role);
        thread.setDaemon(true);
        thread.start();
    }

    private void fail(RuntimeException reason) {
        failure.compareAndSet(null, reason);
        kill();
    }

    /**
     * Ends the process and its descendants, the parents first so that they start no others. Children are listed before
     * their parent ends; afterwards they are no longer known as its children.
     */
    private void kill() {
        List<ProcessHandle> found = List.of(process.toHandle());
        while (!found.isEmpty()) {
            List<ProcessHandle> children =
                    found.stream().flatMap(RunningProcess::living).toList();
            found.forEach(ProcessHandle::destroyForcibly);
            found = children;
        }
    }

    private static Stream<ProcessHandle> living(ProcessHandle parent) {
        return parent.children().filter(ProcessHandle::isAlive);
    }

    private static void closeQuietly(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception alreadyClosed) {
            // Nothing more is wanted from the stream.
        }
    }
}
