package dev.bedrock.hld.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Families 1, 2 and 4 of bad inputs: what was fetched stays within what was fetched. */
class FetchedPathEscapeTest {
    @TempDir
    Path parent;

    private Path directory;
    private final MemorySource remotes = new MemorySource();

    @BeforeEach
    void define() {
        directory = Directories.write(parent.resolve("shop"), """
                === component.yaml
                name: shop
                subcomponents:
                - {name: kid, method: git, source: 'mem://kid', version: v1}
                === secret/component.yaml
                name: secret
                === secret/a.yaml
                {apiVersion: v1, kind: Secret, metadata: {name: precious}}
                """);
        Directories.write(parent.resolve("victim"), "=== component.yaml\nname: victim\n");
    }

    private Hld hld() {
        return Hld.builder(directory).root(directory).source(remotes).build();
    }

    static Stream<String> stanzas() {
        return Stream.of(
                "{name: x, source: ../../../secret}",
                "{name: x, source: ../../..}",
                "{name: x, path: ../../../secret}",
                "{name: x, type: static, path: ../../../secret}",
                "{name: x, type: static, path: /../../../secret}",
                "{name: x, type: helm, path: ../../../secret}",
                "{name: x, source: ../../../../victim}",
                "{name: x, source: 'C:\\\\secret'}",
                "{name: x, source: '\\\\\\\\host\\\\share'}");
    }

    @ParameterizedTest
    @MethodSource("stanzas")
    void aFetchedComponentCannotUseFilesOfOthers(String stanza) {
        remotes.publish("mem://kid", "v1", "=== component.yaml\nname: kid\nsubcomponents:\n- " + stanza + "\n");

        assertThatThrownBy(() -> {
                    hld().install(InstallOptions.defaults());
                    hld().generate(Environments.of());
                })
                .isInstanceOf(BedrockException.class)
                .hasMessageContaining("component.yaml:3:3: error")
                .hasMessageNotContaining("precious");
    }

    @Test
    void anAbsolutePathInAFetchedComponentIsRefused() {
        remotes.publish(
                "mem://kid",
                "v1",
                "=== component.yaml\nname: kid\nsubcomponents:\n- {name: x, source: '" + directory.resolve("secret")
                        + "'}\n");

        assertThatThrownBy(() -> hld().install(InstallOptions.defaults()))
                .hasMessageContaining("error HLD-0020: 'x' leaves .bedrock/trees/kid-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../escaped.yaml",
                "/tmp/escaped.yaml",
                "a\\b.yaml",
                "nul",
                "aux.yaml",
                "c:evil",
                ".bedrock-generated",
                "x/../../../escaped"
            })
    void namesThatAreNotPortableAreNeverWritten(String path) {
        remotes.publish("mem://kid", "v1", "=== component.yaml\nname: kid\n=== " + path + "\nevil\n");
        DirectorySnapshot victim = DirectorySnapshot.of(parent.resolve("victim"));

        assertThatThrownBy(() -> hld().install(InstallOptions.defaults())).isInstanceOf(BedrockException.class);

        victim.assertUnchanged();
        assertThat(Directories.read(parent).values()).noneMatch(content -> content.equals("evil\n"));
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
    }

    @Test
    void componentNamesNeverBecomeFoldersOfWhatIsFetched() {
        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                - {name: ../../victim, method: git, source: 'mem://kid/../../..', version: v1}
                """);
        remotes.publish("mem://kid/../../..", "v1", "=== component.yaml\nname: kid\n");
        DirectorySnapshot victim = DirectorySnapshot.of(parent.resolve("victim"));

        hld().install(InstallOptions.defaults());

        victim.assertUnchanged();
        assertThat(directory.resolve(".bedrock/trees").toFile().list()).hasSize(1);
        assertThatThrownBy(() -> hld().compose(Environments.of()).requireValid())
                .hasMessageContaining("HLD-0005");
    }

    @Test
    void aSymbolicLinkInPlaceOfAFetchedFolderIsNotFollowed() throws Exception {
        remotes.publish("mem://kid", "v1", "=== component.yaml\nname: kid\n");
        hld().install(InstallOptions.defaults());
        String name = directory.resolve(".bedrock/trees").toFile().list()[0];
        Path tree = directory.resolve(".bedrock/trees").resolve(name);
        Directories.write(parent.resolve("elsewhere"), "=== component.yaml\nname: evil\n");
        Files.delete(tree.resolve(".bedrock-generated"));
        Files.delete(tree.resolve("component.yaml"));
        Files.delete(tree);
        Files.createSymbolicLink(tree, parent.resolve("elsewhere"));
        DirectorySnapshot elsewhere = DirectorySnapshot.of(parent.resolve("elsewhere"));

        assertThatThrownBy(() -> hld().compose(Environments.of()).requireValid())
                .isInstanceOf(BedrockException.class)
                .hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> hld().install(InstallOptions.defaults())).isInstanceOf(BedrockException.class);
        elsewhere.assertUnchanged();
    }

    @Test
    void aSymbolicLinkInPlaceOfOurFolderIsNotFollowed() throws Exception {
        remotes.publish("mem://kid", "v1", "=== component.yaml\nname: kid\n");
        Files.createDirectories(parent.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve(".bedrock"), parent.resolve("elsewhere"));

        assertThatThrownBy(() -> hld().install(InstallOptions.defaults()))
                .isInstanceOf(BedrockException.class)
                .hasMessageContaining("symbolic link");
        assertThat(parent.resolve("elsewhere")).isEmptyDirectory();
    }
}
