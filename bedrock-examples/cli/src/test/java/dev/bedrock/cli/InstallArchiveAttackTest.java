package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.hld.helm.chart.source.TarBuilder;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of charts that a repository or a registry has prepared. */
@Timeout(120)
class InstallArchiveAttackTest {
    @TempDir
    Path folder;

    private AttackedInstall attack;

    @BeforeEach
    void begin() {
        attack = new AttackedInstall(folder);
    }

    @AfterEach
    void end() {
        attack.close();
    }

    private static TarBuilder chart() {
        return new TarBuilder().file("web/Chart.yaml", "{apiVersion: v2, name: web, version: 1.0.0}\n");
    }

    static Stream<Arguments> archives() {
        TarBuilder many = chart();
        for (int i = 0; i < 20_001; i++) {
            many.entry("web/" + i, '0', new byte[0]);
        }
        TarBuilder large = chart();
        for (int i = 0; i < 30; i++) {
            large.entry("web/" + i, '0', new byte[4 << 20]);
        }
        return Stream.of(
                Arguments.of("a path upwards", chart().file("../../../../neighbours/secret.yaml", "x")),
                Arguments.of("a path upwards in the chart", chart().file("web/../../x.yaml", "x")),
                Arguments.of("an absolute path", chart().file("web//etc/x.yaml", "x")),
                Arguments.of("a path with backslashes", chart().file("web\\..\\..\\x.yaml", "x")),
                Arguments.of("a hard link", chart().entry("web/x", '1', new byte[0])),
                Arguments.of("a symbolic link", chart().entry("web/x", '2', new byte[0])),
                Arguments.of("a device", chart().entry("web/x", '3', new byte[0])),
                Arguments.of("a named pipe", chart().entry("web/x", '6', new byte[0])),
                Arguments.of("a file that is too large", chart().entry("web/x", '0', new byte[6 << 20])),
                Arguments.of("files that are too large together", large),
                Arguments.of("too many files", many),
                Arguments.of("a size that lies", chart().entry("web/x", '0', new byte[10], 4 << 20)),
                Arguments.of("a name twice", chart().file("web/Chart.yaml", "{name: other}")),
                Arguments.of(
                        "names that differ in case",
                        chart().file("web/a.yaml", "x").file("web/A.yaml", "y")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void isRefusedFromARepository(String what, TarBuilder tar) {
        Charts.indexOf(attack.web, "web", Map.of("1.0.0", tar.gzipped()));

        attack.assertRefused(attack.install(
                "type: helm, method: helm, path: web, version: 1.0.0, source: '" + attack.web.uri("/charts") + "'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("archives")
    void isRefusedFromARegistry(String what, TarBuilder tar) {
        Charts.push(attack.web, "team/web", "1.0.0", tar.gzipped());

        attack.assertRefused(
                attack.install("type: helm, method: helm, path: web, version: 1.0.0, source: 'oci://127.0.0.1:"
                        + attack.web.port() + "/team'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "PK\3\4", "\u001f\u008b\b"})
    void whatIsNoArchiveIsRefused(String content) {
        Charts.indexOf(attack.web, "web", Map.of("1.0.0", content.getBytes(UTF_8)));

        Cli.Result result = attack.install(
                "type: helm, method: helm, path: web, version: 1.0.0, source: '" + attack.web.uri("/charts") + "'");

        attack.assertRefused(result);
        assertThat(result.err()).doesNotContain("java.");
    }
}
