package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditTest {
    @TempDir
    Path directory;

    Cli cli;

    @BeforeEach
    void aUser() throws Exception {
        directory = directory.toRealPath();
        cli = new Cli(directory);
    }

    private String file(String path) {
        return Directories.read(directory).getOrDefault(path, "");
    }

    @Test
    void aDefinitionIsBegunFilledAndGenerated() {
        assertThat(cli.run("hld", "init", "shop").out()).isEqualTo("""
                .gitignore
                component.yaml
                config/common.yaml
                """);
        assertThat(cli.run("hld", "add", "rbac", "--type", "static", "--path", "./rbac")
                        .out())
                .isEqualTo("component.yaml\n");
        assertThat(cli.run("hld", "add", "remote", "--source=https://git.example/x", "--branch=main", "--version=1.10")
                        .exitCode())
                .isZero();
        assertThat(file("component.yaml")).isEqualTo("""
                name: shop
                subcomponents:
                - name: rbac
                  type: static
                  path: ./rbac
                - name: remote
                  source: https://git.example/x
                  method: git
                  version: "1.10"
                  branch: main
                """);
        assertThat(cli.run("hld", "remove", "remote").out()).isEqualTo("component.yaml\n");
        assertThat(cli.run("hld", "set", "--subcomponent=rbac", "a=1").out()).isEqualTo("config/common.yaml\n");
        Directories.write(
                directory, Map.of("rbac/a.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n"));
        assertThat(cli.run("hld", "generate").exitCode()).isZero();
    }

    @Test
    void valuesAreSetForAnEnvironment() {
        cli.run("hld", "init", "shop");
        Directories.write(directory, Map.of("values.yaml", "data: {a: 1, b: 2}\n"));

        Cli.Result result = cli.run(
                "hld", "set", "--environment", "prod", "-f", "values.yaml", "data.b=x=y", "data.\"c.d\"=[1, \"2\"]");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("config/prod.yaml\n");
        assertThat(file("config/prod.yaml")).isEqualTo("""
                config:
                  data:
                    a: 1
                    b: x=y
                    c.d:
                    - 1
                    - "2"
                """);
        cli.run("hld", "set", "--environment=prod", "--type=string", "data.a=1");
        assertThat(file("config/prod.yaml")).contains("a: \"1\"");
    }

    @Test
    void aDryRunShowsTheDifferenceAndWritesNothing() {
        cli.run("hld", "init", "shop");
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        assertThat(cli.run("hld", "set", "--environment=prod", "a=1", "--dry-run")
                        .out())
                .isEqualTo("""
                        --- /dev/null
                        +++ config/prod.yaml
                        @@ -0,0 +1,2 @@
                        +config:
                        +  a: 1
                        """);
        assertThat(cli.run("hld", "add", "a", "--path=x", "--dry-run").out()).contains("+- name: a\n");
        before.assertUnchanged();
    }

    @Test
    void placesAreThoseThatTheUserWouldWrite() {
        Directories.write(directory, "=== shop/component.yaml\nname: shop\nsubcomponents:\n- name: edge\n  path: x\n");

        Cli.Result result = cli.run("hld", "remove", "-C", "shop", "egde");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                shop/component.yaml: error HLD-0075: there is no subcomponent 'egde'
                    did you mean 'edge'?
                """);
        assertThat(cli.run("hld", "set", "-C", "shop", "a=1").out()).isEqualTo("shop/config/common.yaml\n");
        assertThat(cli.run("hld", "set", "-C", "shop", "a=1").err()).isEqualTo("nothing to change\n");
    }

    @Test
    void newKeysCanBeForbidden() {
        Directories.write(directory, "=== component.yaml\nname: a\n=== config/common.yaml\nconfig: {a: 1}\n");

        Cli.Result result = cli.run("hld", "set", "--no-new-keys", "a=2", "b=1");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("HLD-0073");
        assertThat(file("config/common.yaml")).isEqualTo("config: {a: 1}\n");
    }

    @Test
    void aWarningDoesNotKeepAValueFromBeingSet() {
        cli.run("hld", "init", "shop");

        Cli.Result result = cli.run("hld", "set", "--subcomponent=web", "a=1");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("component.yaml: warning HLD-0012");
        assertThat(file("config/common.yaml")).contains("a: 1");
    }

    @Test
    void whatIsMissingOnTheCommandLineIsAUsageError() {
        cli.run("hld", "init", "shop");

        assertThat(cli.run("hld", "set").exitCode()).isEqualTo(2);
        assertThat(cli.run("hld", "add").exitCode()).isEqualTo(2);
        assertThat(cli.run("hld", "remove").exitCode()).isEqualTo(2);
        assertThat(cli.run("hld", "add", "a", "--method=svn").exitCode()).isEqualTo(2);
        assertThat(cli.run("hld", "set", "a..b=1").err()).contains("at character 3");
    }
}
