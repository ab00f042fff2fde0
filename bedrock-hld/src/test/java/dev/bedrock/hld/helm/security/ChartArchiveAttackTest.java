package dev.bedrock.hld.helm.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.hld.helm.chart.source.TarBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 3: archives. {@code ChartArchiveTest} has the rules for names, sizes and damaged archives one by one. */
@Timeout(60)
class ChartArchiveAttackTest {
    private static final String SUBCHART = "apiVersion: v2\nname: s\nversion: 0.1.0\n";

    @TempDir
    Path directory;

    private AttackedChart chart;

    @BeforeEach
    void writeChart() {
        chart = new AttackedChart(directory);
        chart.template("a: 1");
    }

    private static TarBuilder subchart() {
        return new TarBuilder().file("s/Chart.yaml", SUBCHART);
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '4', '6', '7'})
    void linksAndDevicesAreRefused(char type) {
        chart.file("charts/s.tgz", subchart().entry("s/x", type, new byte[0]).gzipped());

        if (type != '7') {
            assertThat(chart.refused()).hasMessageContaining("link or a device");
        }
    }

    @Test
    void aFileOfZerosIsRefusedByItsSize() {
        chart.file(
                "charts/s.tgz", subchart().entry("s/x", '0', new byte[6 << 20]).gzipped());

        assertThat(chart.refused()).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void manyFilesAreRefusedByTheirTotal() {
        TarBuilder tar = subchart();
        for (int i = 0; i < 30; i++) {
            tar.entry("s/" + i, '0', new byte[4 << 20]);
        }
        chart.file("charts/s.tgz", tar.gzipped());

        assertThat(chart.refused()).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void manyArchivesAreRefusedByTheTotalOfAll() {
        for (int i = 0; i < 4; i++) {
            TarBuilder tar = new TarBuilder().file("s/Chart.yaml", SUBCHART.replace("name: s", "name: s" + i));
            for (int j = 0; j < 10; j++) {
                tar.entry("s/" + j, '0', new byte[4 << 20]);
            }
            chart.file("charts/s" + i + ".tgz", tar.gzipped());
        }

        assertThat(chart.refused()).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void archivesInArchivesEnd() {
        byte[] inner = subchart().gzipped();
        for (int i = 0; i < 40; i++) {
            inner = subchart().entry("s/charts/s.tgz", '0', inner).gzipped();
        }
        chart.file("charts/s.tgz", inner);

        assertThat(chart.refused()).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void manyEmptyEntriesAreRefusedByTheirNumber() {
        TarBuilder tar = subchart();
        for (int i = 0; i < 20_001; i++) {
            tar.entry("s/" + i, '0', new byte[0]);
        }
        chart.file("charts/s.tgz", tar.gzipped());

        assertThat(chart.refused()).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void namesThatOccurTwiceAreRefused() {
        chart.file("charts/s.tgz", subchart().file("s/Chart.yaml", SUBCHART).gzipped());
        assertThat(chart.refused()).hasMessageContaining("twice");
    }

    @Test
    void namesThatDifferInCaseAreDifferentFiles() {
        chart.file(
                "charts/s.tgz",
                subchart()
                        .file("s/values.yaml", "a: lower")
                        .file("s/VALUES.yaml", "a: upper")
                        .file("s/templates/a.yaml", "b: {{ .Values.a }}")
                        .gzipped());

        assertThat(chart.render()).contains("b: lower");
    }

    @Test
    void sizesThatLieAreErrors() {
        chart.file(
                "charts/s.tgz",
                subchart().entry("s/x", '0', new byte[10], 1L << 30).gzipped());
        chart.refused();

        chart.file(
                "charts/s.tgz",
                subchart().entry("s/x", '0', new byte[10], 4 << 20).gzipped());
        chart.refused();
    }

    @Test
    void halfAnArchiveIsAnError() {
        byte[] whole = subchart().file("s/x", "x".repeat(10_000)).gzipped();
        for (int length = 0; length < whole.length / 2; length++) {
            chart.file("charts/s.tgz", Arrays.copyOf(whole, length));
            chart.refused();
        }
    }

    @Test
    void whatIsNoArchiveIsAnError() {
        chart.file("charts/s.tgz", "PK\3\4 this is a zip file".getBytes(StandardCharsets.UTF_8));

        chart.refused();
    }
}
