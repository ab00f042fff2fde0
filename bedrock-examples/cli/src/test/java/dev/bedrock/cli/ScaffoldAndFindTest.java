package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldAndFindTest {
    @TempDir
    Path directory;

    Cli cli;

    @BeforeEach
    void aDefinition() {
        Directories.write(directory, """
                === component.yaml
                name: top
                subcomponents:
                - name: web
                  type: template
                  path: web
                  parameters:
                    replicas: {type: integer, default: 2}
                    login: {properties: {password: {type: string, secret: true}}}
                === config/common.yaml
                subcomponents: {web: {config: {login: {password: S3CRET}}}}
                === web/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {n: "{{ config.replicas }}"}}
                """);
        cli = new Cli(directory);
    }

    @Test
    void scaffoldWritesOneFileAndNeverAgain() {
        Cli.Result result = cli.run("hld", "scaffold", "qa");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("config/qa.yaml\n");
        assertThat(Directories.read(directory).get("config/qa.yaml")).contains("#   replicas: 2");
        Cli.Result again = cli.run("hld", "scaffold", "qa");
        assertThat(again.exitCode()).isOne();
        assertThat(again.err()).contains("HLD-0070");
        assertThat(cli.run("hld", "generate", "qa", "--strict").exitCode()).isZero();
    }

    @Test
    void scaffoldCanOnlyShowIt() {
        Cli.Result result = cli.run("hld", "scaffold", "qa", "--subcomponent=web", "--dry-run");

        assertThat(result.out()).startsWith("--- /dev/null\n+++ config/qa.yaml\n");
        assertThat(Directories.read(directory)).doesNotContainKey("config/qa.yaml");
    }

    @Test
    void findListsComponents() {
        assertThat(cli.run("hld", "find", "WEB").out()).isEqualTo(".  top  component  (stanza web)\n");
        Cli.Result none = cli.run("hld", "find", "redis", "--in", "web");
        assertThat(none.exitCode()).isZero();
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("no component was found");
        assertThat(cli.run("hld", "find", "x", "--in", "nowhere").exitCode()).isOne();
    }

    @Test
    void showTellsDefaultsAndKeepsSecrets() {
        Cli.Result text = cli.run("hld", "show");
        assertThat(text.out())
                .containsPattern("replicas: 2 +default component.yaml:7")
                .contains("login.password: ***")
                .doesNotContain("S3CRET");
        for (String format : new String[] {"json", "yaml"}) {
            assertThat(cli.run("hld", "show", "-o", format).out())
                    .contains("***")
                    .doesNotContain("S3CRET");
        }
    }
}
