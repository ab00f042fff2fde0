package dev.bedrock.hld.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentSplitterTest {
    static List<Arguments> streams() {
        return List.of(
                Arguments.of("", List.of()),
                Arguments.of("\n \n---\n---\n\n", List.of()),
                Arguments.of("a: 1", List.of("1 a: 1\n")),
                Arguments.of("---\na: 1\n---\nb: 2\n", List.of("2 a: 1\n", "4 b: 2\n")),
                Arguments.of("---\n---\n\n# c\na: 1\n\n\n---\nb: 2", List.of("4 # c\na: 1\n", "9 b: 2\n")),
                Arguments.of("--- {a: 1}\n--- # note\nb: 2\n", List.of("1  {a: 1}\n", "2  # note\nb: 2\n")),
                Arguments.of("---\ta: 1\n", List.of("1 \ta: 1\n")),
                Arguments.of("  a: 1\n  b: 2\n", List.of("1   a: 1\n  b: 2\n")),
                Arguments.of("a: 1\n...\n---\nb: 2\n...\n", List.of("1 a: 1\n", "4 b: 2\n")),
                Arguments.of(
                        "a: |\n  ---\n  x\nb: '\n\n  ---\n\n  '\n",
                        List.of("1 a: |\n  ---\n  x\nb: '\n\n  ---\n\n  '\n")),
                Arguments.of("a: 1\n----\n-----BEGIN\n---x\n", List.of("1 a: 1\n----\n-----BEGIN\n---x\n")),
                Arguments.of("---\r\na: 1\r\n---\r\nb: 2\r\n", List.of("2 a: 1\r\n", "4 b: 2\r\n")),
                Arguments.of("%YAML 1.2\n---\na: 1\n", List.of("3 a: 1\n")),
                Arguments.of("%YAML 1.2\n# c\n%TAG ! x\n\n---\na: 1\n", List.of("6 a: 1\n")),
                Arguments.of("%YAML 1.2\na: 1\n", List.of("1 %YAML 1.2\na: 1\n")),
                Arguments.of("a: |+\n  x\n\n\n---\nb: 2\n", List.of("1 a: |+\n  x\n\n\n", "6 b: 2\n")),
                Arguments.of("a: >2+ # c\n  x\n\n", List.of("1 a: >2+ # c\n  x\n\n")),
                Arguments.of("a: |\n  x  \n\n\n---\n", List.of("1 a: |\n  x  \n")),
                Arguments.of("a: |\n  x\n     \n", List.of("1 a: |\n  x\n     \n")),
                Arguments.of("a: x\n     \n\n", List.of("1 a: x\n")));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void cutsAtMarkersOnly(String stream, List<String> pieces) {
        assertThat(DocumentSplitter.split(stream))
                .extracting(piece -> piece.line() + " " + piece.text())
                .containsExactlyElementsOf(pieces);
    }

    @Test
    void timeIsLinear() {
        assertThat(DocumentSplitter.split("---\na: |+\n  x\n\n".repeat(200_000)))
                .hasSize(200_000);
        assertThat(DocumentSplitter.split("\n".repeat(5_000_000))).isEmpty();
        assertThat(DocumentSplitter.split("|".repeat(5_000_000))).hasSize(1);
    }
}
