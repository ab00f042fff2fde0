package dev.bedrock.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Directories of tests as maps from paths, relative and with {@code /}, to contents. */
public final class Directories {
    private static final Pattern HEADING = Pattern.compile("^=== (.+)\n", Pattern.MULTILINE);

    private Directories() {}

    /** Writes files below a directory, which is created as needed. */
    public static Path write(Path directory, Map<String, String> files) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.getValue());
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the files of a text, in which a line {@code === path} begins each.
     *
     * <pre>{@code
     * Directories.write(directory, """
     *     === component.yaml
     *     name: web
     *     === config/prod.yaml
     *     config: {}
     *     """);
     * }</pre>
     */
    public static Path write(Path directory, String files) {
        return write(directory, parse(files));
    }

    /** The files of a text, in which a line {@code === path} begins each. */
    public static SortedMap<String, String> parse(String files) {
        Matcher heading = HEADING.matcher(files);
        if (!heading.find() || heading.start() != 0) {
            throw new IllegalArgumentException("the text has to begin with a line '=== path'");
        }
        SortedMap<String, String> parsed = new TreeMap<>();
        boolean more = true;
        while (more) {
            String path = heading.group(1).strip();
            int begin = heading.end();
            more = heading.find();
            parsed.put(path, files.substring(begin, more ? heading.start() : files.length()));
        }
        return parsed;
    }

    /** The contents of all files below a directory. Symbolic links are shown as {@code -> target}, not followed. */
    public static SortedMap<String, String> read(Path directory) {
        SortedMap<String, String> files = new TreeMap<>();
        walk(directory, path -> {
            if (Files.isSymbolicLink(path)) {
                files.put(relative(directory, path), "-> " + Files.readSymbolicLink(path));
            } else if (Files.isRegularFile(path)) {
                files.put(relative(directory, path), new String(Files.readAllBytes(path), UTF_8));
            }
        });
        return files;
    }

    /** Everything below a directory with what can change about it: directories, times and permissions included. */
    static SortedMap<String, String> fingerprint(Path directory) {
        SortedMap<String, String> entries = new TreeMap<>();
        walk(directory, path -> {
            Map<String, Object> attributes = Files.readAttributes(path, "*", LinkOption.NOFOLLOW_LINKS);
            String content = Files.isSymbolicLink(path)
                    ? Files.readSymbolicLink(path).toString()
                    : Files.isRegularFile(path) ? new String(Files.readAllBytes(path), UTF_8) : "";
            entries.put(
                    relative(directory, path),
                    attributes.get("lastModifiedTime") + " " + attributes.get("fileKey") + " " + content);
        });
        return entries;
    }

    private interface Visit {
        void path(Path path) throws IOException;
    }

    private static void walk(Path directory, Visit visit) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                visit.path(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String relative(Path directory, Path path) {
        return directory.relativize(path).toString().replace('\\', '/');
    }
}
