package dev.bedrock.hld.helm.chart.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.hld.helm.HelmFailureException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartArchiveTest {
    private static final ChartLimits LIMITS = ChartLimits.defaults();

    private static List<String> names(byte[] archive) {
        return ChartArchive.read(archive, LIMITS).files().stream()
                .map(ChartFile::name)
                .toList();
    }

    @Test
    void dropsTheFirstSegmentAndDirectories() {
        byte[] archive = new TarBuilder()
                .entry("c/", '5', new byte[0])
                .file("c/Chart.yaml", "name: c")
                .file("c/templates/a.yaml", "a: 1")
                .gzipped();

        assertThat(names(archive)).containsExactly("Chart.yaml", "templates/a.yaml");
    }

    @Test
    void takesTheByteOrderMarkOff() {
        byte[] archive = new TarBuilder().file("c/values.yaml", "\uFEFFa: 1").gzipped();

        assertThat(ChartArchive.read(archive, LIMITS).files().get(0).text()).isEqualTo("a: 1");
    }

    @Test
    void leavesHiddenTemplatesOut() {
        byte[] archive =
                new TarBuilder().file("c/templates/.x", "x").file("c/.y", "y").gzipped();

        assertThat(names(archive)).containsExactly(".y");
    }

    @Test
    void readsLongNamesOfGnuAndPax() {
        String longName = "c/" + "d/".repeat(100) + "x";
        byte[] archive = new TarBuilder()
                .entry("././@LongLink", 'L', (longName + "\0").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .file("c/short", "1")
                .pax("path", longName + "y")
                .file("c/short2", "2")
                .entry("c/global", 'g', new byte[0])
                .file("c/last", "3")
                .gzipped();

        assertThat(names(archive)).containsExactly(longName.substring(2), longName.substring(2) + "y", "last");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c/../../etc/passwd | chart illegally references parent directory",
                "c//etc/passwd      | chart illegally contains absolute paths",
                "/x                 | ",
                "x                  | chart illegally contains content outside the base directory: \"x\"",
                "c/.                | chart illegally contains content outside the base directory: \"c/.\"",
                "c/c:/x             | chart contains illegally named files",
                "c\\..\\..\\x    | chart illegally references parent directory",
                "Chart.yaml/x       | chart yaml not in base directory",
            })
    void refusesNamesThatLeadOut(String name, String message) {
        byte[] archive = new TarBuilder().file(name, "x").gzipped();

        if (message == null) {
            assertThat(names(archive)).containsExactly("x");
        } else {
            assertThatThrownBy(() -> names(archive))
                    .isInstanceOfSatisfying(HelmFailureException.class, e -> assertThat(e.helmText())
                            .isEqualTo(message));
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '4', '6'})
    void refusesLinksAndDevices(char type) {
        byte[] archive = new TarBuilder().entry("c/x", type, new byte[0]).gzipped();

        assertThatThrownBy(() -> names(archive))
                .isInstanceOf(HelmFailureException.class)
                .hasMessageContaining("link or a device");
    }

    @Test
    void refusesNamesThatOccurTwice() {
        byte[] archive = new TarBuilder().file("c/a", "1").file("c/./a", "2").gzipped();

        assertThatThrownBy(() -> names(archive)).hasMessageContaining("twice");
    }

    @Test
    void refusesFilesThatDeclareMoreThanTheLimit() {
        byte[] archive =
                new TarBuilder().entry("c/a", '0', new byte[10], 6 << 20).gzipped();
        byte[] bomb = new TarBuilder()
                .pax("size", String.valueOf(1L << 40))
                .entry("c/a", '0', new byte[10])
                .gzipped();

        assertThatThrownBy(() -> names(archive)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> names(bomb)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void boundsTheTotalAndTheNumberOfFiles() {
        TarBuilder tar = new TarBuilder();
        for (int i = 0; i < 30; i++) {
            tar.file("c/" + i, "x".repeat(100));
        }
        byte[] archive = tar.gzipped();

        assertThatThrownBy(() -> ChartArchive.read(archive, LIMITS.withMaxTotalBytes(2_000)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("decompressed chart is larger than the maximum size 2000");
        assertThatThrownBy(() -> ChartArchive.read(archive, LIMITS.withMaxFiles(20)))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void boundsWhatItSkips() {
        TarBuilder tar = new TarBuilder();
        for (int i = 0; i < 50; i++) {
            tar.entry("c/dir" + i, 'D', new byte[1000]);
        }

        assertThatThrownBy(() -> ChartArchive.read(tar.gzipped(), LIMITS.withMaxTotalBytes(2_000)))
                .isInstanceOfAny(LimitExceededException.class, HelmFailureException.class);
    }

    @Test
    void saysWhatIsWrongWithDamagedArchives() {
        byte[] archive = new TarBuilder().file("c/a", "x".repeat(5_000)).gzipped();

        assertThatThrownBy(() -> names(new byte[0])).hasMessageContaining("EOF");
        assertThatThrownBy(() -> names(new byte[9])).hasMessageContaining("unexpected EOF");
        assertThatThrownBy(() -> names(new byte[100])).hasMessageContaining("gzip: invalid header");
        assertThatThrownBy(() -> names(Arrays.copyOf(archive, archive.length / 2)))
                .isInstanceOf(HelmFailureException.class);
        assertThatThrownBy(() -> names(new TarBuilder().gzipped())).hasMessageContaining("no files in chart archive");
    }
}
