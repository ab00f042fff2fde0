package dev.bedrock.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.infra.generate.GeneratePlan;
import dev.bedrock.infra.generate.InfraOptions;
import dev.bedrock.infra.scaffold.Scaffold;
import dev.bedrock.infra.template.TemplateRequest;
import dev.bedrock.infra.template.TemplateSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares with what the program that definitions come from made of them: recorded runs and trees. Each deliberate difference
 * is named by its number in COMPATIBILITY.md; it changes what is expected, or what the run begins with, and nothing else may
 * differ. Templates are in a repository of this machine instead of that of the run.
 */
@Tag("conformance")
class BedrockCliConformanceTest {
    private static final Path CORPUS = Path.of(System.getProperty("bedrock.corpus", ""));
    private static final String CREDENTIALS = "https://bot:${env:GIT_PAT}@git.example.com/infra/templates.git";

    /** A text in the recorded result, and what stands there instead. */
    private record Difference(String number, String file, String recorded, String ours) {}

    private static final Map<String, List<Difference>> DIFFERENCES = Map.of(
            "generate-two-level-falsy-overrides",
            List.of(
                    new Difference(
                            "I1",
                            "bedrock.tfvars",
                            "a = \"true\"\nb = \"3\"\nc = \"text\"\nd = \"keep\"\ne = \"keep2\"\n",
                            "a = \"false\"\nb = \"0\"\nc = \"\"\n"),
                    new Difference(
                            "I1",
                            "bedrock.tfvars",
                            "k = \"set\"\n",
                            "k = \"set\"\nnew_false = \"false\"\nnew_zero = \"0\"\nnew_empty = \"\"\n")),
            "generate-scalar-kinds",
            List.of(
                    new Difference("I4", "bedrock.tfvars", "12345678901234567000", "12345678901234567890"),
                    new Difference("I4", "bedrock.tfvars", "flt = \"1.5\"", "flt = \"1.50\""),
                    new Difference("I4", "bedrock.tfvars", "ver = \"1.1\"", "ver = \"1.10\""),
                    new Difference(
                            "I4",
                            "bedrock.tfvars",
                            "Thu Mar 04 2021 00:00:00 GMT+0000 (Coordinated Universal Time)",
                            "2021-03-04"),
                    new Difference("I4", "bedrock.tfvars", "nul = \"null\"\ntilde = \"null\"\n", ""),
                    new Difference("I4", "bedrock.tfvars", "\"Infinity\"", "\".inf\"")),
            "generate-module-sources",
            List.of(
                    new Difference(
                            "I7",
                            "main.tf",
                            "\"../../modules/net\" # trailing",
                            "\"git::https://git.example.com/infra/templates.git//modules/net/?ref=v1\" # trailing"),
                    new Difference(
                            "I7",
                            "main.tf",
                            "\"../../modules/net\" // other",
                            "\"git::https://git.example.com/infra/templates.git//modules/net/?ref=v1\" // other"),
                    new Difference(
                            "I8",
                            "main.tf",
                            "git::https://git.example.com/infra/templates.git//envs/small/local/?ref=v1",
                            "./local"),
                    new Difference(
                            "I9",
                            "main.tf",
                            "'git::https://git.example.com/infra/templates.git//modules/deep/disk/?ref=v1'",
                            "\"git::https://git.example.com/infra/templates.git//modules/deep/disk/?ref=v1\""),
                    new Difference(
                            "I7",
                            "second.tf",
                            "{ source = \"../../modules/net\" }",
                            "{ source = \"git::https://git.example.com/infra/templates.git//modules/net/?ref=v1\" }"),
                    new Difference("I7", "second.tf", "templates.git//?ref=v1", "templates.git?ref=v1"),
                    new Difference(
                            "I7",
                            "local/main.tf",
                            "\"../../../modules/net\"",
                            "\"git::https://git.example.com/infra/templates.git//modules/net/?ref=v1\"")),
            "generate-module-template-at-root",
            List.of(new Difference(
                    "I8",
                    "main.tf",
                    "git::https://git.example.com/infra/templates.git//modules/net/?ref=v1",
                    "./modules/net")),
            "generate-source-with-token",
            List.of(new Difference("I10", "main.tf", "bot:s3cr3t@", "")),
            "generate-env-found",
            List.of(
                    new Difference("I5", "bedrock.tfvars", "short = \"${env:X}\"", "short = \"one-letter\""),
                    new Difference(
                            "I5",
                            "bedrock.tfvars",
                            "$STAGE ${STAGE} ${ENV:STAGE} ${env:}",
                            "$STAGE $${STAGE} $${ENV:STAGE}"),
                    new Difference("I3", "bedrock.tfvars", "\"[object Object]\"", "{\n  a = \"prod\"\n}"),
                    new Difference("I5", "bedrock.tfvars", "a$b", "a$$b"),
                    new Difference("I3", "bedrock.tfvars", "say \"hi\"", "say \\\"hi\\\"")),
            "west",
            List.of(
                    new Difference(
                            "I1",
                            "bedrock.tfvars",
                            "vm_count = \"3\"\nenabled = \"true\"",
                            "vm_count = 0\nenabled = \"false\""),
                    new Difference("I3", "bedrock.tfvars", "say \"hi\"", "say \\\"hi\\\""),
                    new Difference("I3", "bedrock.tfvars", "\"a,b\"", "[\"a\", \"b\"]"),
                    new Difference("I3", "bedrock.tfvars", "\"[object Object]\"", "{\n  k = \"v\"\n}"),
                    new Difference("I1", "bedrock.tfvars", "region = \"westus\"", "region = \"\""),
                    new Difference(
                            "I7",
                            "main.tf",
                            "\"../../azure/aks\" # keep",
                            "\"git::file:///srv/templates//cluster/azure/aks/?ref=v1\" # keep")),
            "base",
            List.of(
                    new Difference("I2", "bedrock.tfvars", "vm_count = \"3\"", "vm_count = 3"),
                    new Difference("I3", "bedrock.tfvars", "say \"hi\"", "say \\\"hi\\\""),
                    new Difference("I3", "bedrock.tfvars", "\"a,b\"", "[\"a\", \"b\"]"),
                    new Difference("I3", "bedrock.tfvars", "\"[object Object]\"", "{\n  k = \"v\"\n}"),
                    new Difference(
                            "I7",
                            "main.tf",
                            "\"../../azure/aks\" # keep",
                            "\"git::file:///srv/templates//cluster/azure/aks/?ref=v1\" # keep")));

