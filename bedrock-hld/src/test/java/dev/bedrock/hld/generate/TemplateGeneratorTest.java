package dev.bedrock.hld.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.OutputLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateGeneratorTest {
    private static final String WEB = """
            === component.yaml
            name: top
            subcomponents:
            - {name: web, type: template, path: web}
            === config/common.yaml
            subcomponents:
              web:
                namespace: shop
                injectNamespace: true
                config: {replicas: 2, hosts: [a.example, b.example], note: "{{ config.replicas }}"}
            === config/prod.yaml
            subcomponents: {web: {config: {replicas: 5}}}
            === config/east.yaml
            {}
            === web/_labels.yaml
            labels: {app: {{ component.name }}}
            """;

    @TempDir
    Path directory;

    private Map<String, String> generate(String... environments) {
        return Hld.open(directory).generate(Environments.of(environments)).files(OutputLayout.defaults());
    }

    @Test
    void templatesSeeConfigurationEnvironmentAndThemselves() {
        Directories.write(directory, WEB + """
                === web/a.yaml
                # For {{ environment }} of {{ environments | join('+') }}, {{ component.path }} in {{ namespace }}
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: {{ component.name }}
                  {%+ include '_labels.yaml' %}
                  annotations: {note: {{ config.note | quote }}}
                spec:
                  replicas: {{ config.replicas }}
                === web/sub/b.yml.j2
                {% for host in config.hosts %}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: {{ host }}}
                {% endfor %}
                === web/c.json
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "data": {{ {'n': 1} }}}
                === web/_parts/unused.yaml
                {{ this.is.never.rendered }}
                """);

        assertThat(generate("prod", "east").get("web.yaml")).isEqualTo("""
                ---
                # For prod of prod+east, web in shop
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  labels: {app: web}
                  annotations: {note: "{{ config.replicas }}"}
                  namespace: shop
                spec:
                  replicas: 5
                ---
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c", namespace: shop}, "data": {"n":1}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: a.example, namespace: shop}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: b.example, namespace: shop}
                """);
        assertThat(generate().get("web.yaml")).contains("# For common of , web in shop", "replicas: 2");
    }

    @Test
    void objectsKnowTheirTemplate() {
        Directories.write(directory, WEB + """
                === web/a.yaml
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                """);

        assertThat(Hld.open(directory).generate(Environments.of()).objects())
                .extracting(ManifestObject::source)
                .containsExactly("web/a.yaml");
    }

    @Test
    void nothingOutsideOfTheFolderCanBeIncluded() throws IOException {
        Directories.write(
                directory, WEB + "=== secret.yaml\npassword: x\n=== web/a.yaml\n{% include '../secret.yaml' %}\n");
        assertThatThrownBy(this::generate).isInstanceOf(BedrockException.class).hasMessageStartingWith("web/a.yaml:1");

        Files.createSymbolicLink(directory.resolve("web/_link.yaml"), directory.resolve("secret.yaml"));
        Directories.write(directory, "=== web/a.yaml\n{% include '_link.yaml' %}\n");
        assertThatThrownBy(this::generate).isInstanceOf(BedrockException.class).hasMessageNotContaining("password");
    }

    @Test
    void anExpensiveTemplateEndsAndTheOthersAreStillTold() {
        Directories.write(directory, WEB + """
                === web/a.yaml
                {% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}
                === web/b.yaml
                {{ config.nope }}
                """);
        long start = System.nanoTime();

        assertThatThrownBy(this::generate)
                .hasMessageContaining("web/a.yaml:1: error CORE-070")
                .hasMessageContaining("web/b.yaml:1: error CORE-0702: 'config.nope' is not defined");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
