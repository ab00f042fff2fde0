package dev.bedrock.infra.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Terraform may print that the one of these tests' machine does not. */
class TerraformAnswersTest {
    @TempDir
    Path folder;

    @BeforeEach
    void module() {
        Directories.write(folder, Map.of("module/main.tf", "locals {}\n"));
    }

    @Test
    void actionsThatAreRareAreKnown() {
        assertThat(answering(0, """
                        {"type":"planned_change","change":{"resource":{"addr":"a.b"},"action":"move"}}
                        {"type":"planned_change","change":{"resource":{"addr":"c.d"},"action":"import"}}
                        {"type":"planned_change","change":{"resource":{"addr":"e.f"},"action":"remove"}}
                        {"type":"planned_change","change":{"resource":{"addr":"data.g.h"},"action":"read"}}
                        {"type":"planned_change","change":{"resource":{"addr":"i.j"},"action":"noop"}}
                        {"type":"diagnostic","diagnostic":{"severity":"warning","summary":"old","detail":""}}
                        {"type":"change_summary","changes":{"add":0}}
                        """).plan()).satisfies(plan -> {
            assertThat(plan.resources()).map(Object::toString).hasSize(4);
            assertThat(plan.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                    .isEqualTo("old"));
        });
    }

    @Test
    void aPlanThatCannotBeUnderstoodIsNoPlan() {
        assertThatThrownBy(() -> answering(0, """
                        {"type":"planned_change","change":{"resource":{"addr":"a.b"},"action":"explode"}}
                        """).plan())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INFRA-0407")
                .hasMessageContaining("'explode'");
        assertThatThrownBy(() -> answering(0, "{\"type\":\"version\"}\n").plan())
                .hasMessageContaining("the plan has no summary");
        assertThatThrownBy(() -> answering(0, "well\n").validate()).hasMessageContaining("INFRA-0407");
        assertThatThrownBy(() -> answering(0, "{\"a\": 1}\n").outputs()).hasMessageContaining("INFRA-0401");
    }

    @Test
    void aFailureIsOneWhateverWasPrinted() {
        assertThatThrownBy(() -> answering(1, "{\"type\":\"change_summary\"}\n").plan())
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("terraform plan ended with exit code 1");
        assertThatThrownBy(() -> answering(1, "{}\n").validate()).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> answering(1, "crash\n").validate()).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> answering(2, "").checkFormat()).isInstanceOf(UnavailableException.class);
    }

    @Test
    void withoutTerraformOrAFolderNothingIsRun() {
        Terraform none = Terraform.in(folder.resolve("module"))
                .withEnvironment(EnvironmentVariables.of(Map.of("PATH", folder.toString())));
        assertThat(none.isInstalled()).isFalse();
        assertThatThrownBy(none::validate)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("terraform was not found");
        assertThatThrownBy(() -> Terraform.in(folder.resolve("missing")).plan()).hasMessageContaining("INFRA-0408");
        assertThatThrownBy(() -> Terraform.in(folder).plan()).hasMessageContaining("INFRA-0408");
    }

    /** A Terraform that answers everything with one text. */
    private Terraform answering(int exitCode, String answer) {
        Directories.write(
                folder,
                Map.of("bin/answer", answer, "bin/terraform", "#!/bin/sh\ncat ../bin/answer\nexit " + exitCode + "\n"));
        folder.resolve("bin/terraform").toFile().setExecutable(true);
        return Terraform.in(folder.resolve("module"))
                .withEnvironment(EnvironmentVariables.of(Map.of("PATH", folder + "/bin:/usr/bin:/bin")));
    }
}
