package dev.bedrock.hld.helm.command;

import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.release.ManifestSelection;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code helm template} was asked to do.
 *
 * <pre>{@code
 * TemplateCommand command = TemplateCommand.parse(List.of("cache", "charts/redis", "--set", "replicas=3"), Path.of(""));
 * HelmOutput output = command.run(EmbeddedHelm.create());
 * }</pre>
 *
 * @param request the render
 * @param showOnly the templates that are printed, as paths below the chart; all if empty
 */
public record TemplateCommand(HelmRequest request, List<String> showOnly) {
    /** Keeps a copy of the list. */
    public TemplateCommand {
        showOnly = List.copyOf(showOnly);
    }

    /**
     * Reads the arguments behind {@code helm template}, and the values files that they name.
     *
     * @param arguments the arguments
     * @param directory what relative paths are relative to
     * @throws dev.bedrock.hld.helm.HelmFailureException if an argument or a values file is wrong
     */
    public static TemplateCommand parse(List<String> arguments, Path directory) {
        return new TemplateArguments(directory).parse(arguments);
    }

    /** Renders, and picks what is to be printed. Throws what {@link HelmRenderer#render} throws. */
    public HelmOutput run(HelmRenderer renderer) {
        HelmOutput output = renderer.render(request);
        return showOnly.isEmpty()
                ? output
                : new HelmOutput(ManifestSelection.select(output.manifests(), showOnly), output.warnings());
    }
}
