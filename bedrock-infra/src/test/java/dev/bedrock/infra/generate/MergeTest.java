package dev.bedrock.infra.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.infra.Infra;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person and the template change the same generated file. */
class MergeTest {
    private static final String TEMPLATE = """
            locals {
              one   = 1
              two   = 2
              three = 3
              four  = 4
              five  = 5
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void generated() {
        Directories.write(folder, Map.of("infra/definition.yaml", """
                source: ./templates
                template: a
                variables: {name: x, size: "1"}
                """));
        template(TEMPLATE + "variable \"name\" {}\nvariable \"size\" {}\n");
        plan().apply();
    }

    @Test
    void changesAtDifferentLinesArePutTogether() {
        byHand(file().replace("one   = 1", "one   = 10 # mine"));
        template(file("five  = 50"));

        GeneratePlan plan = plan();
        assertThat(plan.deployments().get(0).changes()).contains(new FileChange("main.tf", FileChange.Kind.MERGE));
        assertThat(plan.problems()).isEmpty();
        plan.apply();

        assertThat(file()).contains("  one   = 10 # mine\n", "  five  = 50\n");
        assertThat(plan().deployments().get(0).changes()).contains(new FileChange("main.tf", FileChange.Kind.KEEP));
    }

    @Test
    void changesAreKeptOverManyGenerations() {
        byHand(file().replace("one   = 1", "one   = 10"));
        for (int five = 6; five < 9; five++) {
            template(file("five  = " + five));
            plan().apply();
            assertThat(file()).contains("one   = 10\n", "five  = " + five + "\n");
        }
        template(file("five  = 9").replace("one   = 1\n", "one   = 10\n"));
        plan().apply();

        assertThat(file()).contains("one   = 10\n", "five  = 9\n");
        assertThat(plan().deployments().get(0).changes())
                .contains(new FileChange("main.tf", FileChange.Kind.UNCHANGED));
    }

    @Test
    void everyLineThatBothHaveChangedIsToldAndNothingIsWritten() {
        byHand(file().replace("one   = 1", "one   = 10").replace("five  = 5", "five  = 55"));
        template(file("five  = 50").replace("one   = 1\n", "one   = 11\n"));
        DirectorySnapshot before = DirectorySnapshot.of(folder);

        GeneratePlan plan = plan();

        assertThat(plan.problems())
                .extracting(Problem::code, problem -> problem.location().line())
                .containsExactly(tuple("INFRA-0301", 2), tuple("INFRA-0301", 6));
        assertThatThrownBy(plan::apply).isInstanceOf(ConflictException.class);
        before.assertUnchanged();
    }

    @Test
    void aConflictCanBeKeptAndTheNextChangeIsComparedWithWhatWasGeneratedThen() {
        byHand(file().replace("one   = 1", "one   = 10"));
        template(file("five  = 5").replace("one   = 1\n", "one   = 11\n"));
        plan(true).apply();
        assertThat(file()).contains("one   = 10\n");

        template(file("five  = 50").replace("one   = 1\n", "one   = 11\n"));
        plan().apply();
        assertThat(file()).contains("one   = 10\n", "five  = 50\n");
    }

    @Test
    void aFileThatIsChangedOnceMoreAfterThePlanIsNotMerged() {
        byHand(file().replace("one   = 1", "one   = 10"));
        template(file("five  = 50"));
        GeneratePlan plan = plan();
        byHand(file().replace("one   = 10", "one   = 12"));
        DirectorySnapshot before = DirectorySnapshot.of(folder);

        assertThatThrownBy(plan::apply).isInstanceOf(ConflictException.class).hasMessageContaining("INFRA-0303");
        before.assertUnchanged();
    }

    @Test
    void whatWouldNotBeHclAnyMoreIsAConflict() {
        byHand("/*\n" + file());
        template(file("five  = 5 /* five */"));

        assertThat(plan().problems()).extracting(Problem::code).containsExactly("INFRA-0301");
    }

    @Test
    void valuesAreMergedToo() {
        Directories.write(folder, Map.of("infra-generated/bedrock.tfvars", "name = \"x\"\nsize = \"9\"\n\nmore = 1\n"));
        Directories.write(folder, Map.of("infra/definition.yaml", """
                source: ./templates
                template: a
                variables: {name: y, size: "1"}
                """));

        assertThat(plan().problems()).extracting(Problem::code).containsExactly("INFRA-0301");
        Directories.write(folder, Map.of("infra-generated/bedrock.tfvars", "name = \"x\"\nsize = \"1\"\n\nmore = 1\n"));
        plan().apply();
        assertThat(folder.resolve("infra-generated/bedrock.tfvars"))
                .hasContent("name = \"y\"\nsize = \"1\"\n\nmore = 1\n");
    }

    @Test
    void withoutTheTextsOfThenAFileIsKeptOrReportedAsAWhole() throws IOException {
        byHand(file().replace("one   = 1", "one   = 10"));
        template(file("five  = 50"));
        Path base = folder.resolve("infra-generated/.bedrock-base.json");

        Directories.write(folder, Map.of("infra-generated/.bedrock-base.json", "{\"main.tf\": \"forged\\n\"}"));
        assertThat(plan().problems()).extracting(Problem::code).containsExactly("INFRA-0301");
        Files.delete(base);
        assertThat(plan().problems()).extracting(Problem::code).containsExactly("INFRA-0301");

        plan(true).apply();
        assertThat(file()).contains("one   = 10\n", "five  = 5\n");
        assertThat(base).content().contains("five  = 50");
    }

    @Test
    void aDamagedRecordIsReplaced() {
        Directories.write(folder, Map.of("infra-generated/.bedrock-base.json", "damaged"));

        plan().apply();

        assertThat(folder.resolve("infra-generated/.bedrock-base.json"))
                .content()
                .contains("five  = 5");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("infra", "infra-generated");
    }

    @Test
    void filesThatAreNoTextAreNotPutTogether() throws IOException {
        Path source = folder.resolve("infra/templates/a/logo");
        Path target = folder.resolve("infra-generated/logo");
        Files.write(source, new byte[] {1, (byte) 0xff, '\n', 2, '\n', 3});
        plan().apply();
        Files.write(target, new byte[] {9, (byte) 0xff, '\n', 2, '\n', 3});
        Files.write(source, new byte[] {1, (byte) 0xff, '\n', 2, '\n', 9});

        assertThat(plan().problems()).extracting(Problem::code).containsExactly("INFRA-0301");
    }

    private void byHand(String text) {
        Directories.write(folder, Map.of("infra-generated/main.tf", text));
    }

    private void template(String text) {
        Directories.write(folder, Map.of("infra/templates/a/main.tf", text));
    }

    private String file(String five) {
        return TEMPLATE.replace("five  = 5", five) + "variable \"name\" {}\nvariable \"size\" {}\n";
    }

    private String file() {
        return Directories.read(folder).getOrDefault("infra-generated/main.tf", "");
    }

    private GeneratePlan plan() {
        return plan(false);
    }

    private GeneratePlan plan(boolean keepChanges) {
        return Infra.open(folder.resolve("infra"))
                .plan(
                        List.of(""),
                        InfraOptions.defaults()
                                .withEnvironment(EnvironmentVariables.of(Map.of()))
                                .withKeepChanges(keepChanges));
    }
}
