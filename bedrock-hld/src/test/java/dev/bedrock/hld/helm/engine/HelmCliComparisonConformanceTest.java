package dev.bedrock.hld.helm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.RequiredTool;
import dev.bedrock.hld.helm.HelmCli;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.chart.GoDecodeException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The two renderers side by side: the same request, the same text. */
@Tag("conformance")
class HelmCliComparisonConformanceTest {
    private static final int SAMPLE = 40;

    @Test
    void theEmbeddedRendererPrintsWhatTheProgramPrints() throws GoDecodeException {
        HelmCli program = HelmCli.of(ProcessRunner.system(), RequiredTool.helm().toString());
        EmbeddedHelm embedded = EmbeddedHelm.create();
        Corpus corpus = Corpus.open();
        List<String[]> cases = corpus.lines("helm-cases.tsv").stream()
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields[3].equals("det"))
                .toList();
        for (int i = 0; i < SAMPLE; i++) {
            String[] fields = cases.get(i * cases.size() / SAMPLE);
            HelmRequest request = ChartsConformanceTest.request(corpus.path(fields[1]), fields[2]);
            assertThat(embedded.render(request).manifests())
                    .as(fields[0])
                    .isEqualTo(program.render(request).manifests());
        }
    }
}
