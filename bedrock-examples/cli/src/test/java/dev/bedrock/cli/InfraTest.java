package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfraTest {
    private static final String FILES = """
            === infra/definition.yaml
            source: ./templates
            template: small
            variables: {region: north}
            === infra/west/definition.yaml
            variables: {cluster_name: "west-${env:STAGE}", token: "${env:TOKEN}"}
            === infra/east/definition.yaml
            variables: {cluster_name: east}
            === infra/templates/small/main.tf
            variable "cluster_name" {
              type = string
            }
            variable "region" {}
            variable "token" {
              default = ""
            }
            === vars
            STAGE=prod
            TOKEN=hunter2
            """;

    @TempDir
    Path folder;

    @Test
    void oneDeploymentIsGenerated() {
        Cli.Result result = user().run("infra", "generate", "-p", "west", "--env-file", "../vars", "--public", "STAGE");

        assertThat(result.err()).isEqualTo("changed 1 of 1 deployment\n");
        assertThat(result.out()).isEqualTo("""
                ../infra-generated/west from ./templates
                  create bedrock.tfvars
                  create main.tf
                  secret token: set TF_VAR_token
                """);
        assertThat(result.exitCode()).isZero();
        assertThat(folder.resolve("infra-generated/west/bedrock.tfvars")).hasContent("""
                region       = "north"
                cluster_name = "west-prod"

                # token is a secret: set the environment variable TF_VAR_token
                """);
    }

    @Test
    void aDryRunWritesNothingAndAReportIsForPrograms() {
        Cli.Result result = user().with("STAGE", "x")
                .with("TOKEN", "y")
                .run("infra", "generate", "--all", "--dry-run", "-o", "json", "-O", "../out");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("\"schema\": \"bedrock.dev/infra-generate/v1\"", "\"deployment\": \"east\"", "\"create\"")
                .doesNotContain("hunter2");
        assertThat(result.err()).isEqualTo("would change 2 of 2 deployments\n");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        Cli user = user();
        Directories.write(folder, Map.of("infra/east/definition.yaml", "variables: {regoin: x}\n"));

        Cli.Result result = user.run("infra", "generate", "-p", "east");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("east/definition.yaml: error INFRA-0204: the variable 'cluster_name' (string) has no value")
                .contains("east/definition.yaml:1:21: warning INFRA-0205")
                .contains("did you mean 'region'?")
                .endsWith("nothing was written\n");
    }

    @Test
    void aDefinitionIsBegunAndNotOverwritten() {
        Cli.Result result = new Cli(folder).run("infra", "scaffold", "-n", "new", "-t", "azure-simple");

        assertThat(result.out()).isEqualTo("new/definition.yaml\n");
        assertThat(folder.resolve("new/definition.yaml")).content().contains("  cluster_name: <insert value>\n");
        assertThat(new Cli(folder)
                        .run("infra", "scaffold", "-n", "new", "-t", "azure-simple")
                        .exitCode())
                .isEqualTo(1);
        assertThat(new Cli(folder).run("infra", "scaffold", "-n", "other").exitCode())
                .isEqualTo(2);
        assertThat(Files.exists(folder.resolve("other"))).isFalse();
    }

    private Cli user() {
        Directories.write(folder, FILES);
        return new Cli(folder.resolve("infra"));
    }
}
