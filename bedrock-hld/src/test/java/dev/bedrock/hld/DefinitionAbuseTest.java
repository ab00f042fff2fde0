package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.composition.Composition;
import dev.bedrock.hld.composition.Environments;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 6: files that ask too much of their reader end in an error, soon, and leave the other components alone. */
@Timeout(60)
class DefinitionAbuseTest {
    private static final String ROOT = """
            === component.yaml
            name: root
            subcomponents:
            - {name: bad, source: ./bad}
            - {name: good, source: ./good}
            === good/component.yaml
            name: good
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&a [*a, *a]",
                "a: &a {<<: *a}",
                "name: a\nname: b\n",
                "!!javax.script.ScriptEngineManager [!!java.net.URL ['http://127.0.0.1']]",
                "\u0000",
                "name: !!binary ====",
                "\tname: a",
                "name: [",
                "? {a: b}\n: c",
            })
    void brokenFilesAreProblemsWithTheirPlace(String text) {
        Directories.write(directory, ROOT);
        for (String file : new String[] {"bad/component.yaml", "bad/config/common.yaml"}) {
            Directories.write(directory, Map.of("bad/component.yaml", "name: bad\n", "bad/config/common.yaml", "{}"));
            Directories.write(directory, Map.of(file, text));

            Composition composition = compose();

            assertThat(composition.problems())
                    .anyMatch(Problem::isError)
                    .allMatch(problem -> problem.location().file().startsWith("bad/"));
            assertThat(composition.component("good/good")).isPresent();
        }
    }

    @Test
    void aliasesDoNotMultiply() {
        StringBuilder bomb = new StringBuilder("config:\n  a0: &a0 [x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("  a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        Directories.write(directory, ROOT);
        Directories.write(
                directory, Map.of("bad/component.yaml", "name: bad\n", "bad/config/common.yaml", bomb.toString()));

        Composition composition = compose();

        assertThat(composition.problems()).hasSize(1).allMatch(Problem::isError);
        assertThat(composition.component("good/good")).isPresent();
    }

    @Test
    void nestingHasALimit() {
        Directories.write(directory, ROOT);
        Directories.write(directory, Map.of("bad/component.yaml", "[".repeat(200_000)));

        assertThat(compose().problems()).hasSize(1).allMatch(Problem::isError);
    }

    @Test
    void componentsAreNotNestedWithoutEnd() {
        Map<String, String> files = new TreeMap<>();
        String path = "";
        for (int i = 0; i < 110; i++) {
            files.put(path + "component.yaml", "name: c\nsubcomponents: [{name: d, path: d}]\n");
            path += "d/";
        }
        files.put(path + "component.yaml", "name: c\n");
        Directories.write(directory, files);

        assertThat(compose().problems())
                .extracting(problem -> problem.code() + " " + problem.message())
                .containsExactly("HLD-0019 components are nested more than 100 levels deep");
    }

    @Test
    void componentsDoNotMultiply() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            String folder = i == 0 ? "" : "c" + i + "/";
            String next = i == 0 ? "c1" : "../c" + (i + 1);
            files.put(
                    folder + "component.yaml",
                    "name: c\nsubcomponents: [{name: a, path: " + next + "}, {name: b, path: " + next + "}]\n");
        }
        files.put("c40/component.yaml", "name: c\n");
        Directories.write(directory, files);

        assertThat(compose().problems())
                .extracting(problem -> problem.code() + " " + problem.message())
                .containsExactly("HLD-0027 there are more than 100000 components");
    }

    @Test
    void manyUnknownNamesAreReportedInLinearTime() {
        StringBuilder stanzas = new StringBuilder("name: root\nsubcomponents:\n");
        StringBuilder config = new StringBuilder("subcomponents:\n");
        for (int i = 0; i < 20_000; i++) {
            stanzas.append("- {name: component-with-a-name-").append(i).append(", type: helm, path: c}\n");
            config.append("  Component_With_A_Name_").append(i).append(": {}\n");
        }
        Directories.write(
                directory, Map.of("component.yaml", stanzas.toString(), "config/common.yaml", config.toString()));

        assertThat(compose().problems()).hasSize(20_000);
    }

    private Composition compose() {
        return Hld.builder(directory)
                .root(directory)
                .helm(new EchoRenderer())
                .build()
                .compose(Environments.of());
    }
}
