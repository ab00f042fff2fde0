package dev.bedrock.hld.helm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.chart.ChartLoader;
import dev.bedrock.hld.helm.chart.source.ChartSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken for a chart that has been rendered before. */
class ChartCacheTest {
    @TempDir
    Path folder;

    private final EmbeddedHelm helm = EmbeddedHelm.create();

    @BeforeEach
    void write() throws IOException {
        write("one");
        write("two");
    }

    private Path write(String name) throws IOException {
        Path chart = folder.resolve(name);
        ChartFolder.write(chart.resolve("Chart.yaml"), "{apiVersion: v2, name: c, version: 1.0.0}");
        ChartFolder.write(chart.resolve("templates/a.yaml"), "value: " + name);
        Files.write(chart.resolve("z.bin"), new byte[4]);
        return chart;
    }

    private String render(String name) {
        return helm.render(HelmRequest.of(folder.resolve(name), "rel")).manifests();
    }

    private ChartSource source(String name) {
        return ChartLoader.defaults().source(folder.resolve(name));
    }

    @Test
    void aChartThatHasChangedIsReadAgain() throws IOException {
        assertThat(render("one")).contains("value: one");
        ChartFolder.write(folder.resolve("one/templates/a.yaml"), "value: new");
        assertThat(render("one")).contains("value: new");
    }

    @Test
    void theSameContentsAreTheSameChartWhereverTheyAre() throws IOException {
        ChartFolder.write(folder.resolve("two/templates/a.yaml"), "value: one");
        assertThat(source("two").fingerprint()).isEqualTo(source("one").fingerprint());
        assertThat(source("two").hasSameContents(source("one"))).isTrue();
        assertThat(helm.chart(folder.resolve("two"))).isSameAs(helm.chart(folder.resolve("one")));
    }

    @Test
    void aChartForgedToHaveTheFingerprintOfAnotherIsNotTakenForIt() throws IOException {
        int difference = (int) (source("one").fingerprint() ^ source("two").fingerprint());
        Files.write(folder.resolve("two/z.bin"), lastBytes(difference));

        assertThat(source("two").fingerprint()).isEqualTo(source("one").fingerprint());
        assertThat(source("two").hasSameContents(source("one"))).isFalse();
        assertThat(render("one")).contains("value: one");
        assertThat(render("two")).contains("value: two");
        assertThat(render("one")).contains("value: one");
    }

    /** The four bytes that change a checksum by this much when they stand at the end instead of zeros. */
    private static byte[] lastBytes(int difference) {
        int[] effects = new int[Integer.SIZE];
        int[] causes = new int[Integer.SIZE];
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            int cause = 1 << bit;
            int effect = checksum(cause) ^ checksum(0);
            while (effect != 0) {
                int top = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(effect);
                if (effects[top] == 0) {
                    effects[top] = effect;
                    causes[top] = cause;
                    break;
                }
                effect ^= effects[top];
                cause ^= causes[top];
            }
        }
        int bytes = 0;
        for (int left = difference; left != 0; ) {
            int top = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(left);
            left ^= effects[top];
            bytes ^= causes[top];
        }
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).array();
    }

    private static int checksum(int bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes).array());
        return (int) checksum.getValue();
    }
}
