package dev.bedrock.hld.helm.chart.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.hld.helm.chart.GoDecodeException;
import dev.bedrock.hld.helm.chart.HelmYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesSchemaTest {
    private static final String DRAFT_7 =
            "{'$schema': 'http://json-schema.org/draft-07/schema#', 'properties': {'k': @}}";

    private static String check(String schema, String values) throws SchemaException, GoDecodeException {
        return ValuesSchema.read(schema.replace('\'', '"'))
                .violations(HelmYaml.readValues("values.yaml", values))
                .orElse("")
                .strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type': ['object', 'string', 'integer', 'null']} | [1] | got array, want null or integer or string or object",
                "{'type': 'integer'}                | 1.0  | ~~",
                "{'type': 'integer'}                | 1.5  | got number, want integer",
                "{'minimum': 100000.5}              | 12345.25 | minimum: got 12,345.25, want 100,000.5",
                "{'minimum': 1e7}                   | 1234567  | minimum: got 1.234567×10⁰⁶, want 1×10⁰⁷",
                "{'exclusiveMinimum': 5}            | 5    | exclusiveMinimum: got 5, want 5",
                "{'multipleOf': 0.1}                | 0.3  | ~~",
                "{'minLength': 2000}                | abc  | minLength: got 3, want 2,000",
                "{'enum': ['a', 1, null, true]}     | z    | value must be one of 'a', 1, <nil>, true",
                "{'enum': [[1], 'a']}               | z    | 'enum' failed",
                "{'const': {'a': 1}}                | {a: 1} | ~~",
                "{'not': {'type': 'string'}}        | z    | 'not' failed",
                "{'oneOf': [{'type': 'string'}, {'minLength': 1}]} | z | 'oneOf' failed, subschemas 0, 1 matched",
                "{'required': ['a', 'b']}           | {}   | missing properties 'a', 'b'",
                "{'dependentRequired': {'a': ['b', 'c']}} | {a: 1} | properties 'b', 'c' required, if 'a' exists",
                "{'uniqueItems': true}              | [1, 2, 1] | items at 0 and 2 are equal",
                "{'contains': {'type': 'string'}, 'maxContains': 1} | [a, b] | max 1 items required to match contains schema, but matched 2 items at 0 1",
                "{'additionalProperties': false}    | {z: 1} | additional properties 'z' not allowed",
                "{'pattern': '^[0-9]+$'}            | x    | 'x' does not match pattern '^[0-9]+$'",
                "{'if': {'type': 'string'}, 'else': {'required': ['q']}} | {} | missing property 'q'",
                "{'format': 'email'}                | x    | ~~",
                "false                              | 5    | false schema",
            })
    void saysWhatHelmSays(String schema, String value, String message) throws SchemaException, GoDecodeException {
        String expected = message.isEmpty() ? "" : "- at '/k': " + message;

        assertThat(check("{'properties': {'k': " + schema + "}}", "k: " + value))
                .isEqualTo(expected);
    }

    @Test
    void indentsCauses() throws SchemaException, GoDecodeException {
        String schema =
                "{'properties': {'k': {'anyOf': [{'required': ['a'], 'minProperties': 2}, {'type': 'string'}]}}}";

        assertThat(check(schema, "k: {}")).isEqualTo("""
                - at '/k': 'anyOf' failed
                  - at '/k': validation failed
                    - at '/k': minProperties: got 0, want 2
                    - at '/k': missing property 'a'
                  - at '/k': got object, want string""");
    }

    @Test
    void followsReferencesWithinTheDocument() throws SchemaException, GoDecodeException {
        String string = "'type': 'string'}";
        assertThat(check("{'properties': {'k': {'$ref': '#/$defs/x~1y'}}, '$defs': {'x/y': {" + string + "}}", "k: 1"))
                .isEqualTo("- at '/k': got number, want string");
        assertThat(check(
                        "{'properties': {'k': {'$ref': '#n'}}, '$defs': {'q': {'$anchor': 'n', " + string + "}}",
                        "k: 1"))
                .isEqualTo("- at '/k': got number, want string");
        assertThat(check(
                        "{'$id': 'https://x.test/a', 'properties': {'k': {'$ref': 'b'}}, '$defs': {'q': {'$id': 'b', "
                                + string + "}}",
                        "k: 1"))
                .isEqualTo("- at '/k': got number, want string");
        assertThat(check("{'properties': {'k': {'$ref': '#'}}, 'additionalProperties': false}", "k: {k: {z: 1}}"))
                .isEqualTo("- at '/k/k': additional properties 'z' not allowed");
    }

    @Test
    void knowsTheRulesOfOlderDrafts() throws SchemaException, GoDecodeException {
        assertThat(check(DRAFT_7.replace("@", "{'format': 'ipv4'}"), "k: zz"))
                .isEqualTo("- at '/k': 'zz' is not valid ipv4: expected four decimals");
        assertThat(check(
                        DRAFT_7.replace("@", "{'items': [{'type': 'string'}], 'additionalItems': false}"),
                        "k: [a, 1, 2]"))
                .isEqualTo("- at '/k': last 2 additionalItem(s) not allowed");
        assertThat(check(
                        DRAFT_7.replace("@", "{'type': 'string', '$ref': '#/definitions/x'}")
                                .replace("'properties'", "'definitions': {'x': {'type': 'boolean'}}, 'properties'"),
                        "k: 5"))
                .isEqualTo("- at '/k': got number, want boolean");
    }

    @Test
    void reportsWhatNothingHasLookedAt() throws SchemaException, GoDecodeException {
        assertThat(check("{'allOf': [{'properties': {'a': true}}], 'unevaluatedProperties': false}", "a: 1\nb: 2"))
                .isEqualTo("- at '/b': false schema");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'$ref': 'https://example.com/x.json'} | failing loading \"https://example.com/x.json\"",
                "{'$ref': 'file:///etc/passwd'}         | open /etc/passwd: no such file or directory",
                "{'$ref': '../../etc/passwd'}           | no such file or directory",
                "{'$schema': 'http://example.com/x'}    | failing loading \"http://example.com/x\"",
                "{'$ref': '#/$defs/x'}                  | json-pointer in \"file:///values.schema.json#/$defs/x\" not found",
                "{'type': 'strin'}                      | is not valid against metaschema",
                "{'pattern': '(?!x)'}                   | is not valid regex",
                "{bad                                   | invalid character 'b' looking for beginning of object key string",
                "[]                                     | got array, want boolean or object",
            })
    void refusesWhatIsNoSchemaAndNeverLoadsAnother(String schema, String message) {
        assertThatThrownBy(() -> check(schema, "k: 1"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(message);
    }

    @Test
    void endsEvenIfTheSchemaDoesNot() {
        String circle = "{'$ref': '#/$defs/a', '$defs': {'a': {'$ref': '#/$defs/b'}, 'b': {'$ref': '#/$defs/a'}}}";
        String branches =
                "{'$defs': {'a': {'anyOf': [{'$ref': '#/$defs/a'}, {'$ref': '#/$defs/a'}]}}, '$ref': '#/$defs/a'}";

        assertThatThrownBy(() -> check(circle, "k: 1")).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> check(branches, "k: 1")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void matchesPatternsInLinearTime() throws SchemaException, GoDecodeException {
        assertThat(check("{'properties': {'k': {'pattern': '^(a+)+$'}}}", "k: " + "a".repeat(5_000) + "b"))
                .contains("does not match pattern");
    }
}
