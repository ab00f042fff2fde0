package dev.bedrock.core.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds programs on the PATH. */
public final class Executables {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private Executables() {}

    /**
     * The first executable file of this name in the directories of {@code PATH}. Relative directories in it are passed
     * over: they would find programs in whatever directory is worked on.
     *
     * @param name the program, such as {@code helm}, without a directory
     * @return its absolute path, empty when there is none
     */
    public static Optional<Path> find(String name, EnvironmentVariables environment) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        List<String> suffixes = suffixes(environment);
        return SEPARATOR
                .splitAsStream(environment.get("PATH").orElse(""))
                .flatMap(Executables::directory)
                .flatMap(directory -> suffixes.stream().flatMap(suffix -> file(directory, name + suffix)))
                .findFirst();
    }

    private static List<String> suffixes(EnvironmentVariables environment) {
        if (!WINDOWS) {
            return List.of("");
        }
        return Stream.concat(
                        Stream.of(""),
                        SEPARATOR.splitAsStream(environment.get("PATHEXT").orElse(".COM;.EXE")))
                .toList();
    }

    private static Stream<Path> directory(String text) {
        try {
            return Stream.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException notADirectory) {
            return Stream.empty();
        }
    }

    private static Stream<Path> file(Path directory, String name) {
        try {
            return Stream.of(directory.resolve(name))
                    .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path));
        } catch (InvalidPathException notAFile) {
            return Stream.empty();
        }
    }
}
