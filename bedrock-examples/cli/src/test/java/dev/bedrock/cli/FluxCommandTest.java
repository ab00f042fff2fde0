package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clusters follow, from the command line. */
class FluxCommandTest {
    private static final String URL = "https://github.com/contoso/manifests";

    @TempDir
    Path directory;

    @BeforeEach
    void repositories() {
        String object = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ";
        Directories.write(
                directory,
                Map.of(
                        "manifests/prod-east/web.yaml",
                        object + "web\n",
                        "hld/component.yaml",
                        """
                name: cluster
                subcomponents:
                - {name: web, type: static, path: ./web, dependsOn: [dns]}
                - {name: dns, type: static, path: ./dns}
                """,
                        "hld/dns/a.yaml",
                        object + "dns\n",
                        "hld/web/a.yaml",
                        object + "web\n"));
    }

    private Cli.Result run(String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(
                new String[] {"flux", "generate", "-C", "manifests", "--manifest-url", URL}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return new Cli(directory).run(arguments);
    }

    @Test
    void writesWhatAClusterFollowsOnce() throws Exception {
        Cli.Result first = run("east", "prod,east", "qa");
        Cli.Result second = run("east", "prod,east", "qa");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).isEqualTo("""
                manifests/clusters/east/environment-prod-east.yaml
                manifests/clusters/east/environment-qa.yaml
                manifests/clusters/east/kustomization.yaml
                manifests/clusters/east/source.yaml
                """);
        assertThat(Files.readString(directory.resolve("manifests/clusters/east/environment-prod-east.yaml")))
                .contains("path: ./prod-east\n");
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).contains("nothing to change");
    }

    @Test
    void withADefinitionComponentsFollowThoseTheyDependOn() throws Exception {
        Cli.Result result = run("east", "prod,east", "--hld", "hld", "--interval", "1");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Files.readString(directory.resolve("manifests/clusters/east/waves/prod-east-1/kustomization.yaml")))
                .contains("../../../../prod-east/web.yaml");
        assertThat(Files.readString(directory.resolve("manifests/clusters/east/source.yaml")))
                .contains("interval: 1m");
    }

    @Test
    void showsWhatItWouldDoAndSaysItForPrograms() {
        Cli.Result dry = run("east", "qa", "--operator", "argo-cd", "--dry-run");
        Cli.Result json = run("east", "qa", "--operator", "flux-1", "-o", "json");

        assertThat(dry.out()).contains("+kind: Application");
        assertThat(directory.resolve("manifests/clusters/east/environment-qa.yaml"))
                .doesNotExist();
        assertThat(json.out()).contains("bedrock.dev/flux-generate/v1", "clusters/east/flux-values.yaml");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(run("East", "qa").err()).contains("GITOPS-0571");
        assertThat(run("east", "qa", "qa").err()).contains("GITOPS-0574");
        assertThat(run("east", "qa", "--interval", "0").exitCode()).isEqualTo(2);
        assertThat(run("east", "qa", "--events-url", "ftp://x").err()).contains("GITOPS-0572");
    }
}
