package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.manifest.OutputLayout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 1: no name, source or path of a definition leads out of it. */
class DefinitionPathEscapeTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../victim",
                "a/../../victim",
                "/etc",
                "//host/share",
                "C:/victim",
                "..\\\\victim",
                "a\\0b",
                "nul",
                "com1.yaml",
                "victim.",
                "victim ",
                "\\u202evictim",
            })
    void noSourceOrPathLeadsOut(String hostile) {
        List<String> stanzas = List.of(
                "{name: n, source: \"" + hostile + "\"}",
                "{name: n, path: \"a/../" + hostile + "\"}",
                "{name: n, method: git, source: 'https://example.com', path: \"../../" + hostile + "\"}",
                "{name: n, type: helm, path: \"../" + hostile + "\"}",
                "{name: n, type: helm, method: git, source: 'https://example.com', path: \"../../" + hostile + "\"}",
                "{name: n, type: static, path: \"../" + hostile + "\"}",
                "{name: n, type: static, method: git, source: 'https://x', path: \"../../../" + hostile + "\"}");
        for (String stanza : stanzas) {
            refuses("name: root\nsubcomponents:\n- " + stanza + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".", "..", "../victim", "/etc/x", "a/b", "a\\\\b", "-f", ".hidden", "nul", "a\\0", "a\\nb", "a:b"
            })
    void noNameIsAPath(String hostile) {
        for (String rest :
                List.of("type: helm, path: m", "type: static, path: m", "source: ./m", "method: git, source: x")) {
            refuses("name: root\nsubcomponents:\n- {name: \"" + hostile + "\", " + rest + "}\n");
        }
        refuses("{name: \"" + hostile + "\", type: static, path: m}\n");
        refuses("{name: \"" + hostile + "\", method: git, source: x}\n");
    }

    @Test
    void theRepositoryIsTheBorder() {
        Directories.write(directory, """
                === repo/.git
                === repo/a/component.yaml
                {name: root, subcomponents: [{name: kid, source: ../../victim}]}
                === victim/component.yaml
                name: victim
                """);

        assertThat(Hld.open(directory.resolve("repo/a"))
                        .compose(Environments.of())
                        .problems())
                .extracting(Object::toString)
                .containsExactly(
                        "a/component.yaml:1:30: error CORE-0102: the path '../../victim' leaves the directory");
    }

    private void refuses(String component) {
        Path definition = Directories.write(directory.resolve("definition"), """
                === component.yaml
                %s=== m/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                === m/component.yaml
                name: m
                === m/Chart.yaml
                """.formatted(component));
        Directories.write(directory.resolve("victim"), "=== component.yaml\nname: victim\n=== Chart.yaml\n{}\n");
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        assertThatThrownBy(() -> Hld.builder(definition)
                        .root(definition)
                        .helm(new EchoRenderer())
                        .build()
                        .generateTo(
                                definition.resolve("generated"),
                                OutputLayout.defaults(),
                                Environments.of(),
                                GenerateOptions.defaults()))
                .as(component)
                .isInstanceOf(BedrockException.class)
                .hasMessageContaining("component.yaml:");
        before.assertUnchanged();
    }
}
