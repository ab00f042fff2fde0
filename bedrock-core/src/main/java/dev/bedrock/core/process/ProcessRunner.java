package dev.bedrock.core.process;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs programs and waits for them.
 *
 * <p>A program sees a small environment: {@code PATH}, {@code HOME}, {@code TMPDIR}, the locale and time zone (on Windows
 * what programs need there), and what its {@link Command} adds. Immutable and thread-safe.
 */
public final class ProcessRunner {
    private static final List<String> PASSED_ON = List.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "TMPDIR",
            "TZ",
            "LANG",
            "LANGUAGE",
            "LC_ALL",
            "LC_CTYPE",
            "LC_MESSAGES",
            "SystemRoot",
            "SystemDrive",
            "ComSpec",
            "PATHEXT",
            "TEMP",
            "TMP",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA");

    private final EnvironmentVariables variables;

    private ProcessRunner(EnvironmentVariables variables) {
        this.variables = variables;
    }

    /**
     * A runner.
     *
     * @param variables where the PATH to look programs up on, and the other variables that are passed on, come from
     */
    public static ProcessRunner of(EnvironmentVariables variables) {
        return new ProcessRunner(variables);
    }

    /** A runner that takes the variables from this process. */
    public static ProcessRunner system() {
        return of(EnvironmentVariables.system());
    }

    /**
     * Runs a program and waits until it has ended and its output is read. Whatever its exit code is, it is returned.
     *
     * <p>When the program does not end by itself (time, output, an interrupt, a listener that throws) it is killed with
     * all its descendants, except those that have detached themselves from it. Output that a detached descendant prints
     * after the program has ended is waited for a few seconds at most.
     *
     * @throws UnavailableException when the program or its working directory is missing, or the thread is interrupted,
     *     in which case its interrupt flag is set
     * @throws LimitExceededException when it takes too long or prints too much
     * @throws InvalidInputException when an argument holds a NUL, or a character that the platform's charset lacks
     */
    public ProcessResult run(Command command) {
        ProcessBuilder builder = new ProcessBuilder(resolved(command));
        command.directory()
                .ifPresent(directory ->
                        builder.directory(existing(command, directory).toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        PASSED_ON.forEach(name -> variables.get(name).ifPresent(value -> environment.put(name, value)));
        command.environment().forEach((name, value) -> {
            requirePassable(command, name);
            requirePassable(command, value);
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new InvalidInputException(
                        CoreCode.ARGUMENT_INVALID.error("'" + name + "' is no name of an environment variable"));
            }
            environment.put(name, value);
        });
        return new RunningProcess(command, start(command, builder)).await();
    }

    private static Process start(Command command, ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UnavailableException(
                    CoreCode.PROCESS_NOT_STARTED.error(command.program() + " could not be started: " + e.getMessage()),
                    e);
        }
    }

    private List<String> resolved(Command command) {
        command.arguments().forEach(argument -> requirePassable(command, argument));
        List<String> arguments = new ArrayList<>(command.arguments());
        arguments.set(0, executable(command.program()).toString());
        return arguments;
    }

    private Path executable(String program) {
        if (program.indexOf('/') < 0 && program.indexOf('\\') < 0) {
            return Executables.find(program, variables).orElseThrow(() -> missing(program));
        }
        Path path = Path.of(program);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException(
                    "a program is named without a directory, or by an absolute path: " + program);
        }
        if (!Files.isExecutable(path) || Files.isDirectory(path)) {
            throw missing(program);
        }
        return path;
    }

    private static BedrockException missing(String program) {
        return new UnavailableException(CoreCode.PROGRAM_MISSING
                .error("the program " + program + " was not found")
                .withHint("install it, or add its directory to the PATH"));
    }

    private static Path existing(Command command, Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UnavailableException(CoreCode.FILE_MISSING.error(
                    "the directory " + directory + " to run " + command.program() + " in does not exist"));
        }
        return directory;
    }

    /** The JDK writes arguments in the platform's charset and replaces what it lacks by '?', silently. */
    private static void requirePassable(Command command, String text) {
        CharsetEncoder encoder = Charset.defaultCharset().newEncoder();
        if (text.indexOf('\0') >= 0 || !encoder.canEncode(text)) {
            throw new InvalidInputException(CoreCode.ARGUMENT_INVALID
                    .error("an argument or environment variable for " + command.program()
                            + " holds a character that cannot be passed on")
                    .withHint("no program takes a NUL; other characters need a UTF-8 locale, such as LANG=C.UTF-8"));
        }
    }
}
