package dev.bedrock.hld.helm.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 7: JSON schemas. */
@Timeout(60)
class SchemaAbuseTest {
    @TempDir
    Path directory;

    private AttackedChart chart;

    @BeforeEach
    void writeChart() {
        chart = new AttackedChart(directory);
        chart.template("a: 1").file("values.yaml", "a: " + "a".repeat(5_000) + "!\n");
    }

    private AttackedChart schema(String schema) {
        return chart.file("values.schema.json", schema);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"#\"}",
                "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}}}",
                "{\"allOf\": [{\"$ref\": \"#\"}, {\"$ref\": \"#\"}]}",
                "{\"$dynamicRef\": \"#x\", \"$dynamicAnchor\": \"x\"}",
                "{\"not\": {\"$ref\": \"#\"}}",
            })
    void schemasThatReferToThemselvesEnd(String schema) {
        schema(schema);
        chart.refused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/schema.json",
                "https://example.invalid/schema.json",
                "file:///etc/passwd",
                "/etc/passwd",
                "../../outside.json",
                "other.json",
                "ftp://x.invalid/a",
                "jar:file:///x.jar!/a",
            })
    void nothingOutsideIsFetched(String reference) {
        schema("{\"$ref\": \"" + reference + "\"}");

        assertThat(chart.refused().problems()).isNotEmpty();
    }

    @Test
    void aSchemaThatGrowsIsBounded() {
        StringBuilder definitions = new StringBuilder("\"a0\": {\"type\": \"object\"}");
        for (int i = 1; i < 40; i++) {
            String reference = "{\"$ref\": \"#/$defs/a" + (i - 1) + "\"}";
            definitions.append(", \"a").append(i).append("\": {\"allOf\": [");
            definitions.append(reference).append(", ").append(reference).append("]}");
        }
        schema("{\"$ref\": \"#/$defs/a39\", \"$defs\": {" + definitions + "}}");

        chart.refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|a)*$", "^(.*a){20}$", "^((a*)*)*b$"})
    void patternsTakeLinearTime(String pattern) {
        schema("{\"properties\": {\"a\": {\"pattern\": \"" + pattern + "\"}}}");

        try {
            chart.render();
        } catch (dev.bedrock.core.diagnostic.BedrockException e) {
            assertThat(e).hasMessageContaining("pattern");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a{100000}", "((a{1000}){1000}){1000}", "\\\\1", "(?=a)"})
    void patternsThatAreNoneOrTooLargeAreErrors(String pattern) {
        schema("{\"properties\": {\"a\": {\"pattern\": \"" + pattern + "\"}}}");

        chart.refused();
    }

    @Test
    void depthIsBounded() {
        schema("{\"not\":".repeat(50_000) + "{}" + "}".repeat(50_000));
        chart.refused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "1",
                "\"x\"",
                "null",
                "{\"type\": 5}",
                "{\"properties\": []}",
                "{\"$schema\": \"x:y\"}"
            })
    void whatIsNoSchemaIsAnErrorOrNothing(String schema) {
        schema(schema);

        try {
            chart.render();
        } catch (dev.bedrock.core.diagnostic.BedrockException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }
}
