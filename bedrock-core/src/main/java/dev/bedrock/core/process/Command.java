package dev.bedrock.core.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A program to run and its bounds. Immutable: every {@code with} method returns a changed copy.
 *
 * <p>The first argument is the program, either a plain name that is looked up on the PATH or an absolute path. The
 * program gets no input, runs in the working directory of this process, at most 10 minutes, and may print 64 MiB to
 * each of its two streams, unless told otherwise.
 */
public final class Command {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);
    private static final int DEFAULT_OUTPUT_LIMIT = 64 << 20;

    private final List<String> arguments;
    private Optional<Path> directory = Optional.empty();
    private Map<String, String> environment = Map.of();
    private byte[] input = {};
    private Duration timeout = DEFAULT_TIMEOUT;
    private int outputLimit = DEFAULT_OUTPUT_LIMIT;
    private OutputListener listener = OutputListener.none();

    private Command(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        this.arguments = List.copyOf(arguments);
    }

    private Command(Command other) {
        arguments = other.arguments;
        directory = other.directory;
        environment = other.environment;
        input = other.input;
        timeout = other.timeout;
        outputLimit = other.outputLimit;
        listener = other.listener;
    }

    /** A program and its arguments, which reach it exactly as they are given; no shell is involved. */
    public static Command of(String program, String... arguments) {
        List<String> all = new ArrayList<>(arguments.length + 1);
        all.add(program);
        all.addAll(List.of(arguments));
        return new Command(all);
    }

    /** A program, the first element, and its arguments. */
    public static Command of(List<String> programAndArguments) {
        return new Command(programAndArguments);
    }

    /**
     * A script for {@code sh -c}, which can do whatever the user can do. Only for scripts that the user has allowed to
     * run, such as the hooks of a component; never for text put together from other input.
     */
    public static Command ofShellScript(String script) {
        return new Command(List.of("sh", "-c", script));
    }

    /** In a working directory. */
    public Command in(Path newDirectory) {
        Command copy = new Command(this);
        copy.directory = Optional.of(newDirectory);
        return copy;
    }

    /** With one more environment variable, or another value for it. */
    public Command withEnvironment(String name, String value) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put(name, value);
        Command copy = new Command(this);
        copy.environment = Map.copyOf(all);
        return copy;
    }

    /** With bytes for its standard input. */
    public Command withInput(byte[] newInput) {
        Command copy = new Command(this);
        copy.input = newInput.clone();
        return copy;
    }

    /**
     * With a time limit, after which the program and its descendants are killed.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public Command withTimeout(Duration newTimeout) {
        if (newTimeout.isNegative() || newTimeout.isZero()) {
            throw new IllegalArgumentException("the time limit has to be positive: " + newTimeout);
        }
        Command copy = new Command(this);
        copy.timeout = newTimeout;
        return copy;
    }

    /**
     * With a limit on what it may print.
     *
     * @param bytes the limit of each of the two streams
     * @throws IllegalArgumentException when it is negative
     */
    public Command withOutputLimit(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("the output limit is negative: " + bytes);
        }
        Command copy = new Command(this);
        copy.outputLimit = bytes;
        return copy;
    }

    /** With a listener for its output. */
    public Command withListener(OutputListener newListener) {
        Command copy = new Command(this);
        copy.listener = newListener;
        return copy;
    }

    /** The program, by name or absolute path. */
    public String program() {
        return arguments.get(0);
    }

    /** The program and its arguments. */
    public List<String> arguments() {
        return arguments;
    }

    Optional<Path> directory() {
        return directory;
    }

    Map<String, String> environment() {
        return environment;
    }

    byte[] input() {
        return input;
    }

    Duration timeout() {
        return timeout;
    }

    int outputLimit() {
        return outputLimit;
    }

    OutputListener listener() {
        return listener;
    }

    /** The program; not the arguments, which may hold secrets. */
    @Override
    public String toString() {
        return program();
    }
}
