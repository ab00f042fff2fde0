package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bedrock deployment ...} with a file in the directory. */
class DeploymentTest {
    @TempDir
    Path directory;

    private Cli.Result run(String arguments) {
        return new Cli(directory).run(("deployment " + arguments).split(" "));
    }

    private void recordAll() {
        assertThat(run("create --p1 6053 --image-tag hello-bedrock-master-6053 --commit-id c626394"
                                + " --service team/hello-bedrock --repository https://git.example.com/Hello")
                        .exitCode())
                .isZero();
        assertThat(run("create --p2 182 --image-tag hello-bedrock-master-6053 --hld-commit-id a3dc9a7 --env DEV"
                                + " --pr 7")
                        .exitCode())
                .isZero();
        assertThat(run("create --p3 6054 --hld-commit-id a3dc9a7").exitCode()).isZero();
        assertThat(run("create --p3 6054 --manifest-commit-id db26e17").exitCode())
                .isZero();
    }

    @Test
    void theStepsOfAPipelineBecomeARow() {
        recordAll();

        Cli.Result result = run("get");

        assertThat(result.out().lines().toList().get(1))
                .matches("Complete hello-bedrock dev  hello-bedrock-master-6053 │ +6053 c626394 ✓  │ +182 a3dc9a7 ✓  │"
                        + " +6054 db26e17 ✓  │ 0\\.\\d\\d mins");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void columnsAreThoseOfTheOriginal() {
        recordAll();

        assertThat(run("get").out().lines().findFirst().orElse("").split("\\s{1,}"))
                .containsExactly(
                        "Status Service Ring Image Tag │ Image Creation Commit OK │ Metadata Update Commit OK │ Ready to"
                                .concat(" Deploy Commit OK │ Duration")
                                .split(" "));
        assertThat(run("get -h").out()).doesNotContain("│");
        assertThat(run("get -o wiDE").out()).startsWith("Start Time").contains("Approval PR");
    }

    @Test
    void jsonHasTheNamesOfTheOriginal() {
        recordAll();

        assertThat(run("get -o json").out())
                .contains("\"service\": \"hello-bedrock\"")
                .contains("\"environment\": \"dev\"")
                .contains("\"dockerToHldRelease\": {\n      \"id\": \"182\"")
                .contains("\"sourceRepo\": \"https://git.example.com/hello\"")
                .contains("\"status\": \"Complete\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-b 6053",
                "-c C626394",
                "-i hello-bedrock-master-6053",
                "-r Dev",
                "-s hello-bedrock",
                "-s team/hello-bedrock"
            })
    void filtersFindWhatIsShown(String filter) {
        recordAll();
        run("create --p1 1 --image-tag other:1 --commit-id 1111111 --service other");

        assertThat(run("get " + filter).out().lines()).hasSize(2).anyMatch(line -> line.contains("6053"));
    }

    @Test
    void oneDeploymentIsShownByItsId() {
        String id = run("create --p1 1 --image-tag other:1 --commit-id 1111111 --service other")
                .err()
                .strip()
                .replace("recorded in ", "");

        assertThat(run("get -d " + id + " -o json").out()).contains("\"deploymentId\": \"" + id + "\"");
        assertThat(run("get -d nobody").err()).contains("No deployments found.");
        assertThat(run("get -d nobody -o json").out()).isEqualTo("[]\n");
    }

    @Test
    void theYoungestAreShownAndNoMoreThanAskedFor() {
        for (int i = 0; i < 4; i++) {
            run("create --p1 " + i + " --image-tag x:" + i + " --commit-id c" + i + " --service x");
        }

        assertThat(run("get -t 2").out().lines().skip(1))
                .hasSize(2)
                .allMatch(line -> line.contains("x:2") || line.contains("x:3"));
        assertThat(run("get -t -5").exitCode()).isEqualTo(2);
        assertThat(run("get -t many").err()).contains("--top is a number above 0");
    }

    @Test
    void aStepThatIsRepeatedIsNoNews() {
        recordAll();

        assertThat(run("create --p3 6054 --manifest-commit-id db26e17").err()).isEqualTo("nothing new\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create --p1 1 --image-tag t",
                "create --p2 1 --image-tag t",
                "create --p3 1",
                "create --image-tag t",
                "create --p3 51 --manifest-commit-id m",
                "create -n account --p1 1 --image-tag t --commit-id c --service s"
            })
    void whatIsMissingIsSaidAndNothingIsRecorded(String arguments) {
        Cli.Result result = run(arguments);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("error TEL-0");
        assertThat(run("get -o json").out()).isEqualTo("[]\n");
    }

    @Test
    void allThatAzureLacksIsNamedAndTheKeyIsNot() {
        Cli.Result result = run("create -n account -k c2VjcmV0 --p1 1 --image-tag t --commit-id c --service s");

        assertThat(result.err())
                .contains("lacks its table_name", "lacks its partition_key", "--partition-key")
                .doesNotContain("c2VjcmV0");
    }

    @Test
    void settingsComeFromTheConfiguration() {
        Directories.write(directory, Map.of("bedrock-config.yaml", """
            introspection:
              azure: {account_name: shopaccount, table_name: deployments, partition_key: shop, key: '${env:KEY}'}
            """));

        assertThat(run("get").err()).contains("bedrock-config.yaml:2").contains("variable KEY is not set");
        assertThat(new Cli(directory)
                        .with("KEY", "no base64!")
                        .run("deployment", "get")
                        .err())
                .contains("TEL-0210")
                .doesNotContain("no base64!");
        assertThat(run("get --store local.db").exitCode()).isEqualTo(1);
    }

    @Test
    void theFileAndTheProjectOfAnEmbeddedStoreAreConfigured() {
        Directories.write(directory, Map.of("bedrock-config.yaml", """
            introspection:
              embedded: {file: shop.db, partition_key: shop}
            """));
        run("create --p1 1 --image-tag t --commit-id c --service s");

        assertThat(directory.resolve("shop.db")).isRegularFile();
        assertThat(run("get -o json").out()).contains("\"imageTag\": \"t\"");
        assertThat(run("get -o json --partition-key bank").out()).isEqualTo("[]\n");
    }

    @Test
    void theStoreIsValidated() {
        assertThat(run("validate").err()).isEqualTo("the store of deployments can be read\n");
        assertThat(run("validate --self-test").err()).contains("the self test has recorded");
        assertThat(run("get -o json").out()).isEqualTo("[]\n");
        Directories.write(directory, Map.of("deployments.db", "not a database, but a text of some length ".repeat(90)));
        assertThat(run("validate").exitCode()).isEqualTo(1);
    }

    @Test
    void deploymentsMoveToAnotherStoreAsLines() throws Exception {
        recordAll();
        String exported = run("export -q").out();
        Files.writeString(directory.resolve("lines.jsonl"), exported);

        assertThat(run("import lines.jsonl --store other.db").err()).isEqualTo("added 1, completed 0, known 0\n");
        assertThat(run("import lines.jsonl --store other.db").err()).isEqualTo("added 0, completed 0, known 1\n");
        assertThat(run("export -q --store other.db").out()).isEqualTo(exported);
        assertThat(run("import missing.jsonl").err()).contains("TEL-0222", "missing.jsonl");
    }

    @Test
    void oldDeploymentsAreRemovedButTheLastOnes() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lines.add("{\"id\":\"id" + i + "\",\"service\":\"x\",\"imageTag\":\"x:" + i
                    + "\",\"imageRecordedAt\":\"2020-01-0" + (i + 1) + "T00:00:00Z\"}");
        }
        Files.write(directory.resolve("lines.jsonl"), lines);
        run("import lines.jsonl");

