package dev.bedrock.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that try to become options of a program, or commands of a shell. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs POSIX programs")
class ArgumentInjectionTest {
    private final ProcessRunner runner = ProcessRunner.system();

    @ParameterizedTest
    @ValueSource(
            strings = {"-", "--", "--upload-pack=touch /tmp/pwned", "-oProxyCommand=x", "--post-renderer=sh", "-rf"})
    void aValueThatLooksLikeAnOptionIsNoOperand(String value) {
        assertThatThrownBy(() -> Arguments.operand("branch", value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0204")
                .hasMessageContaining("the branch '" + value + "'");
    }

    @Test
    void anEmptyValueIsNoOperand() {
        assertThatThrownBy(() -> Arguments.operand("branch", "")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void otherValuesPass() {
        assertThat(Arguments.operand("branch", "feature/-x y$(z)")).isEqualTo("feature/-x y$(z)");
        assertThat(Arguments.option("--namespace", "-x")).isEqualTo("--namespace=-x");
        assertThatThrownBy(() -> Arguments.option("-n", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$(touch pwned)",
                "`touch pwned`",
                "a; touch pwned",
                "a && touch pwned",
                "| touch pwned",
                "> pwned",
                "*",
                "~",
                "$HOME",
                "a b",
                "'",
                "\"",
                "\\",
                "\n",
                "",
                "-n",
                "größe 日本"
            })
    void argumentsReachTheProgramAsTheyAre(String argument, @TempDir Path directory) {
        ProcessResult result =
                runner.run(Command.of("printf", "%s|", argument, "end").in(directory));

        assertThat(result.stdout()).isEqualTo(argument + "|end|");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatCannotBePassedOnIsRefused() {
        assertThatThrownBy(() -> runner.run(Command.of("printf", "s3cret\0--option")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0205")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> runner.run(Command.of("printf", "lone \ud800 surrogate")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> runner.run(Command.of("printf").withEnvironment("A=B", "x")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> runner.run(Command.of("printf").withEnvironment("A", "x\0")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aProgramInTheWorkingDirectoryIsNotFoundThroughRelativePathEntries(@TempDir Path directory) throws IOException {
        Path planted = Files.writeString(directory.resolve("planted"), "#!/bin/sh\necho pwned\n");
        Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessRunner careless = ProcessRunner.of(EnvironmentVariables.of(Map.of("PATH", ":.::relative")));

        assertThatThrownBy(() -> careless.run(Command.of("planted").in(directory)))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> careless.run(Command.of("./planted").in(directory)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(runner.run(Command.of(planted.toString())).stdout()).isEqualTo("pwned\n");
    }

    @Test
    void theProgramSeesNoOtherVariablesThanThoseItNeeds() {
        Map<String, String> ours =
                Map.of("PATH", "/usr/bin:/bin", "HOME", "/h", "AWS_SECRET_ACCESS_KEY", "s3cret", "LD_PRELOAD", "x");

        String seen = ProcessRunner.of(EnvironmentVariables.of(ours))
                .run(Command.of("env").withEnvironment("GIVEN", "yes").withEnvironment("HOME", "/other"))
                .stdout();

        assertThat(seen.lines()).containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "HOME=/other", "GIVEN=yes");
    }

    @Test
    void argumentsAreNotPrinted() {
        assertThat(Command.of("helm", "--password", "s3cret")).hasToString("helm");
        assertThat(runner.run(Command.of("printf", "s3cret"))).hasToString("printf ended with exit code 0");
    }
}
