package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates of fetched components and charts end, whatever they are, and see nothing of this machine. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class InstallTemplateAbuseTest {
    @TempDir
    Path folder;

    private AttackedInstall attack;

    @BeforeEach
    void begin() {
        attack = new AttackedInstall(folder);
        attack.cli.with("TOKEN", "t0ps3cret");
    }

    @AfterEach
    void end() {
        attack.close();
    }

    /** Installs what a git server has, which works, and generates from it, which does not. */
    private void assertFails(String fields, Map<String, String> files, String told) {
        TestRepository.create(folder.resolve("remotes"), "bad").commit(files);
        try (GitServer git = GitServer.start(folder.resolve("remotes"))) {
            Cli.Result installed = attack.install(
                    fields + ", method: git, version: main, source: '" + git.url("bad.git") + "'",
                    "--allow-host",
                    git.host());
            assertThat(installed.exitCode()).as(installed.err()).isZero();
        }

        Cli.Result generated = attack.cli.run("hld", "generate");

        assertThat(generated.exitCode()).as(generated.err()).isEqualTo(1);
        assertThat(generated.err())
                .contains(told)
                .contains("failed bad after ", "generated good in ")
                .doesNotContain("t0ps3cret", "root:", "StackOverflow", "OutOfMemory");
        assertThat(attack.directory.resolve("generated")).doesNotExist();
        attack.assertNeighboursUntouched();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
                "{% include 'a.yaml' %}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{{ 'x' * 99999999 }}",
                "{% include '../../../../neighbours/secret.yaml' %}",
                "{% include '/etc/passwd' %}",
                "{{ ''.getClass().forName('java.lang.Runtime') }}",
                "{{ config.class.classLoader }}",
                "{{ environ.TOKEN }}"
            })
    void templatesOfAFetchedComponent(String template) {
        assertFails(
                "type: template, path: manifests",
                Map.of("manifests/a.yaml", "kind: ConfigMap\nname: " + template + "\n"),
                "error ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}",
                "{{ tpl \"{{ tpl .Values.x . }}\" . }}",
                "{{ range until 999999999 }}x{{ end }}",
                "{{ repeat 999999999 \"x\" }}",
                "{{ env \"TOKEN\" }}",
                "{{ .Files.Get \"../../../../neighbours/secret.yaml\" | required \"nothing\" }}",
                "{{ fail \"no\" }}"
            })
    void templatesOfAFetchedChart(String template) {
        assertFails(
                "type: helm, path: chart",
                Map.of(
                        "chart/Chart.yaml",
                        "{apiVersion: v2, name: bad, version: 1.0.0}\n",
                        "chart/values.yaml",
                        "x: \"{{ tpl .Values.x . }}\"\n",
                        "chart/templates/a.yaml",
                        template + "\n"),
                "error ");
    }
}
