package dev.bedrock.core.testing;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.Executables;
import dev.bedrock.core.process.ProcessRunner;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test needs. It is looked for in the directory that the system property {@code bedrock.tools} or the
 * environment variable {@code BEDROCK_TOOLS} names, then on the PATH. Without it the test is skipped, except where
 * {@code CI=true} says that nothing may be skipped: there it fails.
 */
public final class RequiredTool {
    private RequiredTool() {}

    /** Helm. */
    public static Path helm() {
        return of("helm");
    }

    /** The Kubernetes command line. */
    public static Path kubectl() {
        return of("kubectl");
    }

    /** What stops processes at their system calls, where it is permitted to. */
    public static Path strace() {
        EnvironmentVariables environment = EnvironmentVariables.system();
        return require(
                find("strace", environment).filter(RequiredTool::traces),
                "strace is not on the PATH, or may not trace",
                environment);
    }

    private static boolean traces(Path strace) {
        return ProcessRunner.system()
                .run(Command.of(strace.toString(), "-f", "-qq", "-o", "/dev/null", "true"))
                .isSuccess();
    }

    /** A program by its name. */
    public static Path of(String name) {
        EnvironmentVariables environment = EnvironmentVariables.system();
        return require(
                find(name, environment),
                name + " is neither on the PATH nor in the directory that BEDROCK_TOOLS names",
                environment);
    }

    /** A file in the directory of tools, by its path there. */
    public static Path file(String path) {
        EnvironmentVariables environment = EnvironmentVariables.system();
        Path file = Path.of(directory(environment), path);
        return require(
                Optional.of(file).filter(Files::isRegularFile),
                path + " is not in the directory that BEDROCK_TOOLS names",
                environment);
    }

    private static Path require(Optional<Path> found, String message, EnvironmentVariables environment) {
        if (found.isEmpty()) {
            if (environment.get("CI").filter("true"::equals).isPresent()) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        return found.orElseThrow();
    }

    private static String directory(EnvironmentVariables environment) {
        return System.getProperty(
                "bedrock.tools", environment.get("BEDROCK_TOOLS").orElse(""));
    }

    private static Optional<Path> find(String name, EnvironmentVariables environment) {
        String tools = directory(environment);
        String path = environment.get("PATH").orElse("");
        return Executables.find(name, EnvironmentVariables.of(Map.of("PATH", tools + File.pathSeparator + path)));
    }
}
