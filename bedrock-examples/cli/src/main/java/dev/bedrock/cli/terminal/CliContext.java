package dev.bedrock.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.process.EnvironmentVariables;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The surroundings of a command.
 *
 * @param directory the absolute path of the directory that the user is in
 * @param variables the environment variables
 * @param out receives data
 * @param err receives what people read
 * @param terminal whether {@code err} is a terminal
 */
public record CliContext(
        Path directory, EnvironmentVariables variables, PrintStream out, PrintStream err, boolean terminal) {
    /** The system property by which the launcher, which can find out, says that the standard error is a terminal. */
    private static final String TERMINAL_PROPERTY = "bedrock.terminal";

    /** Those of this process. */
    public static CliContext system() {
        EnvironmentVariables variables = EnvironmentVariables.system();
        boolean dumb = variables.get("TERM").filter("dumb"::equals).isPresent();
        return new CliContext(
                Path.of("").toAbsolutePath(),
                variables,
                new PrintStream(System.out, false, UTF_8),
                new PrintStream(System.err, true, UTF_8),
                Boolean.getBoolean(TERMINAL_PROPERTY) && !dumb);
    }

    /** The path that the user means. */
    public Path resolve(Path path) {
        return directory.resolve(path).normalize();
    }

    /** Where what is fetched is kept for next time: {@code BEDROCK_CACHE}, or the place that the system has for it. */
    public Optional<Path> cache() {
        return folder("BEDROCK_CACHE")
                .or(() -> folder("XDG_CACHE_HOME").map(folder -> folder.resolve("bedrock")))
                .or(() -> folder("LOCALAPPDATA").map(folder -> folder.resolve("bedrock/cache")))
                .or(() -> folder("HOME").map(folder -> folder.resolve(".cache/bedrock")));
    }

    private Optional<Path> folder(String variable) {
        return variables.get(variable).filter(value -> !value.isBlank()).map(value -> resolve(Path.of(value)));
    }

    /** How the user would write a path: relative to the own directory, unless that is the longer way. */
    public String shown(Path path) {
        if (!path.isAbsolute() || !Objects.equals(path.getRoot(), directory.getRoot())) {
            return path.toString();
        }
        String relative = directory.relativize(path.normalize()).toString();
        if (relative.isEmpty()) {
            return ".";
        }
        return relative.length() < path.toString().length() ? relative : path.toString();
    }

    /** Whether what goes to {@code err} may be coloured: on terminals, unless {@code NO_COLOR} is set. */
    boolean hasColors() {
        return terminal
                && variables.get("NO_COLOR").filter(value -> !value.isEmpty()).isEmpty();
    }
}
