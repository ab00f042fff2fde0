package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.manifest.OutputLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Family 2: symbolic links of a definition do not lead out of it, and what they hide is not read. */
class DefinitionSymlinkTest {
    @TempDir
    Path directory;

    @BeforeEach
    void aDefinitionBesideAVictim() {
        Directories.write(directory, """
                === victim/component.yaml
                name: SECRET
                === victim/common.yaml
                namespace: [SECRET
                === victim/templates/a.yaml
                {apiVersion: v1, kind: SECRET}
                === definition/component.yaml
                name: root
                subcomponents:
                - {name: kid, source: ./kid}
                - {name: chart, type: helm, path: chart}
                - {name: static, type: static, path: static}
                - {name: remote, method: git, source: 'https://example.com/r'}
                === definition/kid/component.yaml
                name: kid
                === definition/chart/Chart.yaml
                {}
                === definition/static/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                === definition/components/remote/component.yaml
                name: remote
                """);
    }

    @Test
    void theDefinitionIsFineWithoutThem() {
        assertThat(hld().generate(Environments.of()).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "kid,                              victim",
        "kid/component.yaml,               victim/component.yaml",
        "kid/config,                       victim",
        "config/common.yaml,               victim/common.yaml",
        "chart,                            victim",
        "static,                           victim",
        "static/a.yaml,                    victim/component.yaml",
        "static/more,                      victim/templates",
        "components,                       victim",
        "components/remote,                victim",
        "component.yaml,                   victim/component.yaml",
    })
    void noLinkLeadsOut(String link, String target) throws IOException {
        Path path = directory.resolve("definition").resolve(link);
        Directories.write(directory, "=== definition/config/keep\n");
        delete(path);
        Files.createSymbolicLink(path, directory.resolve(target));
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        assertThatThrownBy(() -> hld().generateTo(
                                directory.resolve("definition/generated"),
                                OutputLayout.defaults(),
                                Environments.of(),
                                GenerateOptions.defaults()))
                .isInstanceOfSatisfying(BedrockException.class, e -> assertThat(e.problems())
                        .allMatch(problem -> problem.location().isKnown()))
                .hasMessageContaining("CORE-0102")
                .hasMessageNotContaining("SECRET");
        before.assertUnchanged();
    }

    @Test
    void linksThatStayInsideAreFollowed() throws IOException {
        delete(directory.resolve("definition/kid"));
        Files.createSymbolicLink(directory.resolve("definition/kid"), Path.of("components/remote"));

        assertThat(hld().compose(Environments.of()).component("kid/remote")).isPresent();
    }

    @Test
    void aComponentThatContainsItselfThroughALinkEnds() throws IOException {
        Directories.write(
                directory,
                "=== definition/component.yaml\nname: root\nsubcomponents:\n- {name: a, path: x}\n- {name: b, path: x}\n");
        Files.createSymbolicLink(directory.resolve("definition/x"), Path.of("."));

        Composition composition = hld().compose(Environments.of());

        assertThat(composition.problems()).anyMatch(problem -> problem.isError());
    }

    @Test
    void aLinkInPlaceOfTheOutputIsNotFollowed() throws IOException {
        Files.createSymbolicLink(directory.resolve("definition/generated"), directory.resolve("victim"));
        DirectorySnapshot before = DirectorySnapshot.of(directory.resolve("victim"));

        assertThatThrownBy(() -> hld().generate(Environments.of()).writeTo(directory.resolve("definition/generated")))
                .isInstanceOf(BedrockException.class);
        before.assertUnchanged();
    }

    private Hld hld() {
        Path definition = directory.resolve("definition");
        return Hld.builder(definition).root(definition).helm(new EchoRenderer()).build();
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (var children = Files.list(path)) {
                for (Path child : children.toList()) {
                    delete(child);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
