package dev.bedrock.hld.helm.gotemplate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "é", "日本", "\uD83D\uDE00", "a\uDCFFb", "\uDCED\uDCB2\uDC80"})
    void stringsSurviveTheWayToBytesAndBack(String text) {
        byte[] bytes = GoStrings.toBytes(text);
        assertThat(bytes).hasSize(GoStrings.byteLength(text));
        assertThat(GoStrings.fromBytes(bytes)).isEqualTo(text);
    }

    @Test
    void slicingBytesMayCutCharacters() {
        String half = GoStrings.byteSlice("aé", 0, 2);
        assertThat(half).isEqualTo("a\uDCC3");
        assertThat(GoStrings.toUnicode(half)).isEqualTo("a\uFFFD");
        assertThat(GoStrings.isValidUtf8(half)).isFalse();
        assertThat(GoStrings.normalize(half + GoStrings.byteSlice("é", 1, 2))).isEqualTo("aé");
        assertThat(GoStrings.byteAt("é", 1)).isEqualTo(0xA9);
    }

    @Test
    void stringsAreOrderedByBytes() {
        assertThat(GoStrings.compare("a", "b")).isNegative();
        assertThat(GoStrings.compare("\uFF5E", "\uD83D\uDE00")).isNegative();
        assertThat(GoStrings.compare("ab", "a")).isPositive();
    }

    @Test
    void integersAreCutToTheirWidth() {
        assertThat(new TypedInteger(Kind.UINT8, 257)).isEqualTo(TypedInteger.uint8(1));
        assertThat(new TypedInteger(Kind.INT8, 128).bits()).isEqualTo(-128);
        assertThat(new TypedInteger(Kind.UINT64, -1)).hasToString("18446744073709551615");
        assertThatThrownBy(() -> new TypedInteger(Kind.STRING, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysStaySortedWhileTheMapChanges() {
        GoMap map = new GoMap();
        map.put("b", 1L);
        map.put("C", 2L);
        List<String> before = map.sortedKeys();
        map.put("a", 3L);
        map.remove("b");
        assertThat(before).containsExactly("C", "b");
        assertThat(map.sortedKeys()).containsExactly("C", "a");
    }

    @Test
    void namedTypesAreAssignableToWhatTheyAreMadeOf() {
        GoType values = GoType.named("common.Values", GoType.ANY_MAP);
        assertThat(GoType.ANY_MAP.accepts(values)).isTrue();
        assertThat(values.accepts(GoType.ANY_MAP)).isTrue();
        assertThat(values.accepts(GoType.named("chartutil.Values", GoType.ANY_MAP)))
                .isFalse();
        assertThat(GoType.ANY_MAP.accepts(GoType.STRING_MAP)).isFalse();
        assertThat(GoType.INT.accepts(GoType.INT64)).isFalse();
        assertThat(GoType.ANY.accepts(GoType.INT64)).isTrue();
    }

    @Test
    void typesAreNamedAsGoNamesThem() {
        assertThat(GoKinds.typeOf(GoList.of())).isEqualTo("[]interface {}");
        assertThat(GoKinds.typeOf(new GoMap())).isEqualTo("map[string]interface {}");
        assertThat(GoKinds.typeOf(GoBytes.of("a"))).isEqualTo("[]uint8");
        assertThat(GoKinds.typeOf(null)).isEqualTo("<nil>");
        assertThat(GoKinds.kindOf(TypedInteger.int64(1))).isEqualTo(Kind.INT64);
    }
}
