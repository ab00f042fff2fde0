package dev.bedrock.hld.helm.engine;

import dev.bedrock.core.document.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The recorded behaviour of the real Helm. */
final class Corpus {
    private final Path root;

    private Corpus(Path root) {
        this.root = root;
    }

    static Corpus open() {
        return new Corpus(Path.of(System.getProperty("bedrock.corpus", "")));
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** A recorded case: a JSON object on a line of its own. */
    record Case(Map<?, ?> data) {
        String text(String field) {
            return data.get(field) instanceof String text ? text : "";
        }

        boolean has(String field) {
            return data.containsKey(field);
        }

        Map<?, ?> map(String field) {
            return data.get(field) instanceof Map<?, ?> map ? map : Map.of();
        }

        List<?> list(String field) {
            return data.get(field) instanceof List<?> list ? list : List.of();
        }
    }

    List<Case> cases(String file) {
        return lines(file).stream().map(line -> parsed(file, line)).toList();
    }

    private static Case parsed(String file, String line) {
        Object data = JsonReader.defaults().lenient().read(file, line).toData();
        return new Case(data instanceof Map<?, ?> map ? map : Map.of());
    }

    List<String> lines(String file) {
        try {
            return Files.readAllLines(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String unzipped(String file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
