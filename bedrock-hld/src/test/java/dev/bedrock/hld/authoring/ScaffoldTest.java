package dev.bedrock.hld.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.Severity;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.manifest.OutputLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {
    private static final String DEFINITION = """
            === component.yaml
            name: top
            subcomponents:
            - {name: rbac, type: static, path: rbac}
            - name: apps
              source: ./apps
            === apps/component.yaml
            name: applications
            subcomponents:
            - name: web
              type: helm
              path: ../chart
              parameters: {replicas: {type: integer, default: 1, description: how many pods, minimum: 1}}
            - name: jobs
              type: template
              path: jobs
              parameters:
                schedule: {type: string, required: true, pattern: "[0-9 *]+"}
                retries: {type: integer, default: 3}
                token: {type: string, secret: true, default: S3CRET}
                image: {properties: {name: {type: string, default: jobs}, tags: {type: list, items: string}}}
            === apps/config/common.yaml
            subcomponents: {jobs: {namespace: batch, config: {schedule: "0 * * * *"}}}
            === apps/jobs/a.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: "{{ config.image.name }}"}, data: {n: "{{ config.retries }}"}}
            === rbac/a.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: rbac}}
            === chart/Chart.yaml
            {apiVersion: v2, name: chart, version: 0.1.0}
            === chart/templates/a.yaml
            {apiVersion: v1, kind: ConfigMap, metadata: {name: {{ .Release.Name }}}, data: {r: "{{ .Values.replicas }}"}}
            === chart/values.schema.json
            {"properties": {"image": {"type": "object", "description": "What runs",
              "properties": {"tag": {"type": "string", "description": "Its version"}}},
              "extra": {"type": "array", "description": "Not in the values"}}}
            === chart/values.yaml
            # How many.
            replicas: 1

            image:
              # No default.
              tag: ""
              pullPolicy: Always   # or Never
            args:
            - --a
            script: |
              line

              # no comment
            """;

    @TempDir
    Path directory;

    private HldEditor editor() {
        Directories.write(directory, DEFINITION);
        return HldEditor.open(directory);
    }

    private Map<String, String> generate(String... environments) {
        return Hld.open(directory).generate(Environments.of(environments)).files(OutputLayout.defaults());
    }

    @Test
    void everythingThatCanBeSetIsThere() {
        assertThat(EditedFiles.after(editor().scaffold("qa", ""))).isEqualTo("""
                # Configuration for the environment 'qa', over that of all environments.
                # Everything that can be set is here with the value that it has by default. To set it, remove the '# '
                # before it, and before the lines that it is in.
                subcomponents:
                  # type static, rbac
                  rbac:
                    # disabled: true
                  apps:
                    # disabled: true
                    subcomponents:
                      # type helm, ../chart
                      web:
                        # disabled: true
                        # namespace: default
                        # injectNamespace: false
                        # config:
                        #   # how many pods (integer, at least 1)
                        #   replicas: 1
                        #
                        #   # What runs (object)
                        #   image:
                        #     # No default.
                        #     # Its version (string)
                        #     tag: ""
                        #     pullPolicy: Always   # or Never
                        #   args:
                        #   - --a
                        #   script: |
                        #     line
                        #
                        #     # no comment
                        #   # Not in the values (array)
                        #   extra:
                      # type template, jobs
                      jobs:
                        # disabled: true
                        # namespace: batch
                        # injectNamespace: false
                        # config:
                        #   # string, required, matches [0-9 *]+
                        #   schedule: null
                        #   # integer
                        #   retries: 3
                        #   # string
                        #   token: null
                        #   # object
                        #   image:
                        #     # string
                        #     name: jobs
                        #     # list of string
                        #     tags: null
                """);
    }

    @Test
    void asItIsItChangesNothing() {
        HldEditor editor = editor();
        Map<String, String> before = generate();
        FileChanges edits = editor.scaffold("qa", "");
        assertThat(edits.problems()).isEmpty();
        edits.apply();

        assertThat(generate("qa")).isEqualTo(before);
    }

    @Test
    void withoutTheCommentSignsItIsConfiguration() {
        editor().scaffold("qa", "apps.jobs").apply();
        Path file = directory.resolve("config/qa.yaml");
        String text = Objects.requireNonNull(Directories.read(directory).get("config/qa.yaml"));
        String set = text.lines()
                .map(line ->
                        line.contains("# config:") || line.contains("#   retries: 3") || line.contains("#   # integer")
                                ? line.replaceFirst("# ", "")
                                : line)
                .collect(Collectors.joining("\n", "", "\n"))
                .replace("retries: 3", "retries: 9");
        Directories.write(directory, Map.of("config/qa.yaml", set));

        assertThat(file).exists();
        assertThat(generate("qa").get("apps/jobs.yaml")).contains("n: \"9\"");
    }

    @Test
    void oneComponentOnly() {
        String text = EditedFiles.after(editor().scaffold("qa", "apps.jobs"));

        assertThat(text).contains("jobs:", "retries: 3").doesNotContain("web:", "rbac:");
        assertThatThrownBy(() -> editor().scaffold("qa", "apps.job"))
                .hasMessageContaining("there is no subcomponent 'job'")
                .hasMessageContaining("did you mean 'jobs'?");
    }

    @Test
    void nothingIsOverwritten() {
        HldEditor editor = editor();
        for (String file : List.of("config/qa.yaml", "config/dev.yml", "config/old.json")) {
            Directories.write(directory, Map.of(file, "{}"));
        }

        for (String environment : List.of("qa", "dev", "old", "common")) {
            if (!environment.equals("common")) {
                assertThatThrownBy(() -> editor.scaffold(environment, ""))
                        .isInstanceOf(ConflictException.class)
                        .hasMessageContaining("HLD-0070");
            }
        }
        assertThatThrownBy(() -> editor.scaffold("../x", "")).hasMessageContaining("HLD-0011");
    }

    @Test
    void whatIsNotThereIsLeftOutWithAWarning() {
        Directories.write(directory, """
                === component.yaml
                name: top
                subcomponents:
                - {name: far, source: "https://git.example/x", method: git}
                - {name: gone, type: helm, path: nowhere}
                - {name: here, type: template, path: t, parameters: {a: {type: string, required: true}}}
                """);
        FileChanges edits = HldEditor.open(directory).scaffold("qa", "");

        assertThat(EditedFiles.after(edits))
                .contains("here:", "#   a: null", "gone:")
                .doesNotContain("far:");
        assertThat(edits.problems()).extracting(Problem::severity).containsExactly(Severity.WARNING, Severity.WARNING);
    }
}
