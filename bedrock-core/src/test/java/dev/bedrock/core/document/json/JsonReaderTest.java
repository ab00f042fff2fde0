package dev.bedrock.core.document.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.DocumentLimits;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.ScalarNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static @Nullable Object read(String text) {
        return JsonReader.defaults().read("f.json", text).toData();
    }

    @Test
    void valuesAreReadExactly() {
        assertThat(read(" [1, -2, 12345678901234567890, 9223372036854775807, 1.0, 1e3, -0, true, false, null] \r\n"))
                .isEqualTo(Arrays.asList(
                        1L,
                        -2L,
                        new BigInteger("12345678901234567890"),
                        Long.MAX_VALUE,
                        1.0,
                        1000.0,
                        -0.0,
                        true,
                        false,
                        null));
        assertThat(read("{\"b\":\t{}, \"a\": []}")).isEqualTo(Map.of("a", List.of(), "b", Map.of()));
    }

    @Test
    void stringsAreUnescaped() {
        assertThat(read("\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\\u00e9\\ud83d\\ude00\""))
                .isEqualTo("a\n\t\"\\/\b\f\r\u00e9\ud83d\ude00");
        assertThat(read("\"\\ud83d \\ude00\\ud83dx\"")).isEqualTo("\ufffd \ufffd\ufffdx");
    }

    @Test
    void placesAreKnown() {
        MapNode map =
                (MapNode) JsonReader.defaults().read("f", "{\n  \"\ud83d\ude00\": \"\ud83d\ude00\", \"b\": 1.10}");
        assertThat(map.entry("b").orElseThrow().keyLocation()).isEqualTo(SourceLocation.of("f", 2, 13));
        ScalarNode number = (ScalarNode) map.get("b").orElseThrow();
        assertThat(number.location()).isEqualTo(SourceLocation.of("f", 2, 18));
        assertThat(number.text()).isEqualTo("1.10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '|', textBlock = """
            |   |            ~ 1 ~ 4 ~ unexpected end of JSON input
            {"a": [1         ~ 1 ~ 9 ~ unexpected end of JSON input
            "a               ~ 1 ~ 3 ~ unexpected end of JSON input
            }                ~ 1 ~ 1 ~ invalid character '}' looking for beginning of value
            [1,]             ~ 1 ~ 4 ~ invalid character ']' looking for beginning of value
            {a: 1}           ~ 1 ~ 2 ~ invalid character 'a' looking for beginning of object key string
            {"a": 1,}        ~ 1 ~ 9 ~ invalid character '}' looking for beginning of object key string
            {"a" 1}          ~ 1 ~ 6 ~ invalid character '1' after object key
            {"a": 1 "b"}     ~ 1 ~ 9 ~ invalid character '"' after object key:value pair
            [1 2]            ~ 1 ~ 4 ~ invalid character '2' after array element
            {} x             ~ 1 ~ 4 ~ invalid character 'x' after top-level value
            trux             ~ 1 ~ 4 ~ invalid character 'x' in literal true (expecting 'e')
            01               ~ 1 ~ 2 ~ invalid character '1' after top-level value
            -a               ~ 1 ~ 2 ~ invalid character 'a' in numeric literal
            1.a              ~ 1 ~ 3 ~ invalid character 'a' after decimal point in numeric literal
            1ea              ~ 1 ~ 3 ~ invalid character 'a' in exponent of numeric literal
            "\\x"            ~ 1 ~ 3 ~ invalid character 'x' in string escape code
            "\\u12g4"        ~ 1 ~ 6 ~ invalid character 'g' in \\u hexadecimal character escape
            'a'              ~ 1 ~ 1 ~ invalid character '\\'' looking for beginning of value
            [\u00e9]         ~ 1 ~ 2 ~ invalid character '\u00c3' looking for beginning of value
            """)
    void errorsAreThoseOfGo(String text, int line, int column, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(JsonSyntaxException.class, e -> {
            assertThat(e.goMessage()).isEqualTo(message);
            assertThat(e.problems().get(0).location()).isEqualTo(SourceLocation.of("f.json", line, column));
        });
    }

    @Test
    void aLineBreakInAStringIsRefused() {
        assertThatThrownBy(() -> read("[\n\"a\n\"]"))
                .hasMessage("f.json:2:3: error CORE-0006: invalid character '\\n' in string literal");
    }

    @Test
    void aKeyThatOccursTwiceIsRefused() {
        assertThatThrownBy(() -> read("{\"a\": 1, \"a\": 2}"))
                .hasMessage("f.json:1:10: error CORE-0002: the key a is there already, at f.json:1:2");
        assertThat(JsonReader.defaults()
                        .lenient()
                        .read("f", "{\"a\": 1, \"a\": 2}")
                        .toData())
                .isEqualTo(Map.of("a", 2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deepNestingIsRefused(String level) {
        assertThatThrownBy(() -> read(level.repeat(100_000)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("nested deeper than 100 levels");
    }

    @Test
    void longTextIsRefused() {
        JsonReader small =
                JsonReader.defaults().withLimits(DocumentLimits.defaults().withMaxCharacters(4));
        assertThatThrownBy(() -> small.read("f", "12345")).isInstanceOf(LimitExceededException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400"})
    void numbersBeyondDoubleAreRefused(String number) {
        assertThatThrownBy(() -> read(number)).hasMessageContaining("cannot unmarshal number " + number);
        assertThatThrownBy(() -> read("9".repeat(400))).isInstanceOf(JsonSyntaxException.class);
    }
}
