package dev.bedrock.cli.project;

import dev.bedrock.cli.host.HostCommand;
import dev.bedrock.cli.host.UserConfig;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.gitops.azuredevops.AzureDevOpsCode;
import dev.bedrock.gitops.azuredevops.AzureProject;
import dev.bedrock.gitops.azuredevops.AzureProject.StoredGroup;
import dev.bedrock.gitops.azuredevops.PipelineVariable;
import dev.bedrock.gitops.azuredevops.VariableGroup;
import dev.bedrock.gitops.host.RepositoryUrl;
import dev.bedrock.gitops.pipeline.PipelineTemplate;
import dev.bedrock.gitops.pipeline.PipelineTemplates;
import dev.bedrock.gitops.project.ProjectEditor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock project create-variable-group}. */
@Command(
        name = "create-variable-group",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Make a group of variables in Azure DevOps, or set those of one that is there, and add it to"
                + " bedrock.yaml and the pipelines.")
final class CreateVariableGroupCommand extends HostCommand {
    @Parameters(paramLabel = "GROUP", description = "The name of the group.")
    private String group = "";

    @Option(
            names = {"-r", "--registry-name"},
            paramLabel = "NAME",
            required = true,
            description = "The name of the Azure container registry.")
    private String registry = "";

    @Option(
            names = {"-U", "--hld-repo-url"},
            paramLabel = "URL",
            description = "The repository of the definition. Default: azure_devops.hld_repository in"
                    + " ~/.bedrock/config.yaml.")
    private @Nullable String hld;

    @Option(
            names = {"-u", "--service-principal-id"},
            paramLabel = "ID",
            description = "The service principal that pushes images. Default: the environment variable SP_APP_ID.")
    private @Nullable String principal;

    @Option(
            names = {"-p", "--service-principal-password"},
            paramLabel = "PASSWORD",
            description = "Its password. Others on this machine can see it on the command line: prefer the environment"
                    + " variable SP_PASS, the default.")
    private @Nullable String password;

    @Option(
            names = {"-t", "--tenant"},
            paramLabel = "ID",
            description = "Its tenant. Default: the environment variable SP_TENANT.")
    private @Nullable String tenant;

    @Option(
            names = {"-o", "--org-name"},
            paramLabel = "NAME",
            description = "The organization. Default: azure_devops.org in ~/.bedrock/config.yaml.")
    private @Nullable String organization;

    @Option(
            names = {"-d", "--devops-project"},
            paramLabel = "NAME",
            description = "The project. Default: azure_devops.project in ~/.bedrock/config.yaml.")
    private @Nullable String project;

    CreateVariableGroupCommand(CliContext context) {
        super(context);
    }

    @Override
    protected String schema() {
        return "bedrock.dev/variable-group/v1";
    }

    @Override
    protected Report run() {
        UserConfig config = UserConfig.read(context());
        String org =
                require("--org-name", Optional.ofNullable(organization).or(() -> config.text("azure_devops", "org")));
        String name = require(
                "--devops-project", Optional.ofNullable(project).or(() -> config.text("azure_devops", "project")));
        VariableGroup variables = variables(config);
        // Planned before anything is sent: without a project, nothing happens anywhere.
        FileChanges changes = ProjectEditor.open(directory())
                .withPipelines(PipelineTemplates.installed().stream()
                        .map(PipelineTemplate::forProject)
                        .toList())
                .appendVariableGroup(group);
        RepositoryUrl url = new RepositoryUrl("dev.azure.com", -1, "https", List.of(org, name, "_git", name));
        StoredGroup stored =
                AzureProject.of(org, name, host().azure(context(), url)).put(variables);
        changes.apply();
        String change = stored.change().name().toLowerCase(Locale.ROOT);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", stored.id());
        data.put("name", stored.name());
        data.put("variables", stored.variables());
        data.put("change", change);
        return new Report(stored.name(), data, "the group is " + change + ", with the number " + stored.id());
    }

    private VariableGroup variables(UserConfig config) {
        String repository = require(
                "--hld-repo-url", Optional.ofNullable(hld).or(() -> config.text("azure_devops", "hld_repository")));
        Secret token = host().secret(context(), "azure").orElseThrow(() -> missing("--personal-access-token"));
        return VariableGroup.of(group)
                .with("ACR_NAME", PipelineVariable.plain(registry))
                .with("HLD_REPO", PipelineVariable.plain(repository))
                .with("PAT", PipelineVariable.secret(token))
                .with("SP_APP_ID", secret("--service-principal-id", principal, "SP_APP_ID"))
                .with("SP_PASS", secret("--service-principal-password", password, "SP_PASS"))
                .with("SP_TENANT", secret("--tenant", tenant, "SP_TENANT"));
    }

    private PipelineVariable secret(String option, @Nullable String given, String variable) {
        Optional<String> value =
                Optional.ofNullable(given).or(() -> context().variables().get(variable));
        return PipelineVariable.secret(Secret.of(require(option, value)));
    }

    private static String require(String option, Optional<String> value) {
        return value.filter(text -> !text.isBlank()).orElseThrow(() -> missing(option));
    }

    private static InvalidInputException missing(String option) {
        return new InvalidInputException(AzureDevOpsCode.VALUE_INVALID.error("a value is missing: " + option));
    }
}
