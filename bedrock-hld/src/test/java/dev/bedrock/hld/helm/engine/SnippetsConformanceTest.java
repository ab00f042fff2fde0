package dev.bedrock.hld.helm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.HelmRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Template texts with their values, and what the real Helm printed or refused. */
@Tag("conformance")
class SnippetsConformanceTest {
    private static final String CHART =
            "apiVersion: v2\nname: snip\nversion: 0.1.0\nappVersion: \"1.2.3\"\ndescription: invented chart\n";

    private static final Map<String, String> KNOWN = Map.of();

    @Test
    void printsAndRefusesWhatHelmDoes(@TempDir Path directory) {
        Tally tally = run(directory);
        assertThat(tally.failures()).as("%s", tally).isEmpty();
    }

    static Tally run(Path directory) {
        EmbeddedHelm helm = EmbeddedHelm.create();
        Tally tally = new Tally(KNOWN);
        int number = 0;
        for (Corpus.Case each : Corpus.open().cases("helm-snippets.jsonl")) {
            Path chart = directory.resolve(String.valueOf(number++));
            ChartFolder.write(chart.resolve("Chart.yaml"), CHART);
            ChartFolder.write(chart.resolve("values.yaml"), each.text("values"));
            boolean fails = each.has("error");
            ChartFolder.write(chart.resolve("templates").resolve(fails ? "s.yaml" : "_s.tpl"), each.text("template"));
            if (!fails) {
                ChartFolder.write(
                        chart.resolve("templates/o.yaml"), "o: {{ include \"snip/templates/_s.tpl\" . | b64enc }}");
            }
            String expected = fails ? "E " + each.text("error") : each.text("output");
            tally.add(
                    each.text("family"), each.text("id") + ": " + each.text("template"), expected, result(helm, chart));
        }
        return tally;
    }

    private static String result(EmbeddedHelm helm, Path chart) {
        try {
            String manifests = helm.render(HelmRequest.of(chart, "rel").withNamespace("ns1"))
                    .manifests();
            int start = manifests.indexOf("\no:");
            if (start < 0) {
                return manifests;
            }
            byte[] decoded =
                    Base64.getDecoder().decode(manifests.substring(start + 3).strip());
            return new String(decoded, StandardCharsets.UTF_8).replace("<no value>", "");
        } catch (HelmFailureException e) {
            return "E " + e.helmText();
        } catch (BedrockException e) {
            return "E " + e.getMessage();
        }
    }
}
