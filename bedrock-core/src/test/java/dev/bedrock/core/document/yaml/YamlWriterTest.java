package dev.bedrock.core.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.document.DocumentLimits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected texts were printed by Helm's toYaml. */
class YamlWriterTest {
    private static final String WORDS = "word ".repeat(17);

    static Stream<Arguments> strings() {
        return Stream.of(
                Arguments.of("", "\"\""),
                Arguments.of("a", "a"),
                Arguments.of("yes", "\"yes\""),
                Arguments.of("0x1F", "\"0x1F\""),
                Arguments.of("1e3", "\"1e3\""),
                Arguments.of("1e1000", "1e1000"),
                Arguments.of("._8", "._8"),
                Arguments.of(".8", "\".8\""),
                Arguments.of("12:30", "\"12:30\""),
                Arguments.of("12:60", "12:60"),
                Arguments.of("2001-1-1", "\"2001-1-1\""),
                Arguments.of("2001-2-29", "2001-2-29"),
                Arguments.of("2004-02-29T1:2:3.5Z", "\"2004-02-29T1:2:3.5Z\""),
                Arguments.of("2001-01-01 1:2:3", "\"2001-01-01 1:2:3\""),
                Arguments.of("2001-01-01T1:2:3", "2001-01-01T1:2:3"),
                Arguments.of("<<", "<<"),
                Arguments.of("-", "'-'"),
                Arguments.of("-a", "-a"),
                Arguments.of("- a", "'- a'"),
                Arguments.of("---", "'---'"),
                Arguments.of("...a", "'...a'"),
                Arguments.of("?", "'?'"),
                Arguments.of("?a", "?a"),
                Arguments.of("a: b", "'a: b'"),
                Arguments.of("a:", "'a:'"),
                Arguments.of("a:b", "a:b"),
                Arguments.of("a #b", "'a #b'"),
                Arguments.of("a#b", "a#b"),
                Arguments.of("it's", "it's"),
                Arguments.of("'it", "'''it'"),
                Arguments.of("{a}", "'{a}'"),
                Arguments.of("a{b}", "a{b}"),
                Arguments.of("@a", "'@a'"),
                Arguments.of(" a", "' a'"),
                Arguments.of("a ", "'a '"),
                Arguments.of("a\tb", "\"a\\tb\""),
                Arguments.of("\u00e9\u65e5\u00a0x", "\u00e9\u65e5\u00a0x"),
                Arguments.of("\ud83d\ude00", "\"\\U0001F600\""),
                Arguments.of("\ufeff?", "\"\\uFEFF\\x3F\""),
                Arguments.of("a\u2028b", "'a\u2028  b'"),
                Arguments.of(" \u2028", "\" \\L\""),
                Arguments.of("a\nb", "|-\n  a\n  b"),
                Arguments.of("a\n", "|\n  a"),
                Arguments.of("a\n\n", "|+\n  a\n"),
                Arguments.of(" a\nb", "|2-\n   a\n  b"),
                Arguments.of("\na", "|2-\n\n  a"),
                Arguments.of("a \nb", "\"a \\nb\""),
                Arguments.of("a\nb ", "\"a\\nb \""),
                Arguments.of("a\n\tb", "\"a\\n\\tb\""),
                Arguments.of(WORDS + "end", "word ".repeat(16) + "word\n  end"),
                Arguments.of("x: " + WORDS + "end", "'x: " + "word ".repeat(15) + "word\n  word end'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strings")
    void stringsAreWrittenAsKubernetesToolsWriteThem(String text, String expected) {
        assertThat(YamlWriter.defaults().write(text)).isEqualTo(expected + "\n");
    }

    @Test
    void collectionsAreLaidOutAsKubernetesToolsDo() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("z", null);
        map.put("list", List.of(1L, List.of(List.of(), 2L), Map.of("k", "l1\nl2\n", "j", List.of("x"))));
        map.put("empty", Map.of());
        map.put("b\nc", Map.of("d", List.of(true)));
        assertThat(YamlWriter.defaults().write(map)).isEqualTo("""
                ? |-
                  b
                  c
                : d:
                  - true
                empty: {}
                list:
                - 1
                - - []
                  - 2
                - j:
                  - x
                  k: |
                    l1
                    l2
                z: null
                """);
        assertThat(YamlWriter.defaults().withInsertionOrder().write(map)).startsWith("z: null\nlist:\n- 1\n");
    }

    @Test
    void keysAreInNaturalOrder() {
        List<String> sorted = Arrays.asList("-", "_x", "9", "10", "B", "a", "a9", "a10", "a10_", "a10b", "z", "\u00e9");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(5));
        Map<String, Long> map = new LinkedHashMap<>();
        shuffled.forEach(key -> map.put(key, 1L));
        assertThat(YamlWriter.defaults().write(map).lines().map(line -> line.replaceAll("\"|: 1", "")
                        .replace("'", "")))
                .containsExactlyElementsOf(sorted);
    }

    @Test
    void keysWithHugeNumbersAreSortedSomehow() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Map<String, Long> map = new HashMap<>();
            for (int j = 0; j < 200; j++) {
                map.put(Long.toString(random.nextLong(), 3).replace("-", ""), 1L);
            }
            assertThat(YamlWriter.defaults().write(map).lines()).hasSize(map.size());
        }
    }

    @Test
    void numbersAreWrittenAsAfterAWayThroughJson() {
        List<?> numbers = List.of(
                1000000.0,
                1234567890.5,
                1e20,
                0.00001,
                -0.0,
                1e19,
                -0x1p63,
                5L,
                new BigInteger("18446744073709551615"),
                new BigInteger("18446744073709551616"),
                Double.NaN,
                Double.NEGATIVE_INFINITY);
        assertThat(YamlWriter.defaults().write(numbers).lines().map(line -> line.substring(2)))
                .containsExactly(
                        "1000000",
                        "1.2345678905e+09",
                        "1e+20",
                        "1e-05",
                        "0",
                        "10000000000000000000",
                        "-9.223372036854776e+18",
                        "5",
                        "18446744073709551615",
                        "1.8446744073709552e+19",
                        ".nan",
                        "-.inf");
    }

    @Test
    void longLinesStayWholeWithoutFolding() {
        assertThat(YamlWriter.defaults().withoutFolding().write(Map.of("a", WORDS + "end")))
                .isEqualTo("a: " + WORDS + "end\n");
    }

    @Test
    void aMapThatContainsItselfIsRefused() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        assertThatThrownBy(() -> YamlWriter.defaults().write(map)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void whatGrowsBeyondTheLimitIsRefused() {
        Object bomb = "x";
        for (int i = 0; i < 60; i++) {
            bomb = List.of(bomb, bomb);
        }
        Object data = bomb;
        YamlWriter writer = YamlWriter.defaults().withLimits(new DocumentLimits(100_000, 100, 0));
        assertThatThrownBy(() -> writer.write(data)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void onlyPlainDataIsWritten() {
        assertThatThrownBy(() -> YamlWriter.defaults().write(Map.of("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not plain data: java.lang.Object");
    }
}
