package dev.bedrock.hld.helm.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 2: symbolic links. */
@Timeout(30)
class ChartSymlinkTest {
    @TempDir
    Path directory;

    private AttackedChart chart;

    @BeforeEach
    void writeChart() {
        chart = new AttackedChart(directory);
        chart.template("a: 1").file("../outside/secret.txt", "secret: true");
    }

    private void link(String name, String target) throws IOException {
        Path link = chart.path().resolve(name);
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"leak.txt", "values.yaml", "Chart.lock", "values.schema.json", "templates/x.yaml", "crds/x.yaml"
            })
    void filesOutsideAreNotRead(String name) throws IOException {
        link(name, directory.resolve("outside/secret.txt").toString());

        assertThat(chart.refused())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("secret: true");
    }

    @Test
    void relativeAndAbsoluteLinksToDirectoriesOutsideAreNotFollowed() throws IOException {
        link("conf", "../outside");
        assertThat(chart.refused()).isInstanceOf(AccessDeniedException.class);

        link("conf", directory.resolve("outside").toString());
        assertThat(chart.refused()).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void chainsOfLinksEndInside() throws IOException {
        link("one", "two");
        link("two", "three");
        link("three", "../outside/secret.txt");

        assertThat(chart.refused()).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void linksToThemselvesAndToNothingAreErrors() throws IOException {
        link("loop", "loop");
        chart.refused();

        link("loop", "nowhere");
        chart.refused();
    }

    @Test
    void circlesOfDirectoriesEnd() throws IOException {
        link("a/b", "..");
        chart.refused();
    }

    @Test
    void aDoublingOfDirectoriesIsBounded() throws IOException {
        chart.file("d0/x.txt", "x");
        for (int i = 1; i < 30; i++) {
            link("d" + i + "/a", "../d" + (i - 1));
            link("d" + i + "/b", "../d" + (i - 1));
        }

        chart.refused();
    }
}
