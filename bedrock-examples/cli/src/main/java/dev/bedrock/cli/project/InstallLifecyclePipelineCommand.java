package dev.bedrock.cli.project;

import dev.bedrock.cli.host.HostArguments;
import dev.bedrock.cli.host.InstallPipelineCommand;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.gitops.azuredevops.AzureRepository;
import dev.bedrock.gitops.azuredevops.PipelineInstallation;
import dev.bedrock.gitops.project.Project;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bedrock project install-lifecycle-pipeline}. */
@Command(
        name = "install-lifecycle-pipeline",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Install the pipeline that reconciles, hld-lifecycle.yaml, in Azure DevOps, and start it.")
final class InstallLifecyclePipelineCommand extends InstallPipelineCommand {
    @Option(
            names = {"-u", "--repo-url"},
            paramLabel = "URL",
            description = "The repository. Default: APP_REPO_URL, or the remote named origin.")
    private @Nullable String url;

    InstallLifecyclePipelineCommand(CliContext context) {
        super(context);
    }

    @Override
    protected String repository() {
        Project.open(directory()).validDefinition();
        return HostArguments.repository(context(), directory(), Optional.ofNullable(url));
    }

    @Override
    protected PipelineInstallation pipeline(AzureRepository repository, String branch) {
        return PipelineInstallation.of(repository.name() + "-lifecycle", repository, branch, "hld-lifecycle.yaml");
    }
}
