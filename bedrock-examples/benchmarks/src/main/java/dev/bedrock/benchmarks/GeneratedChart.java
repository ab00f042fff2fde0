package dev.bedrock.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes charts: of seven templates with a library as subchart, and with any number of subcharts. */
final class GeneratedChart {
    private static final String HELPERS = """
            {{- define "common.name" -}}
            {{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" -}}
            {{- end -}}
            {{- define "common.labels" -}}
            app.kubernetes.io/name: {{ .Chart.Name }}
            app.kubernetes.io/instance: {{ .Release.Name }}
            app.kubernetes.io/managed-by: {{ .Release.Service }}
            {{- with .Values.labels }}
            {{ toYaml . }}
            {{- end }}
            {{- end -}}
            """;

    private static final String HEAD = """
            apiVersion: v1
            kind: %s
            metadata:
              name: {{ include "common.name" . }}
              labels: {{- include "common.labels" . | nindent 4 }}
            """;

    private static final String DEPLOYMENT = """
            spec:
              replicas: {{ .Values.replicas }}
              template:
                metadata:
                  annotations:
                    checksum/config: {{ toJson .Values.settings | sha256sum }}
                spec:
                  containers:
                    - name: {{ .Chart.Name }}
                      image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
                      ports:
                        {{- range .Values.ports }}
                        - name: {{ .name | quote }}
                          containerPort: {{ .port }}
                        {{- end }}
                      resources: {{- toYaml .Values.resources | nindent 12 }}
            """;

    private static final String SERVICE = """
            spec:
              type: ClusterIP
              ports:
                {{- range .Values.ports }}
                - name: {{ .name }}
                  port: {{ .port }}
                {{- end }}
            """;

    private static final String CONFIG_MAP = """
            data:
              {{- range $key, $value := .Values.settings }}
              {{ $key | upper }}: {{ tpl $value $ | quote }}
              {{- end }}
            """;

    private static final String VALUES = """
            replicas: 2
            labels: {team: apps}
            image:
              repository: registry.example.com/app
              tag: ""
            ports:
              - {name: http, port: 8080}
              - {name: metrics, port: 9090}
            settings:
              url: "http://{{ .Release.Name }}.example.com"
              level: info
              mode: "{{ .Values.replicas }}-fold"
            resources:
              limits: {cpu: 500m, memory: 256Mi}
              requests: {cpu: 100m, memory: 128Mi}
            """;

    private GeneratedChart() {}

    /** A chart of seven templates whose helpers a library chart brings. */
    static void write(Path root) throws IOException {
        write(root.resolve("Chart.yaml"), description("app", "application"));
        write(root.resolve("values.yaml"), VALUES);
        write(root.resolve("charts/common/Chart.yaml"), description("common", "library"));
        write(root.resolve("charts/common/templates/_helpers.tpl"), HELPERS);
        write(root.resolve("templates/deployment.yaml"), HEAD.formatted("Deployment") + DEPLOYMENT);
        write(root.resolve("templates/service.yaml"), HEAD.formatted("Service") + SERVICE);
        write(root.resolve("templates/configmap.yaml"), HEAD.formatted("ConfigMap") + CONFIG_MAP);
        for (String kind : new String[] {"ServiceAccount", "Role", "RoleBinding", "PodDisruptionBudget"}) {
            write(root.resolve("templates/" + kind + ".yaml"), HEAD.formatted(kind));
        }
    }

    /** A chart with subcharts of one service each, and values for all of them. */
    static void write(Path root, int subcharts) throws IOException {
        write(root);
        for (int i = 0; i < subcharts; i++) {
            Path subchart = root.resolve("charts/part" + i);
            write(subchart.resolve("Chart.yaml"), description("part" + i, "application"));
            write(subchart.resolve("values.yaml"), VALUES);
            write(subchart.resolve("templates/service.yaml"), HEAD.formatted("Service") + SERVICE);
        }
    }

    private static String description(String name, String type) {
        return "apiVersion: v2\nname: " + name + "\nversion: 1.0.0\nappVersion: 1.0.0\ntype: " + type + "\n";
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content);
    }
}
