package dev.bedrock.hld.composition;

import static dev.bedrock.hld.composition.Definitions.compose;
import static dev.bedrock.hld.composition.Definitions.composeFolder;
import static dev.bedrock.hld.composition.Definitions.paths;
import static dev.bedrock.hld.composition.Definitions.problems;
import static dev.bedrock.hld.composition.Definitions.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a folder are read, and how often. */
class ComponentFilesTest {
    private static final String ROOT = """
            === component.yaml
            name: root
            subcomponents:
            - {name: h, type: helm, path: chart}
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"component.yaml", "component.yml", "component.json"})
    void componentsAreWrittenInThreeFormats(String file) {
        Composition composition = compose(directory, "=== " + file + "\n{\"name\": \"web\", \"type\": \"helm\"}\n");

        assertThat(paths(composition)).containsExactly("web");
        assertThat(problems(composition)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config/prod.yaml", "config/prod.yml", "config/prod.json"})
    void soIsConfiguration(String file) {
        Composition composition = compose(
                directory,
                ROOT + "=== " + file + "\n{\"subcomponents\": {\"h\": {\"config\": {\"big\": 1234567}}}}\n",
                "prod");

        assertThat(values(composition, "h")).isEqualTo(Map.of("big", 1234567L));
        assertThat(problems(composition)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "~\n", "{}\n", "config:\nsubcomponents: ~\nnamespace:\n"})
    void emptyYamlIsEmptyConfiguration(String text) {
        Composition composition = compose(directory, ROOT + "=== config/prod.yaml\n" + text, "prod");

        assertThat(problems(composition)).isEmpty();
        assertThat(values(composition, "h")).isEmpty();
    }

    @Test
    void anEmptyComponentFileHasTheNameOfItsFolder() {
        Composition composition = compose(directory, """
                === component.yaml
                === kid/component.yaml
                """);
        assertThat(composition.root().name()).isEqualTo(directory.getFileName().toString());

        Composition parent = compose(directory, "=== component.yaml\nsubcomponents: [{name: stanza, source: ./kid}]\n");
        assertThat(paths(parent)).containsExactly(directory.getFileName().toString(), "stanza/stanza");
    }

    @Test
    void anEmptyJsonFileIsAnError() {
        assertThat(problems(compose(directory, "=== component.json\n")))
                .containsExactly("component.json:1:1: error CORE-0006: unexpected end of JSON input");
    }

    @Test
    void onlyTheFirstDocumentCounts() {
        Composition composition = compose(directory, "=== component.yaml\nname: first\n---\nname: [broken\n");

        assertThat(paths(composition)).containsExactly("first");
    }

    @Test
    void keysOfConfigurationStayAsTheyAreWritten() {
        Composition composition = compose(directory, """
                === component.yaml
                name: root
                subcomponents:
                - {name: on, type: helm, path: chart}
                - {name: 010, type: helm, path: chart}
                === config/common.yaml
                subcomponents:
                  on: {config: {y: 1, x: 2}}
                  010: {config: {1.10: a}}
                """);

        assertThat(problems(composition)).isEmpty();
        assertThat(values(composition, "on")).isEqualTo(Map.of("y", 1L, "x", 2L));
        assertThat(values(composition, "010")).isEqualTo(Map.of("1.10", "a"));
    }

    @Test
    void aFolderOfManyStanzasIsReadOnceAndMergedWithEach() {
        Composition composition = compose(directory, """
                === component.yaml
                name: root
                subcomponents:
                - {name: one, source: ./kid}
                - {name: two, source: kid/../kid/}
                === config/common.yaml
                subcomponents:
                  one: {subcomponents: {h: {config: {a: one}}}}
                  two: {subcomponents: {h: {config: {a: two, b: two}}}}
                === kid/component.yaml
                name: kid
                nmae: key
                subcomponents:
                - {name: h, type: helm, path: chart}
                === kid/config/common.yaml
                subcomponents: {h: {config: {b: kid, l: [kid]}}}
                """);

        assertThat(values(composition, "one/h")).containsEntry("a", "one").containsEntry("b", "kid");
        assertThat(values(composition, "two/h")).containsEntry("a", "two").containsEntry("b", "two");
        assertThat(problems(composition))
                .containsExactly("kid/component.yaml:2:1: warning CORE-0010: unknown key 'nmae' has no effect (did you"
                        + " mean 'name'?)");
    }

    @Test
    void whatIsNoConfigurationIsNoEnvironment() {
        Composition composition = compose(directory, ROOT + "=== config/README.md\nhello\n", "README");

        assertThat(problems(composition))
                .containsExactly("warning HLD-0010: no component has configuration for the environment 'README'");
    }

    @Test
    void filesAreReadAnewEachTime() throws IOException {
        Directories.write(directory, ROOT);
        composeFolder(directory);
        Files.writeString(directory.resolve("component.yaml"), "name: changed\n");

        assertThat(paths(composeFolder(directory))).containsExactly("changed");
    }
}
