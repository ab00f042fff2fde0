package dev.bedrock.hld;

import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.HelmRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A renderer without Helm: one ConfigMap that shows what it was asked for. */
public final class EchoRenderer implements HelmRenderer {
    @Override
    public HelmOutput render(HelmRequest request) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("apiVersion", "v1");
        shown.put("kind", "ConfigMap");
        shown.put("metadata", Map.of("name", request.releaseName()));
        shown.put("chart", request.chart().getFileName().toString());
        shown.put("namespace", request.namespace());
        shown.put("values", request.values());
        String source = "# Source: " + request.chart().getFileName() + "/templates/echo.yaml\n";
        return new HelmOutput("---\n" + source + YamlWriter.defaults().write(shown), List.of());
    }
}
