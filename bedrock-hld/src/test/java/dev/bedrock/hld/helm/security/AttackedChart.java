package dev.bedrock.hld.helm.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A chart that somebody has made to do harm, alone in a directory that it must not leave. */
final class AttackedChart {
    private final Path directory;
    private final Path chart;

    AttackedChart(Path directory) {
        this.directory = directory;
        this.chart = directory.resolve("chart");
        file("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n");
    }

    Path path() {
        return chart;
    }

    AttackedChart file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    AttackedChart file(String name, byte[] content) {
        try {
            Path file = chart.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AttackedChart template(String text) {
        return file("templates/a.yaml", text);
    }

    String render() {
        return render(EmbeddedHelm.create());
    }

    String render(EmbeddedHelm helm) {
        return helm.render(HelmRequest.of(chart, "rel")).manifests();
    }

    /** The typed error that the render ends in, having written nothing. */
    BedrockException refused() {
        return refused(EmbeddedHelm.create());
    }

    BedrockException refused(EmbeddedHelm helm) {
        List<String> before = files();
        Throwable thrown = catchThrowable(() -> render(helm));
        assertThat(thrown).isInstanceOf(BedrockException.class);
        assertThat(files()).isEqualTo(before);
        return (BedrockException) thrown;
    }

    private List<String> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
