package dev.bedrock.hld.helm.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Charts written to disk. */
final class ChartFolder {
    private ChartFolder() {}

    /** Writes files by their paths; contents that begin with {@code base64:} are bytes. */
    static void write(Path directory, Map<?, ?> files) {
        files.forEach((name, content) -> write(directory.resolve(String.valueOf(name)), String.valueOf(content)));
    }

    static void write(Path file, String content) {
        boolean encoded = content.startsWith("base64:");
        byte[] bytes = encoded
                ? Base64.getDecoder().decode(content.substring("base64:".length()))
                : content.getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
