package dev.bedrock.hld.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.problem.HldCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What Fabrikate hands to Helm for 300 random definitions, against what we hand to it. */
@Tag("conformance")
class FabrikateMergeConformanceTest {
    private static final Path CASES =
            Path.of(System.getProperty("bedrock.corpus", "")).resolve("hld-merge.jsonl");

    @TempDir
    Path work;

    @TestFactory
    Stream<DynamicTest> reproducesFabrikate() throws IOException {
        List<String> lines = Files.readAllLines(CASES);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(300);
        return lines.stream().map(MergeCase::parse).map(c -> DynamicTest.dynamicTest(c.id(), () -> check(c)));
    }

    private void check(MergeCase expected) throws IOException {
        Path root = Files.createDirectories(work.resolve(expected.id()));
        expected.files().forEach((path, content) -> write(root.resolve(path), content));

        Composition composition = compose(root, expected);

        List<Problem> errors = errors(composition);
        if (expected.conflict()) {
            assertThat(errors.isEmpty() ? errorsWithEverythingEnabled(expected) : errors)
                    .isNotEmpty()
                    .allMatch(problem -> problem.code().equals(HldCode.MERGE_CONFLICT.id()));
            return;
        }
        assertThat(errors).isEmpty();
        Map<String, Object> ours = new LinkedHashMap<>();
        for (ComposedComponent component : composition.components()) {
            if (!component.component().isContainer()) {
                ours.put(component.outputPath() + ".yaml", handedToHelm(component));
            }
        }
        List<String> unexplained = new ArrayList<>(expected.rendered().keySet());
        unexplained.removeAll(ours.keySet());
        unexplained.removeIf(expected::isDisabledSomewhere);
        assertThat(unexplained).as("left out, but no layer disables it (D8)").isEmpty();
        assertThat(expected.rendered()).containsAllEntriesOf(ours);
    }

    /** Fabrikate goes into components that a lower layer disables (D8), and finds the conflicts in there. */
    private List<Problem> errorsWithEverythingEnabled(MergeCase expected) throws IOException {
        Path root = Files.createDirectories(work.resolve(expected.id() + "-enabled"));
        expected.files().forEach((path, content) -> write(root.resolve(path), content.replace("disabled: true", "")));
        return errors(compose(root, expected));
    }

    private static Composition compose(Path root, MergeCase expected) {
        return Composer.compose(
                FileTree.open(root), "", new Environments(expected.environments()), Set.of(Component.HELM));
    }

    private static List<Problem> errors(Composition composition) {
        return composition.problems().stream().filter(Problem::isError).toList();
    }

    private static Map<String, Object> handedToHelm(ComposedComponent component) {
        Map<String, Object> handed = new LinkedHashMap<>();
        handed.put("release", component.name());
        handed.put(
                "namespace",
                component.config().namespace().map(NamespaceSetting::name).orElse("default"));
        handed.put(
                "injected",
                component
                        .config()
                        .namespace()
                        .filter(NamespaceSetting::inject)
                        .map(NamespaceSetting::name)
                        .orElse(""));
        handed.put("values", component.config().values().map(ConfigMap::toData).orElse(Map.of()));
        return handed;
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record MergeCase(
            String id,
            Map<String, String> files,
            List<String> environments,
            Map<String, Object> rendered,
            boolean conflict) {
        static MergeCase parse(String line) {
            Fields json =
                    Fields.of(YamlReader.defaults().readFirst("case", line).orElseThrow(), problem -> {});
            Map<String, Object> rendered = new LinkedHashMap<>();
            for (MapNode.Entry file : json.entries("rendered")) {
                Fields handed = Fields.of(file.value(), problem -> {});
                rendered.put(
                        file.key(),
                        Map.of(
                                "release", handed.text("release").orElseThrow(),
                                "namespace", handed.text("namespace").orElseThrow(),
                                "injected", handed.text("injected").orElse(""),
                                "values",
                                        handed.node("values").map(Node::toData).orElse(Map.of())));
            }
            return new MergeCase(
                    json.text("id").orElseThrow(),
                    json.textMap("files"),
                    json.texts("environments"),
                    rendered,
                    json.entry("error").isPresent());
        }

        /** Whether a layer has {@code disabled: true} for the component of an output file or one that contains it. */
        boolean isDisabledSomewhere(String outputFile) {
            String[] names = outputFile.replace(".yaml", "").split("/");
            return files.entrySet().stream()
                    .filter(file -> file.getKey().contains("config/"))
                    .anyMatch(
                            file -> Stream.of(names).anyMatch(name -> disables(file.getKey(), file.getValue(), name)));
        }

        private static boolean disables(String path, String config, String name) {
            boolean own = (path.contains("/" + name + "/config/") || path.startsWith(name + "/config/"))
                    && config.contains("\ndisabled: true");
            int entry = config.indexOf(" " + name + ":");
            return own || (entry >= 0 && config.indexOf("disabled: true", entry) >= 0);
        }
    }
}
