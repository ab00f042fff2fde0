package dev.bedrock.hld.helm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.hld.helm.Capabilities;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.chart.ChartLoader;
import dev.bedrock.hld.helm.chart.GoDecodeException;
import dev.bedrock.hld.helm.chart.HelmYaml;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Charts that people publish, and what the real Helm prints for them. */
@Tag("conformance")
class ChartsConformanceTest {
    @Test
    void printsWhatHelmPrints() {
        Tally tally = run();
        assertThat(tally.failures()).as("%s", tally).isEmpty();
    }

    static Tally run() {
        Corpus corpus = Corpus.open();
        EmbeddedHelm helm = EmbeddedHelm.create();
        Tally tally = new Tally(Map.of());
        List<String> lines = corpus.lines("helm-cases.tsv");
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            String id = fields[0];
            String golden = "helm-golden/" + id;
            String actual = result(helm, corpus.path(fields[1]), fields[2]);
            switch (fields[3]) {
                case "det" -> tally.add("det", id, corpus.unzipped(golden + ".yaml.gz"), actual);
                case "rand" -> {
                    String difference = actual.startsWith("E ")
                            ? actual
                            : RandomParts.difference(
                                    corpus.unzipped(golden + ".yaml.gz"),
                                    corpus.unzipped(golden + ".run2.yaml.gz"),
                                    actual);
                    tally.add("rand", id, "", difference);
                }
                default -> {
                    String expected = corpus.unzipped(golden + ".err.gz").strip();
                    tally.add("fail", id, "E " + firstError(expected), actual);
                }
            }
        }
        return tally;
    }

    private static String firstError(String recorded) {
        int error = recorded.lastIndexOf("Error: ");
        String text = recorded.substring(error + "Error: ".length());
        int hint = text.indexOf("\n\nUse --debug");
        return hint < 0 ? text : text.substring(0, hint);
    }

    static String result(EmbeddedHelm helm, Path chart, String valuesFile) {
        try {
            return helm.render(request(chart, valuesFile)).manifests();
        } catch (HelmFailureException e) {
            return "E " + e.helmText();
        } catch (BedrockException e) {
            return "E " + e.getMessage();
        } catch (GoDecodeException e) {
            return "E values: " + e.text();
        }
    }

    /** What a line of the list of cases asks for. */
    static HelmRequest request(Path chart, String valuesFile) throws GoDecodeException {
        return HelmRequest.of(chart, "rel")
                .withNamespace("apps")
                .withCapabilities(Capabilities.defaults().withKubeVersion("1.33.0"))
                .withValues(valuesFile.equals("-") ? Map.of() : values(chart, valuesFile));
    }

    private static Map<String, @Nullable Object> values(Path chart, String name) throws GoDecodeException {
        for (ChartFile file : ChartLoader.defaults().source(chart).files().files()) {
            if (file.name().equals(name)) {
                return HelmYaml.readValues(name, file.text());
            }
        }
        throw new GoDecodeException("no " + name + " in " + SourceLocation.of(chart.toString()));
    }
}
