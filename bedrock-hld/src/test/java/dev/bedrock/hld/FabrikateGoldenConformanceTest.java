package dev.bedrock.hld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.RequiredTool;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.helm.HelmCli;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import dev.bedrock.hld.manifest.ManifestSet;
import dev.bedrock.hld.manifest.OutputLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Fabrikate generates from its own test definitions, document for document. */
@Tag("conformance")
class FabrikateGoldenConformanceTest {
    private static final Path CORPUS = Path.of(System.getProperty("bedrock.corpus", ""));
    private static final String RANDOM = "(random)";
    private static final Set<String> CLUSTER_SCOPED = Set.of("ClusterRole", "ClusterRoleBinding", "PodSecurityPolicy");

    @TempDir
    Path work;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "generate,               prod-east prod, generate/prod-east-prod",
        "generate,               prod,           generate/prod",
        "generate,               '',             generate/common",
        "generate-yaml,          '',             generate-yaml/no-arg",
        "generate-yaml,          prod,           generate-yaml/prod",
        // Fabrikate merges a named 'common' twice and doubles its lists (D1); we do not.
        "generate-yaml,          common,         generate-yaml/no-arg",
        "generate-hooks,         prod,           generate-hooks/prod",
        "generate-remote-static, common,         generate-remote-static/common",
        "generate-disabled,      disabled,       generate-disabled/disabled",
        "iterator,               '',             iterator/common",
    })
    void reproducesFabrikate(String definition, String environments, String golden) throws IOException {
        copy(CORPUS.resolve("hld/testdata/" + definition), work.resolve(definition));
        copy(CORPUS.resolve("hld/testdata/local-charts"), work.resolve("local-charts"));
        List<String> names = environments.isEmpty() ? List.of() : List.of(environments.split(" "));
        check(EmbeddedHelm.create(), definition, names, golden);
        check(HelmCli.of(ProcessRunner.system(), RequiredTool.helm().toString()), definition, names, golden);
    }

    private void check(HelmRenderer helm, String definition, List<String> names, String golden) throws IOException {
        Hld hld = Hld.builder(work.resolve(definition)).root(work).helm(helm).build();

        Map<String, List<Object>> first = generate(hld, names);
        Map<String, List<Object>> second = generate(hld, names);

        Map<String, List<Object>> expected = documents(CORPUS.resolve("hld-golden/develop/" + golden));
        // Empty files of containers are not written (D25).
        expected.values().removeIf(List::isEmpty);
        assertThat(first.keySet()).isEqualTo(expected.keySet());
        for (String file : expected.keySet()) {
            List<Object> ours = get(first, file);
            Object masked = maskRandom(ours, get(second, file), ours);
            Object reference = maskRandom(ours, get(second, file), get(expected, file));
            assertThat(masked).as(file).isEqualTo(reference);
        }
    }

    private Map<String, List<Object>> generate(Hld hld, List<String> environments) throws IOException {
        Path output = work.resolve("generated");
        ManifestSet manifests = hld.generateTo(
                output,
                OutputLayout.defaults(),
                new Environments(environments),
                GenerateOptions.defaults().withHooksAllowed(true));
        assertThat(manifests.problems()).noneMatch(problem -> problem.isError());
        return documents(output);
    }

    private static List<Object> get(Map<String, List<Object>> files, String file) {
        return Objects.requireNonNull(files.get(file));
    }

    private static Map<String, List<Object>> documents(Path directory) throws IOException {
        Map<String, List<Object>> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(path);
                List<Object> documents = new ArrayList<>();
                for (Node node : YamlReader.defaults().lenient().readAll(path.toString(), text)) {
                    Object data = Objects.requireNonNull(node.toData());
                    if (!isWarning(data)) {
                        documents.add(Objects.requireNonNull(withoutInjectionDefects(data)));
                    }
                }
                files.put(directory.relativize(path).toString(), documents);
            }
        }
        return files;
    }

    /** Fabrikate takes Helm's warnings for documents (D11). */
    private static boolean isWarning(Object document) {
        return document instanceof Map<?, ?> map && map.keySet().equals(Set.of("WARNING"));
    }

    /**
     * Fabrikate's injection gives cluster-scoped objects a namespace, and takes the line end from a text that ends a
     * document (D10).
     */
    private static @Nullable Object withoutInjectionDefects(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> fixed = new LinkedHashMap<>();
            map.forEach((key, child) -> fixed.put(key, withoutInjectionDefects(child)));
            if (CLUSTER_SCOPED.contains(String.valueOf(map.get("kind")))
                    && fixed.get("metadata") instanceof Map<?, ?> metadata) {
                metadata.remove("namespace");
            }
            return fixed;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> fixed = new ArrayList<>();
            list.forEach(item -> fixed.add(withoutInjectionDefects(item)));
            return fixed;
        }
        return value instanceof String text && text.endsWith("\n") ? text.substring(0, text.length() - 1) : value;
    }

    /** The value with everything that differs between two renders of the same chart masked. */
    private static @Nullable Object maskRandom(@Nullable Object one, @Nullable Object two, @Nullable Object value) {
        if (one instanceof Map<?, ?> a && two instanceof Map<?, ?> b && value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> masked = new LinkedHashMap<>();
            for (Object key : new TreeSet<Object>(map.keySet())) {
                masked.put(key, maskRandom(a.get(key), b.get(key), map.get(key)));
            }
            return masked;
        }
        if (one instanceof List<?> a
                && two instanceof List<?> b
                && value instanceof List<?> list
                && a.size() == b.size()
                && a.size() == list.size()) {
            List<@Nullable Object> masked = new ArrayList<>();
            for (int i = 0; i < a.size(); i++) {
                masked.add(maskRandom(a.get(i), b.get(i), list.get(i)));
            }
            return masked;
        }
        return Objects.equals(one, two) ? value : RANDOM;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
