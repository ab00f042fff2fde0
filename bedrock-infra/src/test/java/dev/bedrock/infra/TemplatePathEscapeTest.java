package dev.bedrock.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.DirectorySnapshot;
import dev.bedrock.infra.generate.InfraOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neither a source, nor a template, nor a module of one, nor a link in one reads a file outside. */
class TemplatePathEscapeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "../outside,        a,            INFRA-0103",
        "./../outside,      a,            INFRA-0103",
        "/etc,              a,            INFRA-0103",
        "./link,            a,            INFRA-0103",
        "./templates,       ../../outside/a, INFRA-0101",
        "./templates,       /etc,         INFRA-0101",
        "./templates,       'a\\..\\b',   INFRA-0101",
        "'./nul\u0000l',    a,            INFRA-0101",
        "./templates,       leads-out,    INFRA-0102",
        "./templates,       linked,       CORE-0102",
    })
    void nothingOutsideIsRead(String source, String template, String code) throws IOException {
        Directories.write(folder, """
                === outside/a/main.tf
                # outside
                === infra/templates/leads-out/main.tf
                module "m" {
                  source = "../../../outside/a"
                }
                === infra/templates/linked/main.tf
                # linked
                """);
        Files.createSymbolicLink(folder.resolve("infra/link"), folder.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("infra/templates/linked/passwd.tf"), Path.of("/etc/passwd"));
        Directories.write(
                folder,
                Map.of(
                        "infra/definition.yaml",
                        "source: \"" + source.replace("\\", "\\\\").replace("\u0000", "\\0") + "\"\ntemplate: '"
                                + template + "'\n"));
        DirectorySnapshot before = DirectorySnapshot.of(folder);

        List<Problem> problems = Infra.open(folder.resolve("infra"))
                .plan(List.of(""), InfraOptions.defaults().withEnvironment(EnvironmentVariables.of(Map.of())))
                .problems();

        assertThat(problems)
                .filteredOn(Problem::isError)
                .extracting(Problem::code)
                .containsExactly(code);
        before.assertUnchanged();
    }

    @Test
    void aFolderThatTheCallerAllowsIsRead() {
        Directories.write(
                folder,
                Map.of(
                        "outside/a/main.tf",
                        "# outside\n",
                        "infra/definition.yaml",
                        "source: ../outside\ntemplate: a\n"));

        Infra infra = Infra.builder(folder.resolve("infra"))
                .localRoot(folder.resolve("outside"))
                .open();

        assertThat(infra.plan(List.of(""), InfraOptions.defaults()).problems()).isEmpty();
    }
}
