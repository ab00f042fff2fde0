package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.hld.generate.GenerateOptions;
import dev.bedrock.hld.helm.Capabilities;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.manifest.OutputLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The arguments that say how to generate. */
public final class RenderOptions {
    @Option(
            names = "--helm",
            paramLabel = "ENGINE",
            defaultValue = HelmEngine.DEFAULT,
            description = "What renders charts: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private HelmEngine helm = HelmEngine.EMBEDDED;

    @ArgGroup(exclusive = false)
    private @Nullable StableMode stable;

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            description = "The Kubernetes version that charts see. Default: that of Helm 4.")
    private @Nullable String kubeVersion;

    @Option(
            names = "--api-versions",
            paramLabel = "VERSION",
            split = ",",
            description = "An API version that the cluster has beside those of Kubernetes, such as"
                    + " monitoring.coreos.com/v1; repeatable, or with commas.")
    private List<String> apiVersions = List.of();

    @Option(names = "--include-crds", description = "Generate the custom resource definitions in the crds/ of charts.")
    private boolean includeCrds;

    @Option(names = "--no-hooks", description = "Leave out what charts mark as Helm hooks.")
    private boolean noHooks;

    @Option(names = "--skip-tests", description = "Leave out the tests of charts.")
    private boolean skipTests;

    @Option(
            names = "--allow-hooks",
            description = "Run the before-generate and after-generate commands of components. They are shell commands:"
                    + " allow them only if you trust all sources of the definition.")
    private boolean allowHooks;

    @Option(names = "--strict", description = "Warnings are failures, and nothing is written.")
    private boolean strict;

    @Option(
            names = "--file-per-object",
            description = "Write a file for each object instead of one for each component.")
    private boolean filePerObject;

    @Option(names = "--kustomization", description = "Write a kustomization.yaml that lists all files.")
    private boolean kustomization;

    /** What renders charts. */
    public HelmRenderer helm(CliContext context) {
        return stable == null ? helm.renderer(context) : stable.renderer(helm, context);
    }

    /** How to generate. */
    public GenerateOptions generateOptions() {
        Capabilities capabilities = Capabilities.defaults().withApiVersions(apiVersions);
        return GenerateOptions.defaults()
                .withCapabilities(kubeVersion == null ? capabilities : capabilities.withKubeVersion(kubeVersion))
                .withCrds(includeCrds)
                .withHelmHooks(!noHooks)
                .withHelmTests(!skipTests)
                .withHooksAllowed(allowHooks)
                .withWarningsAsErrors(strict);
    }

    /** How to lay out. */
    public OutputLayout layout() {
        return OutputLayout.defaults().withFilePerObject(filePerObject).withKustomization(kustomization);
    }
}
