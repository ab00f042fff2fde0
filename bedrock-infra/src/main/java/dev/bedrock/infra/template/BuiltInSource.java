package dev.bedrock.infra.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The templates that come with Bedrock: resources of this library, listed in one of them. */
final class BuiltInSource implements SourceTree {
    static final BuiltInSource INSTANCE = new BuiltInSource();

    private static final String MODULES = "modules/";

    private final List<String> files;

    private BuiltInSource() {
        files = new String(resource("builtin.txt"), UTF_8).lines().sorted().toList();
    }

    /** The names of the templates. */
    List<String> templates() {
        TreeSet<String> names = new TreeSet<>();
        files.stream()
                .filter(file -> !file.startsWith(MODULES))
                .forEach(file -> names.add(file.substring(0, file.indexOf('/'))));
        return List.copyOf(names);
    }

    @Override
    public boolean isDirectory(String path) {
        return path.isEmpty() || files.stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    @Override
    public List<String> files(String directory, Consumer<String> skipped) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        return files.stream().filter(file -> file.startsWith(prefix)).toList();
    }

    @Override
    public byte[] read(String path) {
        if (!files.contains(path)) {
            throw new IllegalArgumentException("not one of the files: " + path);
        }
        return resource("builtin/" + path);
    }

    private static byte[] resource(String name) {
        try (InputStream in = BuiltInSource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the library is incomplete, it lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
