package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HooksTest {
    @TempDir
    Path directory;

    Cli cli;

    @BeforeEach
    void aUserInADefinitionWithHooks() throws Exception {
        directory = directory.toRealPath();
        cli = new Cli(directory);
        Directories.write(directory, """
                === component.yaml
                name: shop
                type: static
                path: ./manifests
                hooks:
                  before-generate:
                    - echo prepared; touch manifests/late.yaml
                  after-generate:
                    - echo in $BEDROCK_OUTPUT
                === manifests/early.yaml
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: early
                """);
    }

    @Test
    void hooksDoNotRunUnlessTheyAreAllowed() {
        Cli.Result result = cli.run("hld", "generate", "-q");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEqualTo("""
                component.yaml:1:1: warning HLD-0021: the after-generate hook of 'shop' was not run
                    allow hooks if you trust all sources of the definition
                component.yaml:1:1: warning HLD-0021: the before-generate hook of 'shop' was not run
                    allow hooks if you trust all sources of the definition
                """);
        assertThat(directory.resolve("manifests/late.yaml")).doesNotExist();
    }

    @Test
    void whatAllowedHooksPrintGoesToTheStandardError() {
        Cli.Result result = cli.run("hld", "generate", "-q", "--allow-hooks");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("generated/common/shop.yaml\n");
        assertThat(result.err()).isEqualTo("  | prepared\n  | in " + directory + "/generated/common\n");
        assertThat(directory.resolve("manifests/late.yaml")).exists();
    }

    @Test
    void aHookThatFailsEndsTheRun() {
        Directories.write(directory, """
                === component.yaml
                name: shop
                hooks:
                  before-generate:
                    - echo broken >&2; exit 3
                """);

        Cli.Result result = cli.run("hld", "generate", "-q", "--allow-hooks");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("error HLD-0022", "exit code 3", "broken");
        assertThat(directory.resolve("generated")).doesNotExist();
    }
}