    private static final Map<String, String> CODES = Map.of(
            "generate-env-missing", "CORE-0301",
            "generate-unknown-source", "CORE-0502",
            "scaffold-missing-template", "INFRA-0101",
            "scaffold-unknown-version", "CORE-0504");

    @TempDir
    Path folder;

    @SuppressWarnings("unchecked")
    record Run(Map<String, Object> data) {
        private Object get(String key) {
            return Objects.requireNonNull(data.get(key));
        }

        String id() {
            return (String) get("id");
        }

        String source() {
            return (String) get("source");
        }

        List<String> command() {
            return (List<String>) get("command");
        }

        Map<String, String> map(String key) {
            return (Map<String, String>) get(key);
        }

        boolean succeeded() {
            return ((Number) get("exit")).intValue() == 0;
        }

        String option(String name) {
            int at = command().indexOf(name);
            return at < 0 ? "" : command().get(at + 1);
        }

        @Override
        public String toString() {
            return id();
        }
    }

    static List<Run> generated() throws IOException {
        return runs().stream()
                .filter(run -> run.command().get(1).equals("generate") && run.succeeded())
                .toList();
    }

    static List<Run> failed() throws IOException {
        return runs().stream().filter(run -> CODES.containsKey(run.id())).toList();
    }

    static List<Run> scaffolded() throws IOException {
        return runs().stream()
                .filter(run -> run.command().get(1).equals("scaffold") && run.succeeded())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Run> runs() throws IOException {
        return Files.readAllLines(CORPUS.resolve("infra.jsonl")).stream()
                .map(line -> new Run((Map<String, Object>) Objects.requireNonNull(
                        JsonReader.defaults().read("infra.jsonl", line).toData())))
                .toList();
    }

    @Test
    void allRunsAreLookedAt() throws IOException {
        assertThat(runs()).hasSize(18);
        assertThat(generated()).hasSize(8);
        assertThat(scaffolded()).hasSize(3);
        // Missing options and a missing definition are those of the command line, and of the test below.
        assertThat(failed()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("generated")
    void runsAreReproduced(Run run) {
        String ours = repository(filesBelow(run.map("files"), "template@v1/"));
        write(run, ours);
        boolean single = run.option("-p").isEmpty();
        InfraOptions options = options(run.map("env"));

        open().plan(List.of(run.option("-p")), options).apply();

        SortedMap<String, String> expected =
                filesBelow(run.map("output"), single ? "project-generated/" : "project-generated/west/");
        if (single) {
            // I6: only one folder is written, with the sources rewritten that the original rewrote in the other one.
            filesBelow(run.map("output"), "project/").forEach((file, text) -> expected.replace(file, text));
        }
        compare(expected, run.id(), run.source(), ours, single ? "" : "west");
    }

    @ParameterizedTest
    @MethodSource("failed")
    void failuresAreFailures(Run run) {
        String ours = repository(filesBelow(run.map("files"), "template@v1/"));
        write(run, ours);
        String code = CODES.getOrDefault(run.id(), "none");

        assertThatThrownBy(() -> {
                    if (run.command().get(1).equals("generate")) {
                        open().plan(List.of(run.option("-p")), options(run.map("env")))
                                .apply();
                    } else {
                        scaffold(run, ours);
                    }
                })
                .isInstanceOfSatisfying(BedrockException.class, failure -> assertThat(failure.problems())
                        .filteredOn(Problem::isError)
                        .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(code)));
        assertThat(folder.resolve("project-generated")).doesNotExist();
    }

    @Test
    void aDefinitionIsNeededAtTheTop() throws IOException {
        Run run = runs().stream()
                .filter(one -> one.id().equals("generate-parent-definition-missing"))
                .findFirst()
                .orElseThrow();
        write(run, "file:///nowhere");

        assertThatThrownBy(this::open).hasMessageContaining("INFRA-0001");
    }

    @ParameterizedTest
    @MethodSource("scaffolded")
    void newDefinitionsSayTheSame(Run run) {
        String ours = repository(filesBelow(run.map("files"), "template@v1/"));
        String recorded = run.map("output").values().iterator().next().replace(run.source(), ours);
        if (run.id().equals("scaffold-descriptions")) {
            // I12: the word default in a description is no default.
            recorded = recorded.replace(
                    "  a: <insert value>\n", "  a: <insert value>\n  b: <insert value>\n  c: <insert value>\n");
        }

        assertThat(data(scaffold(run, ours))).isEqualTo(data(recorded));
    }

    @Test
    void treesOfTwoLevelsAreReproduced() {
        Path golden = CORPUS.resolve("bedrock-cli-golden/infra");
        String ours = repository(new TreeMap<>(Directories.read(golden.resolve("template-repo-at-v1"))));
        Map<String, String> input = new TreeMap<>(Directories.read(golden.resolve("input")));
        // I13: the folder of a deployment has to be there, also if it has nothing of its own.
        input.put("east/readme.md", "");
        input.replaceAll((file, text) -> text.replace("file:///srv/templates", ours));
        Directories.write(folder.resolve("project"), input);

        GeneratePlan plan = open().plan(List.of("east", "west"), options(Map.of("EXTRA", "from-env")));
        plan.apply();

        compare(
                Directories.read(golden.resolve("expected-two-level/west")),
                "west",
                "file:///srv/templates",
                ours,
                "west");
        compare(
                Directories.read(golden.resolve("expected-two-level/east")),
                "base",
                "file:///srv/templates",
                ours,
                "east");
    }

    @Test
    void theTreeOfOneLevelIsReproduced() {
        Path golden = CORPUS.resolve("bedrock-cli-golden/infra");
        String ours = repository(new TreeMap<>(Directories.read(golden.resolve("template-repo-at-v1"))));
        SortedMap<String, String> expected = Directories.read(golden.resolve("expected-single/project-dir"));
        String definition = String.valueOf(expected.remove("definition.yaml"));
        Directories.write(
                folder.resolve("project"),
                Map.of("definition.yaml", definition.replace("file:///srv/templates", ours)));

        open().plan(List.of(""), options(Map.of())).apply();

        compare(expected, "base", "file:///srv/templates", ours, "");
    }

    @Test
    void theTreeOfANewDefinitionSaysTheSame() throws IOException {
        Path golden = CORPUS.resolve("bedrock-cli-golden/infra");
        String ours = repository(new TreeMap<>(Directories.read(golden.resolve("template-repo-at-v1"))));
        TemplateRequest request =
                new TemplateRequest(ours, "cluster/environments/demo", "v1", SourceLocation.unknown());
        String recorded = Files.readString(golden.resolve("expected-scaffold-mycluster/definition.yaml"))
                .replace("file:///srv/templates", ours)
                // I12: settings of the backend are read as HCL.
                .replace("access_key: a\n", "access_key: a=b:c\n")
                .replace("'container_name ': ' tf'", "container_name: tf");

        String text = Scaffold.definition("mycluster", request, templates().get(request));

        assertThat(data(text)).isEqualTo(data(recorded));
    }

    private void compare(SortedMap<String, String> recorded, String id, String source, String ours, String deployment) {
        SortedMap<String, String> expected = new TreeMap<>(recorded);
        for (Difference difference : DIFFERENCES.getOrDefault(id, List.of())) {
            String before = expected.getOrDefault(difference.file(), "");
            assertThat(before).as("%s of %s", difference.number(), id).contains(difference.recorded());
            expected.put(difference.file(), before.replace(difference.recorded(), difference.ours()));
        }
        expected.replaceAll((file, text) -> normalized(file, text.replace(source.replace("bot:s3cr3t@", ""), ours)));
        SortedMap<String, String> actual =
                Directories.read(folder.resolve("project-generated").resolve(deployment));
        actual.keySet().removeIf(file -> file.startsWith(".bedrock-"));
        actual.replaceAll(BedrockCliConformanceTest::normalized);
        assertThat(actual).isEqualTo(expected);
    }

    /** I11: equals signs are aligned, and no line end is added or changed. */
    private static String normalized(String file, String text) {
        String lines = text.replace("\r\n", "\n").stripTrailing();
        return file.endsWith(".tfvars") ? lines.replaceAll(" += +", " = ") : lines;
    }

    private String scaffold(Run run, String source) {
        TemplateRequest request =
                new TemplateRequest(source, run.option("-t"), run.option("-r"), SourceLocation.unknown());
        return Scaffold.definition(run.option("-n"), request, templates().get(request));
    }

    private void write(Run run, String source) {
        Map<String, String> files = new HashMap<>();
        filesBelow(run.map("files"), "project/")
                .forEach((file, text) -> files.put(
                        file,
                        text.replace(CREDENTIALS, source)
                                .replace(run.source(), source)
                                // I5: a reference without a name is an error.
                                .replace(" ${env:}", "")));
        Directories.write(folder.resolve("project"), files);
    }

    /** I9: quotes that HCL does not have are an error; the runs are made with those that it has. */
    private String repository(Map<String, String> files) {
        TestRepository repository = TestRepository.create(folder.resolve("remote"), "templates");
        Map<String, String> written = new HashMap<>(files);
        written.replaceAll((file, text) -> text.replace("'../../modules/deep/disk'", "\"../../modules/deep/disk\""));
        repository.commit(written);
        repository.git("tag", "v1");
        repository.git("push", "-q", "origin", "v1");
        return "file://" + repository.bare();
    }

    private Infra open() {
        return Infra.builder(folder.resolve("project")).git(git()).open();
    }

    private TemplateSources templates() {
        return TemplateSources.builder(folder).git(git()).build();
    }

    private GitClient git() {
        return GitClient.builder(folder.resolve("cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(folder.resolve("remote")))
                .build();
    }

    /** I14: a required variable without value is an error, unless the caller gives it to Terraform. */
    private static InfraOptions options(Map<String, String> environment) {
        return InfraOptions.defaults()
                .withEnvironment(EnvironmentVariables.of(environment))
                .withSecretsInClear(true)
                .withSuppliedElsewhere(Set.of("cluster_name"));
    }

    private static SortedMap<String, String> filesBelow(Map<String, String> files, String prefix) {
        SortedMap<String, String> below = new TreeMap<>();
        files.forEach((file, text) -> {
            if (file.startsWith(prefix)) {
                below.put(file.substring(prefix.length()), text);
            }
        });
        return below;
    }

    private static Object data(String yaml) {
        return Objects.requireNonNull(YamlReader.defaults()
                .verbatimKeys()
                .readFirst("definition.yaml", yaml)
                .orElseThrow()
                .toData());
    }
}
