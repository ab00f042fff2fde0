package dev.bedrock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.infra.generate.InfraOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what we wrote, and nobody has changed, is deleted, whatever the list of it says. */
class DeletionSafetyTest {
    @TempDir
    Path folder;

    private Path result;

    @BeforeEach
    void generated() {
        result = folder.resolve("infra-generated");
        Directories.write(folder, """
                === infra/definition.yaml
                source: ./templates
                template: a
                === infra/templates/a/main.tf
                # a
                === infra/templates/a/sub/old.tf
                # old
                === infra/templates/b/main.tf
                # b
                === precious/file
                # old
                """);
        generate();
        Directories.write(folder, Map.of("infra/definition.yaml", "source: ./templates\ntemplate: b\n"));
    }

    @Test
    void aListThatNamesFilesElsewhereDeletesNothing() throws IOException {
        Path list = result.resolve(".bedrock-generated");
        String line = Files.readAllLines(list).stream()
                .filter(one -> one.endsWith("sub/old.tf"))
                .findFirst()
                .orElseThrow();
        Files.writeString(list, line.replace("sub/old.tf", "../precious/file") + "\n");

        assertThatThrownBy(this::generate).isInstanceOf(BedrockException.class);

        assertThat(folder.resolve("precious/file")).hasContent("# old");
        assertThat(result.resolve("sub/old.tf")).exists();
    }

    @Test
    void aFolderThatBecameALinkIsNotFollowed() throws IOException {
        Files.delete(result.resolve("sub/old.tf"));
        Files.delete(result.resolve("sub"));
        Files.createSymbolicLink(result.resolve("sub"), folder.resolve("precious"));
        Directories.write(folder, Map.of("precious/old.tf", "# old\n"));

        assertThatThrownBy(this::generate).isInstanceOf(BedrockException.class);

        assertThat(folder.resolve("precious/old.tf")).exists();
    }

    @Test
    void aResultThatIsALinkIsNotReplaced() throws IOException {
        Files.move(result, folder.resolve("moved"));
        Files.createSymbolicLink(result, folder.resolve("moved"));

        assertThatThrownBy(this::generate).isInstanceOf(BedrockException.class);

        assertThat(folder.resolve("moved/sub/old.tf")).exists();
    }

    @Test
    void emptiedFoldersOfOursGoAndThoseOfOthersStay() throws IOException {
        Files.createDirectories(result.resolve("mine"));

        generate();

        assertThat(result.resolve("sub")).doesNotExist();
        assertThat(result.resolve("mine")).isDirectory();
    }

    private void generate() {
        Infra.open(folder.resolve("infra"))
                .plan(List.of(""), InfraOptions.defaults().withEnvironment(EnvironmentVariables.of(Map.of())))
                .apply();
    }
}
