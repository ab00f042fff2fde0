package dev.bedrock.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.process.EnvironmentVariables;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesFileTest {
    @Test
    void linesAreAssignmentsCommentsOrBlank() {
        EnvironmentVariables variables = VariablesFile.read(".env", """
                # a comment
                PLAIN=value # comment
                HASH=a#b

                export EXPORTED = spaced out\t
                EMPTY=
                ONCE=first
                ONCE=second
                """);

        assertThat(variables.get("PLAIN")).contains("value");
        assertThat(variables.get("HASH")).contains("a#b");
        assertThat(variables.get("EXPORTED")).contains("spaced out");
        assertThat(variables.get("EMPTY")).contains("");
        assertThat(variables.get("ONCE")).contains("second");
        assertThat(variables.get("ABSENT")).isEmpty();
    }

    @Test
    void quotesKeepWhatIsInThem() {
        EnvironmentVariables variables = VariablesFile.read(".env", """
                SINGLE='a # b \\n $HOME' # comment
                DOUBLE="say \\"hi\\"\\n\\\\ \\$x"
                """);

        assertThat(variables.get("SINGLE")).contains("a # b \\n $HOME");
        assertThat(variables.get("DOUBLE")).contains("say \"hi\"\n\\ \\$x");
    }

    @Test
    void allBadLinesAreNamedWithoutTheirContent() {
        assertThatThrownBy(() -> VariablesFile.read(".env", "A=1\nhunter2\nB='hunter2\n9X=hunter2\n"))
                .isInstanceOfSatisfying(InvalidInputException.class, failure -> {
                    assertThat(failure.problems())
                            .extracting(problem -> problem.location().toString())
                            .containsExactly(".env:2:1", ".env:3:1", ".env:4:1");
                    assertThat(failure.problems().toString())
                            .contains("CORE-0303")
                            .doesNotContain("hunter2");
                });
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() {
        assertThat(VariablesFile.read(".env", "\ufeffA=1\r\nB=2\r\n").get("A")).contains("1");
    }

    @Test
    void variablesOfTheProcessCanComeFirst() {
        EnvironmentVariables both =
                EnvironmentVariables.of(Map.of("A", "process")).orElse(VariablesFile.read(".env", "A=file\nB=file\n"));

        assertThat(both.get("A")).contains("process");
        assertThat(both.get("B")).contains("file");
    }
}
