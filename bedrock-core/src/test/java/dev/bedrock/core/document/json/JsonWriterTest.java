package dev.bedrock.core.document.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.LimitExceededException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void keysAreSortedByTheirBytes() {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (String key : List.of("\ud83d\ude00", "\uffee", "b", "a10", "a9", "B")) {
            map.put(key, 1);
        }
        assertThat(JsonWriter.compact().write(map))
                .isEqualTo("{\"B\":1,\"a10\":1,\"a9\":1,\"b\":1,\"\uffee\":1,\"\ud83d\ude00\":1}");
        assertThat(JsonWriter.compact().withInsertionOrder().write(map)).startsWith("{\"\ud83d\ude00\":1");
    }

    @Test
    void stringsAreEscapedAsInGo() {
        String text = "<&>\"\\/\b\f\n\r\t\u0001\u007f\u2028\u00e9\ud83d\ude00\ud83d";
        assertThat(JsonWriter.compact().write(text))
                .isEqualTo(
                        "\"\\u003c\\u0026\\u003e\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007f\\u2028\u00e9\ud83d\ude00\\ufffd\"");
        assertThat(JsonWriter.compact().withoutHtmlEscaping().write("<&>")).isEqualTo("\"<&>\"");
    }

    @Test
    void numbersAreWrittenAsInGo() {
        assertThat(JsonWriter.compact().write(Arrays.asList(1L, 1.0, 1e21, 1e-7, 0.5, -0.0, null, true)))
                .isEqualTo("[1,1,1e+21,1e-7,0.5,-0,null,true]");
        assertThatThrownBy(() -> JsonWriter.compact().write(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void indentedTextHasEmptyBracketsOnOneLine() {
        assertThat(JsonWriter.indented().write(Map.of("a", List.of(1L, Map.of()), "b", List.of())))
                .isEqualTo("""
                {
                  "a": [
                    1,
                    {}
                  ],
                  "b": []
                }""");
    }

    @Test
    void aMapThatContainsItselfIsRefused() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        assertThatThrownBy(() -> JsonWriter.compact().write(map)).isInstanceOf(LimitExceededException.class);
    }
}
