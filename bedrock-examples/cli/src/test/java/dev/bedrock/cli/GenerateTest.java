package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateTest {
    @TempDir
    Path directory;

    Cli cli;

    @BeforeEach
    void aUserBesideADefinition() throws Exception {
        directory = directory.toRealPath();
        cli = new Cli(directory);
        Directories.write(directory, """
                === shop/component.yaml
                name: shop
                subcomponents:
                  - name: rbac
                    type: static
                    path: ./rbac
                  - name: group
                    subcomponents:
                      - name: inner
                        type: static
                        path: ./inner
                === shop/config/prod.yaml
                subcomponents: {}
                === shop/rbac/roles.yaml
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  name: one
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  name: two
                === shop/inner/config.yaml
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                """);
    }

    @Test
    void filesAreWrittenAndNamedOnTheStandardOutput() {
        Cli.Result result = cli.run("hld", "generate", "shop", "prod");

        assertThat(result.out()).isEqualTo("""
                shop/generated/prod/group/inner.yaml
                shop/generated/prod/rbac.yaml
                """);
        assertThat(result.exitCode()).isZero();
        assertThat(Directories.read(directory.resolve("shop/generated/prod")))
                .containsOnlyKeys("rbac.yaml", "group/inner.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "., shop prod, shop/generated/prod",
        "., ./shop prod, shop/generated/prod",
        "., shop/ prod, shop/generated/prod",
        "shop, prod, shop/generated/prod",
        "shop, . prod, shop/generated/prod",
        "shop/rbac, .. prod, shop/generated/prod",
        "shop, prod common, shop/generated/prod-common",
        "shop, '', shop/generated/common",
        "., shop, shop/generated/common",
        "., shop prod --output=out/x, out/x",
    })
    void theFirstArgumentIsThePathIfItCanOnlyBeOne(String here, String arguments, String output) {
        Cli.Result result = new Cli(directory.resolve(here).normalize())
                .run(("hld generate " + arguments).strip().split(" "));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(directory.resolve(output).resolve("rbac.yaml")).exists();
    }

    @Test
    void eachComponentThatIsDoneGetsALineAndTheRunASummary() {
        String err = cli.run("hld", "generate", "shop", "prod").err();

        assertThat(err.replaceAll("\\d+ ms", "N ms").lines())
                .containsExactlyInAnyOrder(
                        "generated rbac in N ms",
                        "generated group/inner in N ms",
                        "wrote 2 files to shop/generated/prod in N ms");
    }

    @Test
    void quietMeansThatOnlyProblemsArePrinted() {
        assertThat(cli.run("hld", "generate", "shop", "prod", "--quiet").err()).isEmpty();
        assertThat(cli.run("hld", "generate", "shop", "qa", "-q").err())
                .contains("HLD-0010")
                .doesNotContain("generated ");
    }

    @Test
    void onATerminalOneLineChangesAndIsTakenAwayInTheEnd() {
        String err = cli.onTerminal().run("hld", "generate", "shop", "prod").err();

        assertThat(err).contains("\r\u001b[K[0/2] ").doesNotContain("generated rbac");
        assertThat(err.substring(0, err.lastIndexOf("wrote "))).endsWith("\r\u001b[K");
    }

    @Test
    void severitiesAreColouredOnTerminalsOnly() {
        assertThat(cli.run("hld", "generate", "shop", "qa").err()).doesNotContain("\u001b");
        assertThat(cli.onTerminal().run("hld", "generate", "shop", "qa", "-q").err())
                .startsWith("\u001b[33mwarning HLD-0010\u001b[0m: ");
        assertThat(cli.with("NO_COLOR", "1")
                        .run("hld", "generate", "shop", "qa", "-q")
                        .err())
                .startsWith("warning HLD-0010: ");
    }

    @Test
    void warningsFailAStrictRunBeforeAnythingIsWritten() {
        Cli.Result result = cli.run("hld", "generate", "shop", "qa", "--strict");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("warning HLD-0010").endsWith("nothing was written, 1 warning\n");
        assertThat(directory.resolve("shop/generated")).doesNotExist();
    }

    @Test
    void aFileForEachObjectAndAKustomizationIfWanted() {
        Cli.Result result = cli.run("hld", "generate", "shop", "prod", "--file-per-object", "--kustomization");

        assertThat(result.out()).isEqualTo("""
                shop/generated/prod/group/inner/configmap-settings.yaml
                shop/generated/prod/kustomization.yaml
                shop/generated/prod/rbac/serviceaccount-one.yaml
                shop/generated/prod/rbac/serviceaccount-two.yaml
                """);
    }

    @Test
    void aFailureLeavesTheOldFiles() {
        cli.run("hld", "generate", "shop", "prod");
        Directories.write(directory.resolve("shop"), "=== rbac/roles.yaml\nnot: an object\n");
        DirectorySnapshot before = DirectorySnapshot.of(directory);

        Cli.Result result = cli.run("hld", "generate", "shop", "prod");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        before.assertUnchanged();
    }

    @Test
    void nothingOutsideOfTheRootIsRead() {
        Directories.write(directory, """
                === top/component.yaml
                name: top
                subcomponents:
                  - name: shop
                    source: ../shop
                """);

        assertThat(cli.run("hld", "generate", "top").err()).contains("CORE-0102");
        assertThat(cli.run("hld", "generate", "top", "--root=.").exitCode()).isZero();
    }
}
