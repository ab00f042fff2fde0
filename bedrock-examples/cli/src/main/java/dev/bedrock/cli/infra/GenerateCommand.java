package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.process.EnvironmentVariables;
import dev.bedrock.core.secret.VariablesFile;
import dev.bedrock.infra.Infra;
import dev.bedrock.infra.generate.GeneratePlan;
import dev.bedrock.infra.generate.InfraOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
                    + " and what was changed by hand is kept or reported."
        })
final class GenerateCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = {"-p", "--project"},
            paramLabel = "PATH",
            description = "The folder of a deployment, below the current one; may be given several times. Default: the"
                    + " current folder.")
    private List<String> projects = List.of();

    @Option(names = "--all", description = "All deployments below the current folder.")
    private boolean all;

    @Option(
            names = {"-O", "--output"},
            paramLabel = "DIR",
            description =
                    "The folder that gets the folder with the results. Default: the one that the current folder is in.")
    private @Nullable Path output;

    @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
    private boolean dryRun;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "A file with environment variables besides those set.")
    private @Nullable Path variablesFile;

    @Option(
            names = "--public",
            split = ",",
            paramLabel = "NAME",
            description = "Environment variables that hold no secrets: values made of them are written to files.")
    private Set<String> publicVariables = Set.of();

    @Option(names = "--secrets-in-clear", description = "Write secrets to files, too.")
    private boolean secretsInClear;

    @Option(
            names = "--supplied",
            split = ",",
            paramLabel = "NAME",
            description = "Variables of the template that Terraform gets in another way, such as with -var.")
    private Set<String> supplied = Set.of();

    @Option(
            names = "--keep-changes",
            description = "Keep files that were changed by hand where the generated ones change, too.")
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
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    GenerateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        Infra infra = open();
        List<String> folders = all ? infra.deployments() : projects.isEmpty() ? List.of("") : projects;
        GeneratePlan plan = infra.plan(folders, options());
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

    private Infra open() {
        Infra.Builder builder =
                Infra.builder(context.directory()).git(sources.git(context)).update(update);
        sources.localRoots(context).forEach(builder::localRoot);
        if (output != null) {
            builder.output(context.resolve(output));
        }
        return builder.open();
    }

    private InfraOptions options() {
        return InfraOptions.defaults()
                .withEnvironment(environment())
                .withPublicVariables(publicVariables)
                .withSecretsInClear(secretsInClear)
                .withSuppliedElsewhere(supplied)
                .withKeepChanges(keepChanges);
    }

    private EnvironmentVariables environment() {
        if (variablesFile == null) {
            return context.variables();
        }
        Path file = context.resolve(variablesFile);
        Path folder = file.resolveSibling(".").normalize();
        String name = String.valueOf(file.getFileName());
        return context.variables()
                .orElse(VariablesFile.read(name, FileTree.open(folder).readString(name)));
    }
}
