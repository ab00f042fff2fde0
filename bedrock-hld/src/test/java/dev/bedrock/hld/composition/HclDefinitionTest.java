package dev.bedrock.hld.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.composition.DefinitionFiles.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions in HCL are those in YAML. */
class HclDefinitionTest {
    private static final Pattern TWINS =
            Pattern.compile("```yaml\n(.*?)```\\s*(?:[^`]*?\n)?```hcl\n(.*?)```", Pattern.DOTALL);
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    /** The fields of component and configuration files; what has others is another kind of file. */
    private static final Set<String> COMPONENT = Set.of(
            "name",
            "type",
            "source",
            "method",
            "path",
            "version",
            "branch",
            "hooks",
            "parameters",
            "environments",
            "dependsOn",
            "subcomponents");

    private static final Set<String> CONFIGURATION =
            Set.of("config", "namespace", "injectNamespace", "subcomponents", "disabled", "lists");

    @TempDir
    Path directory;

    /** An example of the guide in both formats. */
    record Twin(String yaml, String hcl) {
        String file() {
            boolean component = yaml.startsWith("name:") || yaml.startsWith("hooks:");
            return component ? "component" : "config/common";
        }

        @Override
        public String toString() {
            return yaml.lines().findFirst().orElse("");
        }
    }

    private static Path guides() {
        return Path.of(System.getProperty("bedrock.root", ".."), "docs");
    }

    /** The examples in YAML of all guides that are files of definitions, by their guides. */
    static Stream<Arguments> examples() throws IOException {
        List<Arguments> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(guides())) {
            for (Path guide : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                Matcher example = YAML.matcher(Files.readString(guide));
                while (example.find()) {
                    if (isOfDefinition(example.group(1))) {
                        examples.add(Arguments.of(String.valueOf(guide.getFileName()), example.group(1)));
                    }
                }
            }
        }
        return examples.stream();
    }

    private static boolean isOfDefinition(String yaml) {
        return YamlReader.defaults().readFirst("example", yaml).orElse(null) instanceof MapNode map
                && Stream.of(COMPONENT, CONFIGURATION)
                        .anyMatch(fields -> map.entries().stream().allMatch(entry -> fields.contains(entry.key())));
    }

    static Stream<Twin> twins() throws IOException {
        List<Twin> twins = new ArrayList<>();
        Matcher twin = TWINS.matcher(Files.readString(guides().resolve("hcl.md")));
        while (twin.find()) {
            twins.add(new Twin(twin.group(1), twin.group(2)));
        }
        return twins.stream();
    }

    private static @Nullable Object data(String file, String text) {
        return DefinitionFiles.parse(file, text).node().toData();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleOfAllGuidesHasATwin(String guide, String example) throws IOException {
        List<@Nullable Object> known = new ArrayList<>();
        twins().forEach(twin -> known.add(data("f.yaml", twin.yaml())));

        assertThat(known).as("twin in docs/hcl.md of an example in " + guide).contains(data("f.yaml", example));
    }

    @Test
    void thereAreManyExamples() throws IOException {
        assertThat(examples().map(example -> example.get()[0]))
                .contains("hld.md", "hcl.md")
                .hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void twinsSayTheSame(Twin twin) {
        assertThat(data(twin.file() + ".hcl", twin.hcl())).isEqualTo(data(twin.file() + ".yaml", twin.yaml()));
        assertThat(composed(twin, "hcl", twin.hcl())).isEqualTo(composed(twin, "yaml", twin.yaml()));
    }

    /** All that a composition is, without the places. */
    private List<String> composed(Twin twin, String format, String text) {
        Path root = directory.resolve(format).resolve("top");
        Directories.write(root, """
            === component.yaml
            name: top
            subcomponents:
            - {name: storefront, type: helm, path: c}
            - {name: recommendations, type: helm, path: c}
            === infra/component.yaml
            name: infra
            type: static
            path: ./x
            """);
        if (twin.file().equals("component")) {
            assertThat(root.resolve("component.yaml").toFile().delete()).isTrue();
        }
        Directories.write(root, Map.of(twin.file() + "." + format, text));
        Composition composition = Definitions.composeFolder(root, "common");
        List<String> all = new ArrayList<>();
        for (ComposedComponent component : composition.components()) {
            all.add(component.outputPath() + " " + component.component().type() + " "
                    + component.component().path() + " "
                    + component.component().hooks() + " "
                    + component.config().values().map(ConfigMap::toData).orElse(null) + " "
                    + component
                            .config()
                            .namespace()
                            .map(n -> n.name() + n.inject() + n.exceptKinds())
                            .orElse(""));
        }
        composition.problems().stream()
                .map(problem -> problem.code() + problem.message())
                .forEach(all::add);
        return all;
    }

    @Test
    void problemsHaveTheirPlaceInTheFile() {
        Composition composition = Definitions.compose(directory, """
            === component.hcl
            name = "top"

            subcomponent "a" {
              type = "hlem"
              pth  = "x"
            }

            subcomponent "c" {
              source = "./c"
            }
            === config/common.hcl
            subcomponent "b" {
              disabled = 3
            }
            === c/component.hcl
            name = var.name
            hook {}
            """);
        assertThat(Definitions.problems(composition))
                .containsExactlyInAnyOrder(
                        "component.hcl:4:10: error HLD-0003: unknown component type 'hlem' (did you mean 'helm'?)",
                        "component.hcl:5:3: warning CORE-0010: unknown key 'pth' has no effect (did you mean 'path'?)",
                        "config/common.hcl:2:14: error CORE-0008: 'disabled' must be true or false, found the number 3",
                        "config/common.hcl:1:14: warning HLD-0012: 'top' has no subcomponent 'b', so its configuration"
                                + " has no effect (did you mean 'a'?)",
                        "c/component.hcl:1:8: error CORE-0604: only literals have a value here, found a reference",
                        "c/component.hcl:2:1: error CORE-0606: there is no block 'hook' here (did you mean 'hooks'?)");
    }

    @Test
    void bothFormatsSideBySideAreAnError() {
        Directories.write(directory, Map.of("component.hcl", "name = \"a\"\n", "component.yaml", "name: a\n"));
        assertThat(Definitions.composeFolder(directory).problems())
                .extracting(Problem::message)
                .containsExactly("component.hcl and component.yaml exist side by side");
    }

    @Test
    void numbersCountAsTheyAreWritten() {
        Directories.write(
                directory,
                Map.of(
                        "component.hcl",
                        "name = \"a\"\nsubcomponent \"x.y\" {\n  type = \"helm\"\n  path = \"c\"\n  version = 1.10\n}\n",
                        "config/common.hcl",
                        "subcomponent \"x.y\" {\n  config {\n    n = 1.10\n    i = 9007199254740993\n  }\n}\n"));
        Composition composition = Definitions.composeFolder(directory);
        assertThat(Definitions.problems(composition)).isEmpty();
        ComposedComponent component = composition.component("x.y").orElseThrow();
        assertThat(component.component().version()).isEqualTo("1.10");
        assertThat(Definitions.values(composition, "x.y")).isEqualTo(Map.of("i", 9007199254740993L, "n", 1.1));
        assertThat(Kind.of("config/common.hcl")).isEqualTo(Kind.CONFIG);
    }
}
