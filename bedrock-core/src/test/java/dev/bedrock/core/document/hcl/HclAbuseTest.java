package dev.bedrock.core.document.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.document.DocumentLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile HCL costs bounded time and memory and ends in a typed error. */
class HclAbuseTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int SIZE = 500_000;

    private final HclReader reader = HclReader.defaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "(",
                "{a=",
                "f(",
                "!",
                "-",
                "b ? ",
                "b ? c : ",
                "\"${",
                "\"%{if b}${",
                "[for a in ",
                "{for a in b: ",
                "b[",
                "b[*][",
                "<<E\n${",
                "1 == ("
            })
    void deepNestingIsRefused(String level) {
        for (int levels : new int[] {150, 20_000}) {
            assertTooDeep("a = " + level.repeat(levels));
        }
    }

    @Test
    void deepBlocksAreRefused() {
        assertTooDeep("a {\n".repeat(20_000));
    }

    @Test
    void longChainsDoNotMakeTreesThatOverflow() {
        assertTooDeep("a = " + "b + ".repeat(100_000) + "b\n");
        assertTooDeep("a = b" + "[c]".repeat(100_000) + "\n");
        assertTooDeep("a = b" + ".*.c".repeat(2).replace("c.*", "c[*]") + "[*]".repeat(100_000) + "\n");
        assertThat(reader.read("f", "a = b" + ".c".repeat(100_000) + "\n")
                        .body()
                        .items())
                .hasSize(1);
    }

    @Test
    void theCallerSetsTheLimits() {
        HclReader shallow = reader.withLimits(DocumentLimits.defaults().withMaxDepth(3));
        assertThat(shallow.read("f", "a = [[1]]\n").body().items()).hasSize(1);
        assertThatThrownBy(() -> shallow.read("f", "a = [[[1]]]\n")).isInstanceOf(LimitExceededException.class);
        HclReader tiny = reader.withLimits(DocumentLimits.defaults().withMaxCharacters(5));
        assertThatThrownBy(() -> tiny.read("f", "a = 10")).isInstanceOf(LimitExceededException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/* ",
                "# x\n",
                "<<E\n",
                "<<",
                "\"",
                "\\",
                "${",
                "$",
                "%{",
                "a = <<E\n ",
                "\n",
                " ",
                "~}",
                "}",
                "a ",
                "1e",
                "a.",
                "[1,",
                "é",
                "\"\\u",
                "a = 1\n",
                "a {}\n",
                "a = [\n"
            })
    void repeatedTextTakesLinearTime(String part) {
        String all = part.repeat(SIZE / part.length());
        for (String text :
                List.of(all, "a = \"" + all, "a = <<E\n" + all, "a = [" + all, "a = <<-E\n" + all + "\nE\n")) {
            assertTimeoutPreemptively(SOON, () -> readOrTypedError(text));
        }
    }

    @Test
    void manyArgumentsAreCheckedForDuplicatesInLinearTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            text.append("a").append(i).append(" = 1\n");
        }
        assertTimeoutPreemptively(
                SOON, () -> assertThat(reader.read("f", text.toString()).body().items())
                        .hasSize(200_000));
    }

    private void readOrTypedError(String text) {
        try {
            reader.read("f", text);
        } catch (BedrockException e) {
            assertThat(e.problems()).hasSize(1);
        }
    }

    private void assertTooDeep(String text) {
        assertThatThrownBy(() -> reader.read("f", text))
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(CoreCode.DOCUMENT_LIMIT.id()));
    }
}
