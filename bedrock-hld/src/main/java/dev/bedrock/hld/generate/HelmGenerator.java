package dev.bedrock.hld.generate;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
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
        HelmOutput output = render(input, Sources.chart(input.tree(), component));
        for (String warning : output.warnings()) {
            problems.accept(HldCode.HELM_SAID.warning(
                    component.outputPath() + ": " + warning,
                    component.component().location()));
        }
        return new ManifestParser(problems).parse(component.outputPath(), output.manifests());
    }

    private HelmOutput render(GeneratorInput input, String chart) {
        HelmRequest request = request(input, chart);
        try {
            return renderer.render(request);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    e.problems().stream()
                            .map(problem -> placed(problem, input, request, chart))
                            .toList(),
                    e);
        }
    }

    private static Problem placed(Problem problem, GeneratorInput input, HelmRequest request, String chart) {
        Component component = input.component().component();
        String hint = problem.hint().isEmpty() ? "" : problem.hint() + "; ";
        return problem.at(inTree(problem.location(), input.tree(), request, chart))
                .withHint(hint + "for the component '" + component.name() + "' at " + component.location());
    }

    /** Helm begins a place with the name of the chart; users know the file by its path in the definition. */
    private static SourceLocation inTree(SourceLocation place, FileTree tree, HelmRequest request, String chart) {
        if (place.file().equals(request.chart().toString())) {
            return SourceLocation.of(chart);
        }
        String inChart = chart + place.file().substring(Math.max(0, place.file().indexOf('/')));
        try {
            return tree.isFile(inChart) ? SourceLocation.of(inChart, place.line(), place.column()) : place;
        } catch (BedrockException notOfThisTree) {
            return place;
        }
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
                                ? "run 'bedrock hld install'"
                                : "'path' is relative to the component file, and 'source' has no effect here"));
    }
}
