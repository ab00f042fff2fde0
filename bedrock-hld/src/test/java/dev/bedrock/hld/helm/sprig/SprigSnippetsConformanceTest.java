package dev.bedrock.hld.helm.sprig;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void functionsGiveWhatHelmGives() throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(System.getProperty("bedrock.corpus"), "helm-snippets.jsonl"))) {
            Map<?, ?> snippet =
                    (Map<?, ?>) JsonReader.defaults().read("snippets", line).toData();
            String family = (String) snippet.get("family");
            String template = (String) snippet.get("template");
            if (snippet == null || !FAMILIES.matcher(family).matches()) {
                continue;
            }
            int[] count = counts.computeIfAbsent(family, name -> new int[3]);
            boolean succeeds = snippet.containsKey("output");
            String expected = (String) snippet.get(succeeds ? "output" : "error");
            String file = succeeds ? "snip/templates/_s.tpl" : "snip/templates/s.yaml";
            String actual;
            try {
                actual = SnippetRunner.run(file, template, (String) snippet.get("values"));
            } catch (RuntimeException e) {
                actual = "exception " + e;
            }
            if (actual.equals(expected)) {
                count[0]++;
            } else if (NEEDS_THE_ENGINE.matcher(template).find() || expected.startsWith("cannot load values.yaml")) {
                count[1]++;
            } else {
                count[2]++;
                failures.add(
                        snippet.get("id") + "\n  " + template + "\n  expected " + expected + "\n  actual   " + actual);
            }
        }
        counts.forEach((family, count) -> System.out.printf(
                "%s: %d passed, %d left to the engine, %d failed%n", family, count[0], count[1], count[2]));
        assertThat(failures).isEmpty();
    }
}
