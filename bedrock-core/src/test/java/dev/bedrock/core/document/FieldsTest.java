package dev.bedrock.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void valuesHaveTheirTypes() {
        Fields fields = yaml("{s: text, v: 1.10, on: y, b: true, l: [a, 1.0], m: {k: v, x: 2}}");

        assertThat(fields.text("s")).contains("text");
        assertThat(fields.text("v")).contains("1.10");
        assertThat(fields.text("b")).contains("true");
        assertThat(fields.bool("b")).contains(true);
        assertThat(fields.texts("l")).containsExactly("a", "1.0");
        assertThat(fields.textMap("m")).isEqualTo(Map.of("k", "v", "x", "2"));
        assertThat(fields.entries("m")).extracting(MapNode.Entry::key).containsExactly("k", "x");
        assertThat(fields.items("l")).hasSize(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void nullCountsAsAbsent() {
        Fields fields = yaml("{a: , b: ~, c: null}");

        assertThat(fields.text("a")).isEmpty();
        assertThat(fields.bool("b")).isEmpty();
        assertThat(fields.texts("c")).isEmpty();
        assertThat(fields.textMap("c")).isEmpty();
        assertThat(fields.node("a")).isEmpty();
        assertThat(fields.entry("a")).isPresent();
        assertThat(fields.node("missing")).isEmpty();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a: [x]    | 'a' must be a string, found a list",
                "a: {x: y} | 'a' must be a string, found a mapping",
            })
    void aWrongShapeIsAProblemAndReadingGoesOn(String text, String message) {
        assertThat(yaml(text).text("a")).isEmpty();
        assertThat(told()).containsExactly("f.yaml:1:4: error CORE-0008: " + message);
    }

    @Test
    void everyKindOfValueIsChecked() {
        Fields fields = yaml("{b: 'yes', l: {x: y}, t: [[a], b], m: [a], tm: {k: [v], x: 1}}");

        assertThat(fields.bool("b")).isEmpty();
        assertThat(fields.items("l")).isEmpty();
        assertThat(fields.texts("t")).containsExactly("b");
        assertThat(fields.entries("m")).isEmpty();
        assertThat(fields.textMap("tm")).isEqualTo(Map.of("x", "1"));
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "'b' must be true or false, found the string 'yes'",
                        "'l' must be a list, found a mapping",
                        "an item of 't' must be a string, found a list",
                        "'m' must be a mapping, found a list",
                        "'k' of 'tm' must be a string, found a list");
    }

    @Test
    void aDocumentThatIsNoMappingHasNoFields() {
        assertThat(yaml("[a]").text("a")).isEmpty();
        assertThat(told()).containsExactly("f.yaml:1:1: error CORE-0008: this place must be a mapping, found a list");
    }

    @Test
    void whatNobodyAskedForIsUnknown() {
        Fields fields = yaml("{name: a, vresion: 1, zzz: 2}");
        fields.text("name");
        fields.text("version");
        fields.warnAboutOthers();

        assertThat(told())
                .containsExactly(
                        "f.yaml:1:11: warning CORE-0010: unknown key 'vresion' has no effect (did you mean 'version'?)",
                        "f.yaml:1:23: warning CORE-0010: unknown key 'zzz' has no effect (known: name, version)");
    }

    @Test
    void letterCaseDoesNotMatterIfSoWanted() {
        Fields exact = Fields.of(JsonReader.defaults().read("f.json", "{\"NAME\": \"a\"}"), problems::add);
        assertThat(exact.text("name")).isEmpty();

        Fields fields = Fields.of(
                        JsonReader.defaults().read("f.json", "{\"NAME\": \"a\", \"Type\": \"b\", \"type\": \"c\"}"),
                        problems::add)
                .ignoringCase();
        assertThat(fields.text("name")).contains("a");
        assertThat(fields.text("type")).contains("c");
        fields.warnAboutOthers();
        assertThat(problems).extracting(Problem::message).containsExactly("unknown key 'Type' has no effect");
    }

    private List<String> told() {
        return problems.stream().map(Object::toString).toList();
    }

    private Fields yaml(String text) {
        return Fields.of(YamlReader.defaults().readFirst("f.yaml", text).orElseThrow(), problems::add);
    }
}
