package dev.bedrock.hld.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Family 12: nothing that a definition says becomes an option of Helm, or a command. */
class HelmArgumentInjectionTest {
    @TempDir
    Path directory;

    private HelmCli helm = HelmCli.create();
    private Path chart = Path.of("");

    @BeforeEach
    void aHelmThatShowsItsArguments() throws IOException {
        Path program = directory.resolve("helm");
        Files.writeString(program, "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"[$a]\"; done; cat\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        helm = HelmCli.of(ProcessRunner.system(), program.toString());
        chart = Directories.write(directory.resolve("-f$(touch x)"), "=== Chart.yaml\n{}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "--post-renderer=/bin/sh", "--kubeconfig", "-", ""})
    void aReleaseNameIsNoOption(String name) {
        assertThatThrownBy(() -> helm.render(HelmRequest.of(chart, name))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void everyOtherTextIsPartOfOneArgument() {
        String hostile = "--post-renderer /bin/sh; touch x $(touch y) `z` ' \"";

        String shown = helm.render(HelmRequest.of(chart, "web")
                        .withNamespace(hostile)
                        .withCapabilities(new Capabilities(hostile, List.of(hostile)))
                        .withValues(Map.of("v", "--set a=b")))
                .manifests();

        assertThat(shown.lines())
                .containsExactly(
                        "[template]",
                        "[web]",
                        "[" + chart.toAbsolutePath() + "]",
                        "[--namespace=" + hostile + "]",
                        "[--kube-version=" + hostile + "]",
                        "[--api-versions=" + hostile + "]",
                        "[--values=-]",
                        "v: --set a=b");
        assertThat(directory).isDirectoryNotContaining(path -> path.endsWith("x") || path.endsWith("y"));
    }

    @Test
    void aNulIsRefused() {
        assertThatThrownBy(() -> helm.render(HelmRequest.of(chart, "web").withNamespace("a\0b")))
                .isInstanceOf(InvalidInputException.class);
    }
}
