package dev.bedrock.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

/** Remembers everything in a directory, to prove later that nobody has touched it. */
public final class DirectorySnapshot {
    private final Path directory;
    private final Map<String, String> before;

    private DirectorySnapshot(Path directory) {
        this.directory = directory;
        this.before = Directories.fingerprint(directory);
    }

    /** Of a directory as it is now. */
    public static DirectorySnapshot of(Path directory) {
        return new DirectorySnapshot(directory);
    }

    /** Fails when a file was written, deleted, replaced or touched since. */
    public void assertUnchanged() {
        assertThat(Directories.fingerprint(directory)).isEqualTo(before);
    }
}
