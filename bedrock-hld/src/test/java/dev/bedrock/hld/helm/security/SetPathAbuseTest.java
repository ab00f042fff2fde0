package dev.bedrock.hld.helm.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.hld.helm.command.TemplateCommand;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 8: {@code --set}. */
@Timeout(30)
class SetPathAbuseTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeChart() {
        new AttackedChart(directory).template("a: 1");
    }

    private String run(String flag, String line) {
        return TemplateCommand.parse(List.of("rel", "chart", flag, line), directory)
                .run(EmbeddedHelm.create())
                .manifests();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a[2147483647]=x",
                "a[65537]=x",
                "a[-1]=x",
                "a[9223372036854775808]=x",
                "a[99999999999999999999]=x",
                "a[x]=x",
                "a[0][2147483647]=x",
            })
    void indexesAreBounded(String line) {
        for (String flag : List.of("--set", "--set-string", "--set-json", "--set-literal", "--set-file")) {
            assertThatThrownBy(() -> run(flag, line)).isInstanceOf(BedrockException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "a={x", "={"})
    void linesAreComplete(String line) {
        assertThatThrownBy(() -> run("--set", line)).isInstanceOf(BedrockException.class);
    }

    @Test
    void depthIsBounded() {
        String keys = "a.".repeat(100_000) + "a=x";
        String lists = "a" + "[0]".repeat(100_000) + "=x";
        for (String flag : List.of("--set", "--set-string", "--set-literal", "--set-json")) {
            assertThatThrownBy(() -> run(flag, keys)).isInstanceOf(BedrockException.class);
            assertThatThrownBy(() -> run(flag, lists)).isInstanceOf(BedrockException.class);
        }
        assertThatThrownBy(() -> run("--set", "a=" + "{".repeat(100_000))).isInstanceOf(BedrockException.class);
        assertThatThrownBy(() -> run("--set-json", "a=" + "[".repeat(100_000))).isInstanceOf(BedrockException.class);
    }

    @Test
    void longLinesTakeLinearTime() {
        assertThat(run("--set", "a=x,".repeat(100_000) + "b=y")).contains("a: 1");
        assertThat(run("--set", "a={" + "x,".repeat(100_000) + "y}")).contains("a: 1");
    }

    @Test
    void listsDoNotGrowWithoutEnd() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            line.append("a").append(i).append("[65536][0][65536]=x,");
        }

        try {
            assertThat(run("--set", line.append("z=1").toString())).contains("a: 1");
        } catch (BedrockException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }
}
