package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.manifest.OutputLayout;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 4: generating deletes nothing but what was generated. */
class OutputDeletionTest {
    @TempDir
    Path directory;

    @BeforeEach
    void aDefinition() {
        Directories.write(directory, """
                === component.yaml
                {name: web, type: static, path: m}
                === m/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                === docs/README.md
                precious
                === mixed/old.yaml
                a: 1
                === mixed/notes.txt
                precious
                === repo/.git/config
                precious
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docs", "mixed", "repo", "component.yaml", "docs/.."})
    void aFolderWithAnythingElseIsLeftAlone(String output) {
        Map<String, String> before = Directories.read(directory);

        assertThatThrownBy(() -> generateTo(output)).isInstanceOf(BedrockException.class);
        assertThat(Directories.read(directory)).isEqualTo(before);
    }

    @Test
    void whatWasGeneratedIsReplaced() {
        generateTo("generated/common");
        Directories.write(directory, "=== component.yaml\n{name: api, type: static, path: m}\n");
        generateTo("generated/common");

        assertThat(Directories.read(directory.resolve("generated"))).containsOnlyKeys("common/api.yaml");
    }

    @Test
    void aRunThatFailsLeavesTheOldFiles() {
        generateTo("generated/common");
        Map<String, String> before = Directories.read(directory);
        before.put("m/b.yaml", "broken: [\n");
        Directories.write(directory, "=== m/b.yaml\nbroken: [\n");

        assertThatThrownBy(() -> generateTo("generated/common")).isInstanceOf(BedrockException.class);
        assertThat(Directories.read(directory)).isEqualTo(before);
    }

    @Test
    void filesThatWereAddedByHandAreNotLost() {
        generateTo("generated/common");
        Directories.write(directory, "=== generated/common/notes.txt\nprecious\n");
        Map<String, String> before = Directories.read(directory);

        assertThatThrownBy(() -> generateTo("generated/common")).isInstanceOf(BedrockException.class);
        assertThat(Directories.read(directory)).isEqualTo(before);
    }

    private void generateTo(String output) {
        Hld.builder(directory)
                .root(directory)
                .helm(new EchoRenderer())
                .build()
                .generateTo(
                        directory.resolve(output),
                        OutputLayout.defaults(),
                        Environments.of(),
                        GenerateOptions.defaults());
    }
}
