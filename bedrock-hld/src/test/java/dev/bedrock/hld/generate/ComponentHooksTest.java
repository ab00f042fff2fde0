package dev.bedrock.hld.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.EchoRenderer;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.HldBuilder;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.OutputLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentHooksTest {
    private static final GenerateOptions ALLOWED = GenerateOptions.defaults().withHooksAllowed(true);

    @TempDir
    Path directory;

    @Test
    void hooksRunInTheOrderOfTheTreeEachInItsFolder() throws IOException {
        Directories.write(directory, """
                === component.yaml
                name: root
                hooks: {before-generate: [echo root $BEDROCK_COMPONENT, pwd > where, echo again]}
                subcomponents:
                - {name: inline, type: static, path: m, hooks: {before-generate: [echo inline]}}
                - {name: kid, source: ./kid}
                === kid/component.yaml
                {name: kid, type: static, path: m, hooks: {before-generate: [pwd > where, echo kid]}}
                === kid/m/a.yaml
                === m/a.yaml
                """);
        List<String> printed = Collections.synchronizedList(new ArrayList<>());

        builder().hookOutput((stream, line) -> printed.add(line)).build().generate(Environments.of(), ALLOWED);

        assertThat(printed).containsExactly("root root", "again", "inline", "kid");
        assertThat(Path.of(Files.readString(directory.resolve("where")).strip()))
                .isEqualTo(directory.toRealPath());
        assertThat(Path.of(Files.readString(directory.resolve("kid/where")).strip()))
                .isEqualTo(directory.resolve("kid").toRealPath());
    }

    @Test
    void beforeGenerateCanMakeTheManifests() {
        Directories.write(directory, """
                === component.yaml
                name: root
                type: static
                path: made
                hooks: {before-generate: ["mkdir -p made && echo '{apiVersion: v1, kind: Pod}' > made/a.yaml"]}
                """);

        assertThat(builder().build().generate(Environments.of(), ALLOWED).objects())
                .hasSize(1);
    }

    @Test
    void aHookThatFailsEndsTheRunBeforeAnythingIsWritten() {
        Directories.write(directory, """
                === component.yaml
                name: root
                hooks:
                  before-generate:
                  - |
                    echo one >&2
                    echo the reason >&2; exit 3
                  - touch second
                """);
        Path output = directory.resolve("out");

        assertThatThrownBy(
                        () -> builder().build().generateTo(output, OutputLayout.defaults(), Environments.of(), ALLOWED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "component.yaml:1:1: error HLD-0022: the before-generate hook of 'root' (echo one >&2) ended"
                                + " with exit code 3: the reason");
        assertThat(output).doesNotExist();
        assertThat(directory.resolve("second")).doesNotExist();
    }

    @Test
    void withoutAShellTheyCannotRun() {
        Directories.write(directory, "=== component.yaml\nname: root\nhooks: {before-generate: [x]}\n");

        assertThatThrownBy(() -> builder()
                        .processes(ProcessRunner.of(EnvironmentVariables.of(Map.of("PATH", "/nowhere"))))
                        .build()
                        .generate(Environments.of(), ALLOWED))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("component.yaml:1:1: error HLD-0022: the before-generate hook of 'root' (x) could not run:"
                        + " the program sh was not found");
    }

    @Test
    void hooksOfDisabledComponentsDoNotRun() {
        Directories.write(directory, """
                === component.yaml
                name: root
                subcomponents:
                - {name: off, type: static, path: m, hooks: {before-generate: [touch ran]}}
                === config/common.yaml
                subcomponents: {'off': {disabled: true}}
                """);

        assertThat(builder().build().generate(Environments.of(), ALLOWED).problems())
                .isEmpty();
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    private HldBuilder builder() {
        return Hld.builder(directory).helm(new EchoRenderer());
    }
}
