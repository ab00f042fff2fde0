package dev.bedrock.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {
    @TempDir
    Path directory;

    @Test
    void aTextBecomesATreeAndATreeAMap() {
        Directories.write(directory, """
                === component.yaml
                name: web
                === config/prod.yaml
                config: {}
                === empty
                """);

        assertThat(Directories.read(directory))
                .isEqualTo(Map.of("component.yaml", "name: web\n", "config/prod.yaml", "config: {}\n", "empty", ""));
        assertThatThrownBy(() -> Directories.parse("no heading\n=== x\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSnapshotNoticesEveryChange() throws IOException {
        Directories.write(directory, Map.of("a/b", "1"));
        DirectorySnapshot snapshot = DirectorySnapshot.of(directory);
        snapshot.assertUnchanged();

        Files.createDirectory(directory.resolve("a/new"));

        assertThatThrownBy(snapshot::assertUnchanged).isInstanceOf(AssertionError.class);
    }

    @Test
    void aRequiredToolIsFoundOnThePath() {
        assertThat(RequiredTool.of("java")).isAbsolute().isExecutable();
    }
}