        assertThat(run("prune --keep-last 2 --dry-run").err()).contains("would remove 3, kept 2");
        assertThat(run("prune --keep-last 2").err()).contains("removed 3, kept 2");
        assertThat(run("get -o json").out()).contains("x:3", "x:4").doesNotContain("x:2");
        assertThat(run("prune --days 0").exitCode()).isEqualTo(2);
    }

    @Test
    void theIndexOfAnEmbeddedStoreIsAlwaysThere() {
        assertThat(run("index").exitCode()).isZero();
    }

    @Test
    void watchingPrintsUntilItIsInterrupted() throws Exception {
        recordAll();
        List<Integer> codes = new ArrayList<>();
        Thread user = new Thread(() -> codes.add(run("get -w").exitCode()));
        user.start();
        while (user.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        user.interrupt();
        user.join();

        assertThat(codes).containsExactly(0);
    }

    @Test
    void whatTablesHoldCannotSteerATerminal() {
        Directories.write(
                directory,
                Map.of(
                        "lines.jsonl",
                        "{\"id\":\"a\",\"service\":\"x\\u001b[2Jy\",\"env\":\"q\\u202ea\",\"imageTag\":\"t\\r\\n::set-output"
                                + " name=x::1\",\"commitId\":\"c\\u001b]0;title\\u0007\"}\n"));
        assertThat(run("import lines.jsonl").exitCode()).isZero();

        for (String format : List.of("normal", "wide", "json")) {
            String out = run("get -o " + format).out();
            assertThat(out).doesNotContain("\u001b", "\u0007", "\r");
            assertThat(out.lines()).noneMatch(line -> line.startsWith("::set-output"));
        }
        assertThat(run("get").out()).doesNotContain("\u202e");
    }

    @Test
    void aConfigurationThatIsABombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("x]\n");
        }
        Directories.write(directory, Map.of("bedrock-config.yaml", bomb + "introspection: {azure: {key: *a11}}\n"));

        assertThat(run("get").exitCode()).isEqualTo(1);
        Directories.write(directory, Map.of("bedrock-config.yaml", "introspection: " + "[".repeat(50_000)));
        assertThat(run("get").exitCode()).isEqualTo(1);
        Directories.write(directory, Map.of("bedrock-config.yaml", "introspection: [not, a, map]\n"));
        assertThat(run("create --p1 1 --image-tag t --commit-id c --service s").err())
                .contains("bedrock-config.yaml:1:16", "no map");
        assertThat(directory.resolve("deployments.db")).doesNotExist();
    }

    @Test
    void aTableOfAzureIsReachedOverHttpsOnly() {
        Directories.write(directory, Map.of("bedrock-config.yaml", """
                introspection:
                  azure: {account_name: shop, table_name: deployments, partition_key: shop, key: c2VjcmV0, endpoint: '%s'}
                """.formatted("file:///etc/passwd")));

        assertThat(run("get").err()).contains("TEL-0210").doesNotContain("c2VjcmV0");
    }
}
