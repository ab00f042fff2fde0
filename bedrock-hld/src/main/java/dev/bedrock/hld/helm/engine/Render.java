package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.values.ActiveChart;
import dev.bedrock.hld.helm.chart.values.ReleaseValues;
import dev.bedrock.hld.helm.gotemplate.RenderOptions;
import dev.bedrock.hld.helm.gotemplate.Rendering;
import dev.bedrock.hld.helm.gotemplate.TemplateExecutionException;
import dev.bedrock.hld.helm.gotemplate.TemplateLimitException;
import dev.bedrock.hld.helm.gotemplate.TemplateSet;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.release.KubeVersion;
import dev.bedrock.hld.helm.release.ReleaseText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One render: all templates of a release, with one budget. */
final class Render {
    private final CompiledChart compiled;
    private final ReleaseValues values;
    private final HelmRequest request;
    private final KubeVersion kubeVersion;
    private final RenderOptions limits;

    Render(
            CompiledChart compiled,
            ReleaseValues values,
            HelmRequest request,
            KubeVersion kubeVersion,
            RenderOptions limits) {
        this.compiled = compiled;
        this.values = values;
        this.request = request;
        this.kubeVersion = kubeVersion;
        this.limits = limits;
    }

    /** The rendered files by the path of their template. */
    Map<String, String> run() {
        ValuesMap rootValues = new ValuesMap(GoData.map(values.values()));
        List<TemplateTree.Template> templates = TemplateTree.of(compiled, values.chart(), globals(), rootValues);
        try (RenderState state = RenderState.begin(request.namespace() + "/" + request.releaseName())) {
            return render(templates, compiled.templates(templates), state);
        } catch (TemplateParseException e) {
            throw TemplateFailures.of(e);
        } catch (TemplateExecutionException e) {
            throw TemplateFailures.of(e, path -> text(templates, path));
        } catch (TemplateLimitException e) {
            throw TemplateFailures.of(e);
        }
    }

    private static String text(List<TemplateTree.Template> templates, String path) {
        return templates.stream()
                .filter(template -> template.path().equals(path))
                .map(template -> template.file().text())
                .findFirst()
                .orElse("");
    }

    private Map<String, String> render(List<TemplateTree.Template> templates, TemplateSet set, RenderState state) {
        Map<String, String> rendered = new HashMap<>();
        Rendering rendering = set.rendering(limits);
        for (TemplateTree.Template template : templates) {
            if (template.isPartial()) {
                continue;
            }
            state.enter(template.path());
            String output = rendering.render(template.path(), template.dataForIt());
            rendered.put(template.path(), output.replace(EngineFunctions.NO_VALUE, ""));
        }
        return rendered;
    }

    private Map<String, Object> globals() {
        GoMap release = new GoMap();
        release.put("Name", request.releaseName());
        release.put("Namespace", request.namespace());
        release.put("IsUpgrade", request.upgrade());
        release.put("IsInstall", !request.upgrade());
        release.put("Revision", 1L);
        release.put("Service", "Helm");
        return Map.of(
                "Release",
                release,
                "Capabilities",
                ClusterObjects.capabilities(kubeVersion, request.capabilities().extraApiVersions()));
    }

    /** Adds the definitions of a chart and its subcharts. */
    static void addCrds(ActiveChart chart, ReleaseText text) {
        for (ChartFile crd : chart.chart().crds()) {
            text.addCrd(chart.path() + "/" + crd.name(), crd.text());
        }
        for (ActiveChart child : chart.dependencies()) {
            addCrds(child, text);
        }
    }
}
