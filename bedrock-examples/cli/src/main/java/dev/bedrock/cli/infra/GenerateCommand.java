package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.infra.Infra;
import dev.bedrock.infra.generate.GeneratePlan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock infra generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Generate the Terraform of deployments. The current folder has the top definition.yaml.",
        footer = {
            "",
            "The results are in FOLDER-generated/PROJECT beside the current folder. What others have put there stays,"
                    + " and what was changed by hand is kept, merged or reported."
        })
final class GenerateCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DeploymentOptions deployments = new DeploymentOptions();

    @Mixin
    private final ValueOptions values = new ValueOptions();

    @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
    private boolean dryRun;

    @Option(
            names = "--keep-changes",
            description = "Keep files that were changed by hand where the generated ones change at the same lines.")
    private boolean keepChanges;

    @Option(names = "--update", description = "Look versions up anew, whatever infra.lock says.")
    private boolean update;

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    GenerateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        Infra infra = deployments.open(context, update);
        GeneratePlan plan =
                infra.plan(deployments.folders(infra), values.options(context).withKeepChanges(keepChanges));
        List<Problem> problems =
                console.located(plan.problems(), infra.definitions().root());
        console.problems(problems);
        boolean success = plan.isApplicable();
        if (success && !dryRun) {
            try {
                plan.apply();
            } catch (BedrockException e) {
                console.problems(
                        console.located(e.problems(), infra.definitions().root()));
                console.trace(e);
                success = false;
            }
        }
        PlanReport report = new PlanReport(plan, problems, success, dryRun, console::shown);
        context.out().print(format == ReportFormat.JSON ? report.toJson() : report.toText());
        console.summary(report.summary());
        return success ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
