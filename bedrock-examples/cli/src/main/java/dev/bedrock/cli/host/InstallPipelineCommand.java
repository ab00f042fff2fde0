package dev.bedrock.cli.host;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.azuredevops.AzureDevOpsCode;
import dev.bedrock.gitops.azuredevops.AzureProject;
import dev.bedrock.gitops.azuredevops.AzureRepository;
import dev.bedrock.gitops.azuredevops.InstalledPipeline;
import dev.bedrock.gitops.azuredevops.PipelineInstallation;
import dev.bedrock.gitops.azuredevops.PipelineVariable;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that install a pipeline in Azure DevOps have in common. */
public abstract class InstallPipelineCommand extends HostCommand {
    @Option(
            names = {"-n", "--pipeline-name"},
            paramLabel = "NAME",
            description = "The name of the pipeline.")
    private @Nullable String name;

    @Option(
            names = {"-o", "--org-name"},
            paramLabel = "NAME",
            description = "The organization. Default: that of the repository.")
    private @Nullable String organization;

    @Option(
            names = {"-d", "--devops-project"},
            paramLabel = "NAME",
            description = "The project. Default: that of the repository.")
    private @Nullable String project;

    @Option(
            names = "--yaml-file-branch",
            paramLabel = "BRANCH",
            defaultValue = "master",
            description = "The branch with the file of the pipeline. Default: ${DEFAULT-VALUE}.")
    private String branch = "master";

    @Option(
            names = {"-b", "--build-script-url"},
            paramLabel = "URL",
            description = "For pipelines made by bedrock-cli: where their script is.")
    private @Nullable String script;

    @Option(names = "--bedrock-url", paramLabel = "URL", description = "Where the pipeline gets bedrock from.")
    private @Nullable String bedrockUrl;

    @Option(names = "--bedrock-sha256", paramLabel = "HEX", description = "The SHA-256 of what is there.")
    private @Nullable String bedrockSha256;

    @Option(
            names = "--queue",
            paramLabel = "NAME",
            description = "The queue of agents. Default: those that Azure DevOps brings.")
    private @Nullable String queue;

    protected InstallPipelineCommand(CliContext context) {
        super(context);
    }

    /** The address of the repository with the file of the pipeline. */
    protected abstract String repository();

    /** The pipeline, by its usual name and without the variables that all have. */
    protected abstract PipelineInstallation pipeline(AzureRepository repository, String branch);

    @Override
    protected String schema() {
        return "bedrock.dev/installed-pipeline/v1";
    }

    @Override
    protected Report run() {
        RepositoryUrl url = RepositoryUrl.parse(repository());
        AzureRepository repository = azure(url);
        PipelineInstallation wanted = complete(pipeline(repository, branch));
        HostConnection connection = host().azure(context(), url);
        AzureProject target = organization != null && project != null
                ? AzureProject.of(organization, project, connection)
                : AzureProject.of(repository, connection);
        InstalledPipeline installed = target.install(wanted);
        String change = installed.change().name().toLowerCase(Locale.ROOT);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", installed.id());
        data.put("name", installed.name());
        data.put("change", change);
        installed.run().ifPresent(run -> data.put("run", run));
        return new Report(installed.name(), data, "the pipeline is " + change + ", with the number " + installed.id());
    }

    /** The repository at an address of Azure DevOps. */
    protected static AzureRepository azure(RepositoryUrl url) {
        return AzureRepository.of(url)
                .orElseThrow(() -> new InvalidInputException(
                        AzureDevOpsCode.NOT_AZURE.error("'" + url + "' is no repository of Azure DevOps")));
    }

    private PipelineInstallation complete(PipelineInstallation pipeline) {
        PipelineInstallation wanted = pipeline;
        if (name != null) {
            wanted = new PipelineInstallation(
                    name, wanted.repository(), wanted.branch(), wanted.file(), wanted.variables(), wanted.queue());
        }
        if (queue != null) {
            wanted = wanted.withQueue(queue);
        }
        wanted = with(wanted, "BUILD_SCRIPT_URL", Optional.ofNullable(script));
        wanted = with(wanted, "BEDROCK_URL", Optional.ofNullable(bedrockUrl));
        return with(wanted, "BEDROCK_SHA256", Optional.ofNullable(bedrockSha256));
    }

    private static PipelineInstallation with(PipelineInstallation pipeline, String variable, Optional<String> value) {
        return value.map(text -> pipeline.with(variable, PipelineVariable.plain(text)))
                .orElse(pipeline);
    }
}
