package dev.bedrock.hld.helm.chart.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetLineTest {
    private static Map<String, @Nullable Object> parse(String line) throws SetSyntaxException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("scalar", 5.0);
        SetLine.parse(line, values, SetValue::typed);
        values.remove("scalar");
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a=1,b=x              | {a=1, b=x}",
                "a.b.c=true           | {a={b={c=true}}}",
                "a=010,b=1.5,c=1e3    | {a=010, b=1.5, c=1e3}",
                "a=null               | {a=null}",
                "a=                   | {a=}",
                "l={x,y,1}            | {l=[x, y, 1]}",
                "l={},m=1             | {l=[], m=1}",
                "l[2].x=1             | {l=[null, null, {x=1}]}",
                "l[0][1]=a            | {l=[[null, a]]}",
                "a\\.b=1              | {a.b=1}",
                "a=x\\,y              | {a=x,y}",
                "=x                   | {}",
                "a[=1                 | {}",
            })
    void reads(String line, String values) throws SetSyntaxException {
        assertThat(parse(line).toString()).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a           | key \"a\" has no value",
                "a,b=1       | key \"a\" has no value (cannot end with ,)",
                "a[x]=1      | error parsing index: strconv.Atoi: parsing \"x\": invalid syntax",
                "a[-1]=1     | negative -1 index not allowed",
                "a[70000]=1  | index of 70000 is greater than maximum supported index of 65536",
                "a[9999999999]=1 | error parsing index: strconv.Atoi: parsing \"9999999999\": value out of range",
                "a[0]x=1     | unexpected data at end of array index: ['x']",
                "l={a        | list must terminate with '}'",
                "scalar.x=1  | unable to parse key: interface conversion: interface {} is float64, not map[string]interface {}",
            })
    void refuses(String line, String message) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(SetSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void boundsTheNesting() {
        assertThatThrownBy(() -> parse("a.".repeat(100_000) + "b=1"))
                .hasMessage("value name nested level is greater than maximum supported nested level of 30");
        assertThatThrownBy(() -> parse("a" + "[0]".repeat(100_000) + "=1"))
                .hasMessage("value name nested level is greater than maximum supported nested level of 30");
    }

    @Test
    void changesListsThatAreThere() throws SetSyntaxException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        SetLine.parse("l={a,b}", values, text -> text);
        SetLine.parse("l[1]=c", values, text -> text);

        assertThat(values).containsEntry("l", List.of("a", "c"));
    }

    @Test
    void takesLiteralsAsTheyAre() throws SetSyntaxException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        SetLine.parseLiteral("a.b=x,y={z}\\n", values);

        assertThat(values.toString()).isEqualTo("{a={b=x,y={z}\\n}}");
    }

    @Test
    void readsJson() throws SetSyntaxException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        SetLine.parseJson("a={\"q\":[1,\"},\",null]},b=\"s\",c=,d=1", values);

        assertThat(values.toString()).isEqualTo("{a={q=[1.0, },, null]}, b=s, c=null, d=1.0}");
    }
}
