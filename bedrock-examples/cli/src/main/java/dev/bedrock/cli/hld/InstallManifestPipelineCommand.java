package dev.bedrock.cli.hld;

import dev.bedrock.cli.host.HostArguments;
import dev.bedrock.cli.host.InstallPipelineCommand;
import dev.bedrock.cli.host.UserConfig;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.azuredevops.AzureRepository;
import dev.bedrock.gitops.azuredevops.PipelineInstallation;
import dev.bedrock.gitops.azuredevops.PipelineVariable;
import dev.bedrock.gitops.host.HostCode;
import dev.bedrock.gitops.host.RepositoryUrl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bedrock hld install-manifest-pipeline}. */
@Command(
        name = "install-manifest-pipeline",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Install the pipeline that publishes manifests, manifest-generation.yaml, in Azure DevOps, and start it.")
final class InstallManifestPipelineCommand extends InstallPipelineCommand {
    @Option(
            names = {"-u", "--hld-url"},
            paramLabel = "URL",
            description = "The repository of the definition. Default: azure_devops.hld_repository in"
                    + " ~/.bedrock/config.yaml, or the remote named origin.")
    private @Nullable String hld;

    @Option(
            names = {"-m", "--manifest-url"},
            paramLabel = "URL",
            description = "The repository of the manifests. Default: azure_devops.manifest_repository in"
                    + " ~/.bedrock/config.yaml.")
    private @Nullable String manifests;

    InstallManifestPipelineCommand(CliContext context) {
        super(context);
    }

    @Override
    protected String repository() {
        Optional<String> given =
                Optional.ofNullable(hld).or(() -> UserConfig.read(context()).text("azure_devops", "hld_repository"));
        return HostArguments.repository(context(), directory(), given);
    }

    @Override
    protected PipelineInstallation pipeline(AzureRepository repository, String branch) {
        String target = Optional.ofNullable(manifests)
                .or(() -> UserConfig.read(context()).text("azure_devops", "manifest_repository"))
                .orElseThrow(() -> new InvalidInputException(HostCode.URL_INVALID
                        .error("the repository of the manifests is not known")
                        .withHint("give its address by --manifest-url")));
        AzureRepository manifestRepository = azure(RepositoryUrl.parse(target));
        PipelineInstallation pipeline = PipelineInstallation.of(
                        repository.name() + "-to-" + manifestRepository.name(),
                        repository,
                        branch,
                        "manifest-generation.yaml")
                .with("MANIFEST_REPO", PipelineVariable.plain(manifestRepository.cloneUrl()));
        return host().secret(context(), "azure")
                .map(token -> pipeline.with("PAT", PipelineVariable.secret(token)))
                .orElse(pipeline);
    }
}
