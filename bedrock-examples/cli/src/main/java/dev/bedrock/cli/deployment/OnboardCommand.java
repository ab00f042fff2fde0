package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.infra.azure.AzureOnboarding;
import dev.bedrock.infra.azure.OnboardedResources;
import dev.bedrock.infra.azure.OnboardingPlan;
import dev.bedrock.infra.azure.OnboardingRequest;
import dev.bedrock.infra.azure.OnboardingStep;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock deployment onboard}. */
@Command(
        name = "onboard",
        aliases = "o",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Make what an Azure subscription needs for Bedrock, as far as it is not there: a storage account with"
                        + " the table of deployments; by choice a registry, and an identity with the rights to both.")
final class OnboardCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = {"-s", "--storage-account-name"},
            required = true,
            paramLabel = "NAME",
            description = "The storage account.")
    private String account = "";

    @Option(
            names = {"-t", "--storage-table-name"},
            required = true,
            paramLabel = "NAME",
            description = "The table of deployments.")
    private String table = "";

    @Option(
            names = {"-r", "--storage-resource-group-name"},
            required = true,
            paramLabel = "NAME",
            description = "The resource group that everything is in.")
    private String group = "";

    @Option(
            names = {"-l", "--storage-location"},
            paramLabel = "REGION",
            description = "The region for what is not there yet, such as westus2.")
    private @Nullable String location;

    @Option(names = "--registry", paramLabel = "NAME", description = "A registry for images.")
    private @Nullable String registry;

    @Option(
            names = "--identity",
            paramLabel = "NAME",
            description = "A managed identity for pipelines, which may write to the table and push to the registry.")
    private @Nullable String identity;

    @Option(
            names = "--grant",
            paramLabel = "OBJECT-ID",
            description = "A service principal that gets the same rights, by the identifier of its object.")
    private List<String> principals = List.of();

    @Mixin
    private final AzureSignIn signIn = new AzureSignIn();

    @Option(names = "--dry-run", description = "Make nothing, and print what is missing.")
    private boolean dryRun;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    OnboardCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        OnboardingPlan plan = AzureOnboarding.builder(signIn.subscription(context), signIn.credential(context))
                .build()
                .plan(request());
        console.problems(plan.problems());
        for (OnboardingStep step : plan.steps()) {
            context.out().println((step.exists() ? "exists " : "create ") + step.kind() + " " + step.name());
        }
        if (Problem.anyError(plan.problems())) {
            console.summary("nothing was made");
            return ExitCode.SOFTWARE;
        }
        if (!dryRun) {
            print(plan.apply());
        }
        return ExitCode.OK;
    }

    private OnboardingRequest request() {
        OnboardingRequest request = OnboardingRequest.of(group, account, table);
        request = location == null ? request : request.withLocation(location);
        request = registry == null ? request : request.withRegistry(registry);
        request = identity == null ? request : request.withIdentity(identity);
        for (String principal : principals) {
            request = request.withPrincipal(principal);
        }
        return request;
    }

    private void print(OnboardedResources resources) {
        context.out().println("table endpoint " + resources.tableEndpoint());
        resources.registryServer().ifPresent(server -> context.out().println("registry " + server));
        resources.identityClientId().ifPresent(id -> context.out().println("identity " + id));
    }
}
