package dev.bedrock.cli.service;

import dev.bedrock.cli.host.HostArguments;
import dev.bedrock.cli.host.InstallPipelineCommand;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.azuredevops.AzureRepository;
import dev.bedrock.gitops.azuredevops.PipelineInstallation;
import dev.bedrock.gitops.project.Project;
import dev.bedrock.gitops.project.ProjectCode;
import dev.bedrock.gitops.project.ProjectDefinition;
import dev.bedrock.gitops.project.Service;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock service install-build-pipeline}. */
@Command(
        name = "install-build-pipeline",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Install the pipeline that builds a service, build-update-hld.yaml, in Azure DevOps, and start it.")
final class InstallBuildPipelineCommand extends InstallPipelineCommand {
    @Parameters(paramLabel = "SERVICE", description = "The name of the service.")
    private String service = "";

    @Option(
            names = {"-u", "--repo-url"},
            paramLabel = "URL",
            description = "The repository. Default: APP_REPO_URL, or the remote named origin.")
    private @Nullable String url;

    /** For scripts that were written for bedrock-cli: bedrock.yaml says where the service is. */
    @Option(
            names = {"-l", "--packages-dir"},
            paramLabel = "DIR",
            hidden = true)
    void packages(String ignored) {}

    InstallBuildPipelineCommand(CliContext context) {
        super(context);
    }

    @Override
    protected String repository() {
        return HostArguments.repository(context(), directory(), Optional.ofNullable(url));
    }

    @Override
    protected PipelineInstallation pipeline(AzureRepository repository, String branch) {
        ProjectDefinition definition = Project.open(directory()).validDefinition();
        String folder = definition
                .service(service)
                .orElseThrow(() -> new InvalidInputException(ProjectCode.SERVICE_UNKNOWN
                        .error("there is no service '" + service + "'")
                        .withHint(DidYouMean.hint(
                                service,
                                definition.services().stream()
                                        .map(Service::name)
                                        .toList()))))
                .folder();
        String file = (folder.isEmpty() ? "" : folder + "/") + "build-update-hld.yaml";
        return PipelineInstallation.of(service + "-pipeline", repository, branch, file);
    }
}
