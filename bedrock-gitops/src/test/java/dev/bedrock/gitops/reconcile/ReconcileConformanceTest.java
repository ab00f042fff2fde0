package dev.bedrock.gitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.gitops.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bedrock-cli made of the same input, but for the defects that are fixed (see COMPATIBILITY.md). */
@Tag("conformance")
class ReconcileConformanceTest {
    private static final Path CORPUS = Path.of(System.getProperty("bedrock.corpus", ""));
    /** Of the recorded runs that fail, those that are refused here before anything is written. */
    private static final Set<String> REFUSED = Set.of("chart-empty-git", "missing-helm", "service-name-leading-symbol");

    @TempDir
    Path directory;

    private Path hld() {
        return directory.resolve("hld");
    }

    private void reconcile(String bedrockYaml, ReconcileRequest request) {
        Path app = Directories.write(directory.resolve("app"), Map.of("bedrock.yaml", bedrockYaml));
        plan(app, request).apply();
        assertThat(plan(app, request).steps()).as("a second time").isEmpty();
    }

    private ReconcilePlan plan(Path app, ReconcileRequest request) {
        return HldReconciler.open(hld()).plan(Project.open(app), request);
    }

    // ---- recorded runs

    record Run(
            String id,
            String bedrockYaml,
            ReconcileRequest request,
            Map<String, String> before,
            Map<String, String> after) {
        static Run parse(String line) {
            Fields run = fields(JsonReader.defaults().read("reconcile.jsonl", line));
            Fields args = fields(run.node("args").orElseThrow());
            return new Run(
                    run.text("id").orElseThrow(),
                    run.text("bedrock_yaml").orElseThrow(),
                    ReconcileRequest.of(args.text("repository").orElseThrow())
                            .withUrl(args.text("origin_url").orElseThrow()),
                    run.textMap("hld_before"),
                    run.textMap("hld_after"));
        }

        private static Fields fields(Node node) {
            return Fields.of(node, problem -> {
                throw new IllegalStateException(problem.toString());
            });
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Run> runs() throws IOException {
        return Files.readAllLines(CORPUS.resolve("reconcile.jsonl")).stream()
                .map(Run::parse)
                .toList();
    }

    @Test
    void thereAreThirteenRecordedRuns() throws IOException {
        assertThat(runs()).hasSize(13);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRecordedRun(Run run) throws IOException {
        Files.createDirectories(hld());
        Directories.write(hld(), run.before());
        DirectorySnapshot before = DirectorySnapshot.of(hld());

        if (REFUSED.contains(run.id())) {
            assertThatThrownBy(() -> reconcile(run.bedrockYaml(), run.request()))
                    .isInstanceOf(InvalidInputException.class);
            before.assertUnchanged();
            return;
        }
        reconcile(run.bedrockYaml(), run.request());

        boolean nullRing = run.id().equals("null-ring-existing-hld");
        Map<String, String> expected = nullRing ? run.before() : run.after();
        assertThat(FixedDefects.withoutRecord(Directories.read(hld())))
                .isEqualTo(
                        FixedDefects.applyTo(expected, "orchard-shop", run.id().equals("rings-empty-map")));
    }

    // ---- goldens

    private static Path golden(String path) {
        return CORPUS.resolve("bedrock-cli-golden/reconcile").resolve(path);
    }

    private static SortedMap<String, String> tree(String path) {
        return Directories.read(golden(path));
    }

    private static String input(String path) throws IOException {
        return Files.readString(golden(path));
    }

    private static final ReconcileRequest SHOP =
            ReconcileRequest.of("Shop_Repo").withUrl("https://contoso@dev.azure.com/contoso/shop/_git/Shop_Repo");
    private static final String ROOT = """
            name: default-component
            subcomponents:
            - name: traefik2
              source: https://github.com/microsoft/fabrikate-definitions.git
              method: git
              path: definitions/traefik2
            """;

    @Test
    void theFirstReconcile() throws IOException {
        Directories.write(hld(), Map.of("component.yaml", ROOT));

        reconcile(input("1-initial/input-bedrock.yaml"), SHOP);

        assertThat(FixedDefects.withoutRecord(Directories.read(hld())))
                .isEqualTo(FixedDefects.applyTo(tree("1-initial/expected-hld"), "shop-repo", false));
    }

    @Test
    void anotherReconcileWithoutChangesKeepsImageTags() throws IOException {
        SortedMap<String, String> before = tree("2-rerun-no-change/before-and-after-hld");
        Directories.write(hld(), before);

        reconcile(input("1-initial/input-bedrock.yaml"), SHOP);

        assertThat(FixedDefects.withoutRecord(Directories.read(hld())))
                .isEqualTo(FixedDefects.applyTo(before, "shop-repo", false));
    }

    /** From a tree of bedrock-cli, of which nothing but the form tells what it made, and from one of our own. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void removedRingsAndServicesGoWithTheirGeneratedConfiguration(boolean own) throws IOException {
        Directories.write(hld(), tree("2-rerun-no-change/before-and-after-hld"));
        if (own) {
            reconcile(input("1-initial/input-bedrock.yaml"), SHOP);
        }

        reconcile(input("3-ring-and-service-removed/input-bedrock.yaml"), SHOP);

        Map<String, String> expected = new HashMap<>(
                FixedDefects.applyTo(tree("3-ring-and-service-removed/expected-hld"), "shop-repo", false));
        Set<String> stale = Set.copyOf(expected.keySet().stream()
                .filter(path -> path.endsWith("/config/common.yaml"))
                .filter(path -> !expected.containsKey(path.replace("config/common.yaml", "component.yaml")))
                .toList());
        assertThat(stale).as("configuration that bedrock-cli leaves behind").isNotEmpty();
        stale.forEach(expected::remove);
        assertThat(FixedDefects.withoutRecord(Directories.read(hld()))).isEqualTo(expected);
        try (Stream<Path> folders = Files.walk(hld())) {
            assertThat(folders.filter(Files::isDirectory))
                    .as("no empty folders stay")
                    .allMatch(folder -> folder.toFile().list().length > 0);
        }
    }
}
