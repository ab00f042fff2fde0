package dev.bedrock.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.time.Duration;

/** How a program ended and what it printed. */
public final class ProcessResult {
    private static final int SHOWN = 2000;

    private final String program;
    private final int exitCode;
    private final byte[] stdout;
    private final byte[] stderr;
    private final Duration duration;

    ProcessResult(String program, int exitCode, byte[] stdout, byte[] stderr, Duration duration) {
        this.program = program;
        this.exitCode = exitCode;
        this.stdout = stdout;
        this.stderr = stderr;
        this.duration = duration;
    }

    /** What the program returned; 0 means success by convention, 128 and more that a signal ended it. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether the exit code is 0. */
    public boolean isSuccess() {
        return exitCode == 0;
    }

    /** The standard output as UTF-8 text; bytes that are not valid become U+FFFD. */
    public String stdout() {
        return new String(stdout, UTF_8);
    }

    /** The standard output as it came. */
    public byte[] stdoutBytes() {
        return stdout.clone();
    }

    /** The standard error as UTF-8 text; bytes that are not valid become U+FFFD. */
    public String stderr() {
        return new String(stderr, UTF_8);
    }

    /** The standard error as it came. */
    public byte[] stderrBytes() {
        return stderr.clone();
    }

    /** From the start of the program to the end of its output. */
    public Duration duration() {
        return duration;
    }

    /**
     * This result if the program succeeded.
     *
     * @throws UnavailableException when the exit code is not 0, with the end of the standard error in the message. When
     *     that may hold a secret, look at {@link #isSuccess} instead and redact
     */
    public ProcessResult requireSuccess() {
        if (isSuccess()) {
            return this;
        }
        String said = stderr().strip();
        if (said.length() > SHOWN) {
            said = "..." + said.substring(said.length() - SHOWN);
        }
        throw new UnavailableException(CoreCode.PROCESS_FAILED.error(
                program + " ended with exit code " + exitCode + (said.isEmpty() ? "" : ": " + said)));
    }

    /** The program and its exit code; not the output, which may hold secrets. */
    @Override
    public String toString() {
        return program + " ended with exit code " + exitCode;
    }
}
