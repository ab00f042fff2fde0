package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.hld.component.Component;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.composition.ComposedComponent;
import dev.bedrock.hld.composition.ConfigMap;
import dev.bedrock.hld.composition.NamespaceSetting;
import dev.bedrock.hld.composition.Sources;
import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.manifest.ManifestObject;
import dev.bedrock.hld.manifest.ManifestParser;
import dev.bedrock.hld.problem.HldCode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Renders charts. The release has the name of the component, its namespace is that of the component's configuration or
 * {@code default}, its values are the configuration's {@code config}.
 */
public final class HelmGenerator implements Generator {
    private final HelmRenderer renderer;

    /** A generator over a renderer. */
    public HelmGenerator(HelmRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public String type() {
        return Component.HELM;
    }

    @Override
    public List<ManifestObject> generate(GeneratorInput input, Consumer<Problem> problems) {
        ComposedComponent component = input.component();
        HelmOutput output = renderer.render(request(input, Sources.chart(input.tree(), component)));
        for (String warning : output.warnings()) {
            problems.accept(HldCode.HELM_SAID.warning(
                    component.outputPath() + ": " + warning,
                    component.component().location()));
        }
        return new ManifestParser(problems).parse(component.outputPath(), output.manifests());
    }

    private static HelmRequest request(GeneratorInput input, String chart) {
        ComposedComponent component = input.component();
        if (!input.tree().exists(chart)) {
            throw missing(component.component(), chart);
        }
        GenerateOptions options = input.options();
        return HelmRequest.of(input.tree().locate(chart), component.name())
                .withNamespace(component
                        .config()
                        .namespace()
                        .map(NamespaceSetting::name)
                        .orElse("default"))
                .withValues(component.config().values().map(ConfigMap::toData).orElse(Map.of()))
                .withCapabilities(options.capabilities())
                .withCrds(options.includeCrds())
                .withHooks(options.includeHooks())
                .withTests(options.includeTests());
    }

    private static InvalidInputException missing(Component component, String chart) {
        boolean remote = component.method() == SourceMethod.HELM || component.method() == SourceMethod.GIT;
        HldCode code = remote ? HldCode.NOT_INSTALLED : HldCode.CHART_MISSING;
        String name = "the chart of '" + component.name() + "' is not there: " + chart;
        return new InvalidInputException(code.error(name, component.location())
                .withHint(
                        remote
                                ? "fetch it from " + component.source()
                                : "'path' is relative to the component file, and 'source' has no effect here"));
    }
}
