package dev.bedrock.core.document.hcl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files that show what HCL is and is not; each is named for what it tests. */
final class HardFiles {
    private HardFiles() {}

    /** A file and its text. */
    record HardFile(String name, String text, boolean valid) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<HardFile> valid() {
        return in("valid");
    }

    static Stream<HardFile> invalid() {
        return in("invalid");
    }

    static Stream<HardFile> all() {
        return Stream.concat(valid(), invalid());
    }

    private static Stream<HardFile> in(String folder) {
        URL url = Objects.requireNonNull(HardFiles.class.getResource("hard/" + folder));
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            List<HardFile> read = files.sorted()
                    .map(file -> read(file, folder.equals("valid")))
                    .toList();
            return read.stream();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HardFile read(Path file, boolean valid) {
        try {
            return new HardFile(String.valueOf(file.getFileName()), Files.readString(file), valid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
