package dev.bedrock.hld.helm.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the recorded snippets of the function families; what the chart engine alone knows is left out. */
@Tag("conformance")
class SprigSnippetsConformanceTest {
    private static final Pattern FAMILIES =
            Pattern.compile("sprig-.*|helm-funcs|toyaml.*|tojson-strings|totoml-strings|values-docs|topup|idioms");

    private static final Pattern NEEDS_THE_ENGINE =
            Pattern.compile("\\.(Capabilities|Chart|Subcharts|Template)\\b|toJson \\. |_s\\.tpl|snip\\.none");

    /**
     * A recorded snippet.
     *
     * @param expected the output, or the error
     */
    private record Snippet(
            String id, String family, String values, String template, boolean succeeds, String expected) {
        static Snippet of(MapNode json) {
            boolean succeeds = json.has("output");
            return new Snippet(
                    text(json, "id"),
                    text(json, "family"),
                    text(json, "values"),
                    text(json, "template"),
                    succeeds,
                    text(json, succeeds ? "output" : "error"));
        }

        private static String text(MapNode json, String key) {
            return ((ScalarNode) json.get(key).orElseThrow()).text();
        }

        String run() {
            return SnippetRunner.run(succeeds ? "snip/templates/_s.tpl" : "snip/templates/s.yaml", template, values);
        }

        boolean needsTheEngine() {
            return NEEDS_THE_ENGINE.matcher(template).find() || expected.startsWith("cannot load values.yaml");
        }
    }

    @Test
    void functionsGiveWhatHelmGives() throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(System.getProperty("bedrock.corpus"), "helm-snippets.jsonl"))) {
            Snippet snippet = Snippet.of((MapNode) JsonReader.defaults().read("snippets", line));
            if (!FAMILIES.matcher(snippet.family).matches()) {
                continue;
            }
            int[] count = counts.computeIfAbsent(snippet.family, family -> new int[3]);
            String actual = snippet.expected.startsWith("cannot load values.yaml") ? "" : snippet.run();
            if (actual.equals(snippet.expected)) {
                count[0]++;
            } else if (snippet.needsTheEngine()) {
                count[1]++;
            } else {
                count[2]++;
                failures.add(snippet.id + "\n  " + snippet.template + "\n  expected " + snippet.expected
                        + "\n  actual   " + actual);
            }
        }
        counts.forEach((family, count) -> System.out.printf(
                "%s: %d passed, %d left to the engine, %d failed%n", family, count[0], count[1], count[2]));
        assertThat(failures).isEmpty();
    }
}
