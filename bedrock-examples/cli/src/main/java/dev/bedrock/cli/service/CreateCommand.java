package dev.bedrock.cli.service;

import dev.bedrock.cli.project.ProjectArguments;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.gitops.project.GitChart;
import dev.bedrock.gitops.project.Maintainer;
import dev.bedrock.gitops.project.Port;
import dev.bedrock.gitops.project.RepositoryChart;
import dev.bedrock.gitops.project.ServiceChart;
import dev.bedrock.gitops.project.ServiceRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bedrock service create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Add a service to bedrock.yaml, with a build pipeline, or change the given fields of one that is there.")
final class CreateCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(index = "0", paramLabel = "NAME", description = "The display name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "PATH", description = "The folder of the service.")
    private String path = "";

    @Option(
            names = {"-r", "--helm-chart-repository"},
            paramLabel = "URL",
            description = "The Helm repository of the chart.")
    private @Nullable String repository;

    @Option(
            names = {"-c", "--helm-chart-chart"},
            paramLabel = "CHART",
            description = "The name of the chart in the Helm repository.")
    private @Nullable String chart;

    @Option(
            names = {"-g", "--helm-config-git"},
            paramLabel = "URL",
            description = "The git repository of the chart.")
    private @Nullable String git;

    @Option(
            names = {"-b", "--helm-config-branch"},
            paramLabel = "BRANCH",
            description = "The branch in the git repository.")
    private @Nullable String branch;

    @Option(names = "--helm-config-sha", paramLabel = "COMMIT", description = "The commit, instead of a branch.")
    private @Nullable String sha;

    @Option(
            names = {"-p", "--helm-config-path"},
            paramLabel = "PATH",
            description = "The folder of the chart in the git repository.")
    private @Nullable String chartPath;

    @Option(
            names = "--helm-config-access-token-variable",
            paramLabel = "NAME",
            description =
                    "The environment variable with the token for the git repository. Default: ACCESS_TOKEN_SECRET.")
    private @Nullable String tokenVariable;

    @Option(
            names = {"-d", "--packages-dir"},
            paramLabel = "DIR",
            description = "A folder that PATH is relative to.")
    private String packages = "";

    @Option(
            names = {"-m", "--maintainer-name"},
            paramLabel = "NAME",
            description = "Who looks after it.")
    private String maintainerName = "";

    @Option(
            names = {"-e", "--maintainer-email"},
            paramLabel = "ADDRESS",
            description = "The address of the maintainer.")
    private String maintainerEmail = "";

    @Option(names = "--middlewares", paramLabel = "NAME", split = ",", description = "Middlewares for its routes.")
    private @Nullable List<String> middlewares;

    @Option(
            names = "--k8s-backend",
            paramLabel = "NAME",
            description = "The Kubernetes service, without the ring. Default: NAME.")
    private @Nullable String backend;

    @Option(
            names = "--k8s-backend-port",
            paramLabel = "PORT",
            description = "The port of the Kubernetes service. Default: 80.")
    private @Nullable String port;

    @Option(names = "--path-prefix", paramLabel = "PATH", description = "The path of its routes. Default: the name.")
    private @Nullable String pathPrefix;

    @Option(
            names = "--path-prefix-major-version",
            paramLabel = "VERSION",
            description = "What comes before the path, such as v2.")
    private @Nullable String majorVersion;

    @Option(names = "--no-routes", description = "No ingress routes for the rings of this service.")
    private boolean noRoutes;

    @Option(
            names = "--service-build-vg",
            paramLabel = "GROUP",
            split = ",",
            description = "Variable groups for its build pipeline.")
    private @Nullable List<String> buildGroups;

    @Option(
            names = "--service-build-variables",
            paramLabel = "NAME",
            split = ",",
            description = "Variables that become arguments of the image build.")
    private @Nullable List<String> buildVariables;

    @Mixin
    private final ProjectArguments project = new ProjectArguments();

    @Spec
    private @Nullable CommandSpec spec;

    CreateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ServiceRequest request = request();
        return project.run(context, editor -> editor.createService(request));
    }

    private ServiceRequest request() {
        ServiceRequest request = ServiceRequest.of(name, packages.isEmpty() ? path : packages + "/" + path);
        request = chart().map(request::withChart).orElse(request);
        request = backend == null ? request : request.withBackend(backend);
        request = port == null ? request : request.withPort(port(port));
        request = middlewares == null ? request : request.withMiddlewares(trimmed(middlewares));
        request = pathPrefix == null ? request : request.withPathPrefix(pathPrefix);
        request = majorVersion == null ? request : request.withPathPrefixMajorVersion(majorVersion);
        request = noRoutes ? request.withRoutes(false) : request;
        request = buildGroups == null ? request : request.withBuildVariableGroups(trimmed(buildGroups));
        request = buildVariables == null ? request : request.withBuildVariables(trimmed(buildVariables));
        return maintainerName.isEmpty() && maintainerEmail.isEmpty()
                ? request
                : request.withMaintainer(new Maintainer(maintainerName, maintainerEmail));
    }

    private Optional<ServiceChart> chart() {
        boolean fromGit = git != null || chartPath != null || branch != null || sha != null || tokenVariable != null;
        boolean fromRepository = repository != null || chart != null;
        if (fromGit && fromRepository) {
            throw usage("A chart is either of a git repository or of a Helm repository, not both");
        }
        if (fromRepository) {
            if (repository == null || chart == null) {
                throw usage("--helm-chart-repository and --helm-chart-chart belong together");
            }
            return Optional.of(new RepositoryChart(repository, chart));
        }
        if (!fromGit) {
            return Optional.empty();
        }
        if (git == null || chartPath == null || (branch == null) == (sha == null)) {
            throw usage("A chart of a git repository needs --helm-config-git, --helm-config-path and one of"
                    + " --helm-config-branch and --helm-config-sha");
        }
        return Optional.of(new GitChart(
                git,
                chartPath,
                Optional.ofNullable(branch),
                Optional.ofNullable(sha),
                Optional.ofNullable(tokenVariable)));
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static Port port(String text) {
        return new Port(text, text.matches("[0-9]{1,9}"));
    }

    private static List<String> trimmed(List<String> items) {
        return items.stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
    }
}
