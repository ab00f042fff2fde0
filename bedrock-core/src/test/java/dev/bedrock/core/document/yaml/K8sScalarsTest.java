package dev.bedrock.core.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.ScalarNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What kubectl and Helm read for plain scalars, recorded from them. */
class K8sScalarsTest {
    private static final Object NULL = new Object();

    static Stream<Arguments> scalars() {
        List<Arguments> all = new ArrayList<>();
        add(all, true, "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE");
        add(all, false, "n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE");
        add(all, NULL, "", "~", "null", "Null", "NULL");
        add(all, 511L, "0777", "0o777", "0O777", "0_777");
        add(all, 8.0, "08", "0_8", "8.", "8e0", "80.e-1");
        add(all, 9.0, "09");
        add(all, 5L, "0b101", "0B101", "+5", "5_");
        add(all, -5L, "-0b101", "-5", "-0x5", "-05");
        add(all, 1000L, "1_000", "1__000");
        add(all, 31L, "0x1F", "0x_1F", "0X1f");
        add(all, 0L, "0", "-0", "+0", "00", "0_");
        add(all, -0.0, "-0.0");
        add(all, 0.5, ".5", "+.5", "0.5", "5e-1", ".5_0");
        add(all, 1000.5, "1_000.5");
        add(all, 1000.0, "1e3", "1E+3", "1.e3");
        add(all, Long.MAX_VALUE, "9223372036854775807", "0x7fffffffffffffff");
        add(all, Long.MIN_VALUE, "-9223372036854775808");
        add(all, new BigInteger("18446744073709551615"), "18446744073709551615", "0xffffffffffffffff");
        add(all, 1.8446744073709552e19, "18446744073709551616");
        add(all, 9.223372036854776e18, "+9223372036854775808");
        add(all, Double.POSITIVE_INFINITY, ".inf", ".Inf", ".INF", "+.inf");
        add(all, Double.NEGATIVE_INFINITY, "-.inf");
        add(all, Double.NaN, ".nan", ".NaN", ".NAN");
        for (String text : new String[] {
            "12:30:45",
            "1:30",
            "2001-01-01",
            "2001-01-01T10:00:00Z",
            "1e400",
            "1.2.3",
            "0x",
            "0b",
            "0b2",
            "0xg",
            "1e",
            "1e+",
            ".",
            "..",
            "._5",
            ".e5",
            "--1",
            "+-1",
            "_1",
            "tRUE",
            "nULL",
            "yEs",
            "-.nan",
            "0x1p3",
            "1d",
            "=",
            "50m",
            "inf",
            "nil"
        }) {
            all.add(Arguments.of(text, text));
        }
        return all.stream();
    }

    private static void add(List<Arguments> all, Object value, String... texts) {
        for (String text : texts) {
            all.add(Arguments.of(text, value));
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("scalars")
    void plainScalarsMeanWhatKubernetesToolsReadInThem(String text, Object value) {
        Object expected = value == NULL ? null : value;
        assertThat(read(text).value()).isEqualTo(expected);
        assertThat(read(text).text()).isEqualTo(expected == null ? "" : text);
    }

    @ParameterizedTest(name = "{0} written as a string")
    @MethodSource("scalars")
    void aStringIsAStringAfterWriting(String text, Object value) {
        String yaml = YamlWriter.defaults().write(Map.of("k", text, text, "v"));
        Map<String, @Nullable Object> back = YamlReader.defaults().readMap("f", yaml);
        assertThat(back).containsEntry("k", text).containsEntry(text, "v");
    }

    @Test
    void quotedAndBlockScalarsAreStrings() {
        assertThat(read("\"1\"").value()).isEqualTo("1");
        assertThat(read("'true'").value()).isEqualTo("true");
        assertThat(read("|-\n  1").value()).isEqualTo("1");
    }

    @Test
    void keysAreStrings() {
        String text = "1: a\ntrue: b\nn: c\n1.5: d\n1e3: e\n0x10: f\n1e6: g\n'2': h\n";
        assertThat(YamlReader.defaults().readMap("f", text).keySet())
                .containsExactly("1", "true", "false", "1.5", "1000", "16", "1e+06", "2");
    }

    private static ScalarNode read(String text) {
        MapNode map = (MapNode)
                YamlReader.defaults().readFirst("f", "k: " + text + "\n").orElseThrow();
        return (ScalarNode) map.get("k").orElseThrow();
    }
}
