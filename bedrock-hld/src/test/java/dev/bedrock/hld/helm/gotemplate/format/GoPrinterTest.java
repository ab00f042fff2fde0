package dev.bedrock.hld.helm.gotemplate.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoLimitException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoPrinterTest {
    private static final GoObject PAIR = new GoObject() {
        @Override
        public GoType type() {
            return GoType.struct("test.pair");
        }

        @Override
        public List<String> fieldNames() {
            return List.of("Left", "Right");
        }

        @Override
        public @Nullable Object field(String name) {
            return name.equals("Left") ? (Object) 1L : "r";
        }
    };

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "100000, 100000",
        "123456, 123456",
        "1000000, 1e+06",
        "12345678, 1.2345678e+07",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "1e20, 1e+20",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2e-3, 0.002",
        "0.1, 0.1",
        "5.684341886080802e-14, 5.684341886080802e-14",
        "9007199254740993, 9.007199254740992e+15",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "2e23, 2e+23",
        "NaN, NaN",
        "Infinity, +Inf",
        "-Infinity, -Inf",
    })
    void floatsHaveTheFewestDigits(double value, String expected) {
        assertThat(GoPrinter.toString(value)).isEqualTo(expected);
    }

    static Stream<Arguments> formats() {
        return Stream.of(
                format("%5d|%-5d|%05d|%+d|% d", "   42|42   |00042|+42| 42", 42L, 42L, 42L, 42L, 42L),
                format("%x %X %#x %o %#o %O %b %#b", "ff FF 0xff 377 0377 0o377 11111111 0b11111111", times(255L, 8)),
                format("%c %q %U %#U", "A 'A' U+0041 U+0041 'A'", times(65L, 4)),
                format("%.3d|%8.3d|%.0d", "007|     007|", 7L, 7L, 0L),
                format(
                        "%e %.2f %g %6.1f|%-8.1f|%08.3f|%+.1e",
                        "1.500000e+00 1.50 1.5    1.5|1.5     |0001.500|+1.5e+00", times(1.5, 7)),
                format("%.3g %.10g %g %G", "1.23e+08 123456789 1.23456789e+08 1.23456789E+08", times(123456789.0, 4)),
                format("%x %b %.2x", "0x1.8p+00 6755399441055744p-52 0x1.80p+00", times(1.5, 3)),
                format("%#g %#.3x %#v", "1.50000 0x1.800p+00 1.5", times(1.5, 3)),
                format(
                        "%s|%10s|%-10s|%.2s|%q|%x|% X|%#x",
                        "héy|       héy|héy       |hé|\"héy\"|68c3a979|68 C3 A9 79|0x68c3a979", times("héy", 8)),
                format("%+q %#q %05s", "\"h\\u00e9\" `hé` 000hé", "hé", "hé", "hé"),
                format("%t %v %5t", "true false  true", true, false, true),
                format(
                        "%v %d %s",
                        "[a 1 <nil>] [%!d(string=a) 1 <nil>] [a %!s(int=1) <nil>]", times(GoList.of("a", 1L, null), 3)),
                format("%#v", "[]interface {}{\"a\", 1, interface {}(nil)}", GoList.of("a", 1L, null)),
                format(
                        "%#v %T",
                        "map[string]interface {}{\"k\":1} map[string]string",
                        GoMap.of(Map.of("k", 1L)),
                        GoMap.ofStrings(Map.of())),
                format(
                        "%v %s %x %q %d",
                        "[1 255] \u0001\udcff 01ff \"\\x01\\xff\" [1 255]", times(GoBytes.of((byte) 1, (byte) -1), 5)),
                format(
                        "%v %+v %#v %T",
                        "{1 r} {Left:1 Right:r} test.pair{Left:1, Right:\"r\"} test.pair", times(PAIR, 4)),
                format(
                        "%v %#v %T",
                        "18446744073709551615 0xffffffffffffffff uint64", times(new TypedInteger(Kind.UINT64, -1), 3)),
                format("%d%", "1%!(NOVERB)", 1L),
                format("%d", "%!d(MISSING)"),
                format("%z", "%!z(int=1)", 1L),
                format("x", "x%!(EXTRA int=1, string=a, <nil>)", 1L, "a", null),
                format("%s %d %v", "%!s(<nil>) %!d(<nil>) <nil>", null, null, null),
                format("%[2]s %[1]s", "b a", "a", "b"),
                format("%[5]d %[x]d", "%!d(BADINDEX) %!d(BADINDEX)", 1L),
                format("%*d|%-*d|%.*f", "   1|1   |1.50", 4L, 1L, 4L, 1L, 2L, 1.5),
                format("%*d", "%!(BADWIDTH)1", "a", 1L),
                format("100%%", "100%"));
    }

    private static Arguments format(String format, String expected, @Nullable Object... operands) {
        return Arguments.of(format, operands, expected);
    }

    private static @Nullable Object[] times(Object value, int times) {
        @Nullable Object[] values = new @Nullable Object[times];
        Arrays.fill(values, value);
        return values;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void formatsAsGoDoes(String format, @Nullable Object[] operands, String expected) {
        assertThat(GoPrinter.sprintf(format, operands)).isEqualTo(expected);
    }

    @Test
    void operandsAreSeparatedWhereNeitherIsAString() {
        assertThat(GoPrinter.sprint(1L, 2L, "a", "b", 3L, true, null)).isEqualTo("1 2ab3 true <nil>");
        assertThat(GoPrinter.sprintln("a", 1L)).isEqualTo("a 1\n");
    }

    @Test
    void aMapThatContainsItselfIsAnError() {
        GoMap map = new GoMap();
        map.put("self", map);
        assertThatThrownBy(() -> GoPrinter.toString(map)).isInstanceOf(GoLimitException.class);
    }
}
