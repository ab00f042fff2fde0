package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertTest {
    @TempDir
    Path directory;

    Cli cli;

    @BeforeEach
    void aDefinition() throws Exception {
        directory = directory.toRealPath();
        cli = new Cli(directory);
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        "name: shop # ours\nsubcomponents:\n- name: rbac\n  type: static\n  path: ./rbac\n",
                        "config/common.yaml",
                        "{}\n",
                        "rbac/a.yaml",
                        "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n"));
    }

    @Test
    void aDefinitionIsConvertedAndGeneratedFrom() {
        Cli.Result result = cli.run("hld", "convert", "--to", "hcl");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("component.hcl\nconfig/common.hcl\n");
        assertThat(result.err()).contains("component.yaml:1:1: warning HLD-0081: comments that have no place");
        assertThat(Directories.read(directory).get("component.hcl")).isEqualTo("""
            name = "shop"

            subcomponent "rbac" {
              type = "static"
              path = "./rbac"
            }
            """);
        assertThat(cli.run("hld", "generate").exitCode()).isZero();
        assertThat(cli.run("hld", "convert", "--to", "hcl").err()).contains("nothing to change");
        assertThat(cli.run("hld", "convert", ".", "--to=yaml").out()).isEqualTo("component.yaml\nconfig/common.yaml\n");
    }

    @Test
    void aDryRunPrintsTheDifference() {
        Map<String, String> before = Directories.read(directory);
        assertThat(cli.run("hld", "convert", "--to=json", "--dry-run").out())
                .startsWith("--- component.yaml\n+++ component.json\n");
        assertThat(Directories.read(directory)).isEqualTo(before);
    }

    @Test
    void mistakesAreTold() {
        assertThat(cli.run("hld", "convert").exitCode()).isEqualTo(2);
        assertThat(cli.run("hld", "convert", "--to=toml").exitCode()).isEqualTo(2);
        Directories.write(directory, Map.of("config/prod.hcl", "a = b\n"));
        Cli.Result result = cli.run("hld", "convert", "--to=yaml");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("config/prod.hcl:1:5: error CORE-0604");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hcl", "json"})
    void theExampleGeneratesTheSameInAnotherFormat(String format) {
        Path shop = Path.of(System.getProperty("bedrock.root"), "bedrock-examples", "definitions", "shop");
        Map<String, String> files = new TreeMap<>(Directories.read(shop));
        files.keySet().removeIf(path -> path.startsWith("generated/"));
        Path copy = Directories.write(directory.resolve("copy"), files);
        Cli cli = new Cli(copy);
        assertThat(cli.run("hld", "generate", "prod", "--output=" + directory.resolve("before"))
                        .exitCode())
                .isZero();

        Cli.Result converted = cli.run("hld", "convert", "--to", format);

        assertThat(converted.exitCode()).as(converted.err()).isZero();
        assertThat(converted.out()).contains("component." + format, "config/prod." + format);
        Cli.Result generated = cli.run("hld", "generate", "prod", "--output=" + directory.resolve("after"));
        assertThat(generated.exitCode()).as(generated.err()).isZero();
        assertThat(Directories.read(directory.resolve("after")))
                .isEqualTo(Directories.read(directory.resolve("before")));
    }
}
