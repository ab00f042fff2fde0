package dev.bedrock.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.infra.generate.GeneratePlan;
import dev.bedrock.infra.generate.InfraOptions;
import dev.bedrock.infra.scaffold.Scaffold;
import dev.bedrock.infra.template.TemplateRequest;
import dev.bedrock.infra.template.TemplateSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of sources and values stay where they belong, whatever servers answer and whatever goes wrong. */
class CredentialLeakTest {
    private static final String SECRET = "hunter2-hunter2";

    @TempDir
    Path folder;

    private final LoopbackServer server = LoopbackServer.http();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void credentialsOfASourceDoNotFollowARedirectToAnotherHost() {
        server.redirect(
                "/templates.git/info/refs",
                302,
                server.uri("localhost", "/elsewhere/info/refs").toString());
        server.on("/elsewhere/", exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
            LoopbackServer.reply(exchange, 401, new byte[0]);
        });

        GeneratePlan plan = plan("http://bot:" + SECRET + "@127.0.0.1:" + server.port() + "/templates.git");

        assertThat(plan.problems()).anyMatch(Problem::isError);
        assertThat(plan.problems().toString()).doesNotContain(SECRET);
        assertThat(server.requests())
                .filteredOn(request -> request.header("host").orElse("").startsWith("localhost"))
                .noneMatch(request -> request.header("authorization").isPresent());
    }

    @Test
    void aSourceThatDoesNotAnswerIsToldWithoutItsCredentials() {
        server.fail("/templates.git/info/refs", 500);

        GeneratePlan plan = plan("http://bot:" + SECRET + "@127.0.0.1:" + server.port() + "/templates.git");

        assertThat(plan.problems()).anyMatch(Problem::isError);
        assertThat(plan.problems().toString()).contains("127.0.0.1").doesNotContain(SECRET);
        assertThat(Directories.read(folder).toString().replaceAll("source: .*", ""))
                .doesNotContain(SECRET);
    }

    @Test
    void valuesOfTheEnvironmentAreInNoProblem() {
        Directories.write(folder, Map.of("infra/templates/a/main.tf", """
                variable "size" {
                  type = number
                  validation {
                    condition     = var.size > 3
                    error_message = "Wrong: ${var.size}"
                  }
                }
                variable "names" {
                  type = list(string)
                }
                """, "infra/definition.yaml", """
                source: ./templates
                template: a
                variables: {size: "${env:SECRET}", names: "${env:SECRET}"}
                """));

        GeneratePlan plan = Infra.open(folder.resolve("infra")).plan(List.of(""), options());

        assertThat(plan.problems()).hasSize(2).allMatch(Problem::isError);
        assertThat(plan.problems().toString() + plan.deployments()).doesNotContain(SECRET);
    }

    @Test
    void aNewDefinitionAndTheFolderHaveNoDefaultOfASecret() {
        Directories.write(folder, Map.of("infra/templates/a/main.tf", """
                variable "token" {
                  type      = string
                  default   = "%s"
                  sensitive = true
                }
                """.formatted(SECRET)));
        TemplateRequest request = new TemplateRequest("./templates", "a", "", SourceLocation.unknown());

        assertThat(Scaffold.definition(
                        "x",
                        request,
                        TemplateSources.builder(folder.resolve("infra")).build().get(request)))
                .doesNotContain(SECRET);
    }

    private GeneratePlan plan(String source) {
        Directories.write(
                folder, Map.of("infra/definition.yaml", "source: " + source + "\ntemplate: a\nversion: v1\n"));
        GitClient git = GitClient.builder(folder.resolve("cache"))
                .policy(RemotePolicy.defaults().withHosts(List.of("127.0.0.1", "localhost")))
                .build();
        return Infra.builder(folder.resolve("infra")).git(git).open().plan(List.of(""), options());
    }

    private static InfraOptions options() {
        return InfraOptions.defaults().withEnvironment(EnvironmentVariables.of(Map.of("SECRET", SECRET)));
    }
}
