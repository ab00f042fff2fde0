package dev.bedrock.hld.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a.b=1 | a.b",
                "a.\"b.c\".d=1 | a.b.c.d",
                "a.x\"b.c\"y=1 | a.xb.cy",
                "a\\.b=1 | a.b",
                "\"a\\\"b\"=1 | a\"b",
                "a[0].b[12]=1 | a[0].b[12]",
                "a[0][1]=1 | a[0][1]",
                "\"a[0]\"=1 | a[0]",
                "\"x=y\"=1 | x=y",
                "\"\"=1 | ~~",
                "k8s.io/app-name=1 | k8s.io/app-name"
            })
    void pathsAreKeysAndItems(String text, String path) {
        assertThat(Assignment.parse(text).path().toString()).isEqualTo(path);
    }

    @Test
    void quotesAndBackslashesDecideHowManyKeysThereAre() {
        assertThat(Assignment.parse("a.\"b.c\".d=1").path().steps()).hasSize(3);
        assertThat(Assignment.parse("a\\.b=1").path().steps()).hasSize(1);
        assertThat(Assignment.parse("k8s.io/app=1").path().steps()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "4 | Long | 4",
                "-1.5 | Double | -1.5",
                "true | Boolean | true",
                "\"4\" | String | 4",
                "'true' | String | true",
                "a=b=c | String | a=b=c",
                "[a, 1] | ArrayList | [a, 1]",
                "{a: {b: 1}} | LinkedHashMap | {a={b=1}}",
                "web: 1 | String | web: 1",
                "- a | String | - a",
                "a #b | String | a #b",
                "4 #b | String | 4 #b",
                "#b | String | #b",
                "*x | String | *x",
                "&a 4 | String | &a 4",
                "!!int 4 | String | !!int 4",
                "@x | String | @x",
                "nginx:1.25 | String | nginx:1.25"
            })
    void valuesHaveTheTypesOfYaml(String value, String type, String data) {
        Object parsed = Assignment.parse("a=" + value).value().toData();

        assertThat(parsed)
                .isNotNull()
                .extracting(o -> o.getClass().getSimpleName())
                .isEqualTo(type);
        assertThat(parsed).hasToString(data);
    }

    @Test
    void nothingIsTheEmptyStringAndNullIsNull() {
        assertThat(Assignment.parse("a=").value().toData()).isEqualTo("");
        assertThat(Assignment.parse("a=null").value().toData()).isNull();
        assertThat(Assignment.parse("a=~").value().toData()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"4", "true", "null", "[a", "\"4\"", "{{ x }}"})
    void asAStringEveryValueIsWhatIsTyped(String value) {
        assertThat(Assignment.parseString("a=" + value).value().toData()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a..b=1 | a key is missing, at character 3",
                "=1 | a key is missing, at character 1",
                "a.=1 | a key is missing, at character 3",
                "a.b | there is no '=', at character 4",
                "a.\"b=1 | the quote is not closed, at character 3",
                "a[x]=1 | '[' begins the position of an item, such as [0]; a key that has it needs quotes, at character 2",
                "a[0=1 | '[' begins the position of an item, such as [0]; a key that has it needs quotes, at character 2",
                "a[0]b=1 | a '.' must follow the ']', at character 5",
                "a\\ | a character must follow the backslash, at character 2"
            })
    void whatIsWrongIsSaidWithItsPosition(String text, String reason) {
        assertThatThrownBy(() -> Assignment.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error HLD-0072: '" + text + "': " + reason);
    }

    @Test
    void aValueInBracketsMustBeYaml() {
        assertThatThrownBy(() -> Assignment.parse("a=[1, 2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'a=[1, 2': the value is not YAML: ")
                .hasMessageContaining(", at character ");
    }
}
