package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.cli.deployment.DeploymentCommand;
import dev.bedrock.cli.deployment.TelemetryCommand;
import dev.bedrock.cli.flux.FluxCommand;
import dev.bedrock.cli.helm.HelmCommand;
import dev.bedrock.cli.hld.HldCommand;
import dev.bedrock.cli.infra.InfraCommand;
import dev.bedrock.cli.project.ProjectCommand;
import dev.bedrock.cli.promotion.HistoryCommand;
import dev.bedrock.cli.promotion.PromoteImageCommand;
import dev.bedrock.cli.promotion.RollbackCommand;
import dev.bedrock.cli.publish.PublishCommand;
import dev.bedrock.cli.pullrequest.PullRequestCommand;
import dev.bedrock.cli.ring.RingCommand;
import dev.bedrock.cli.service.ServiceCommand;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** The program {@code bedrock}. */
@Command(
        name = "bedrock",
        description = "GitOps for Kubernetes: from high level definitions to manifests.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it worked",
            "1:it failed; the problems are on the standard error",
            "2:the command line is not understood"
        })
public final class Bedrock {
    private Bedrock() {}

    /** Runs a command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(CliContext.system(), args));
    }

    /**
     * Runs a command line.
     *
     * @return the exit code: 0 if it worked, 1 if it failed, 2 if the arguments are not understood
     */
    public static int run(CliContext context, String... args) {
        CommandLine commandLine = new CommandLine(new Bedrock())
                .addSubcommand(HldCommand.create(context))
                .addSubcommand(HelmCommand.create(context))
                .addSubcommand(InfraCommand.create(context))
                .addSubcommand(PublishCommand.create(context))
                .addSubcommand(ProjectCommand.create(context))
                .addSubcommand(ServiceCommand.create(context))
                .addSubcommand(RingCommand.create(context))
                .addSubcommand(PullRequestCommand.create(context))
                .addSubcommand(FluxCommand.create(context))
                .addSubcommand(DeploymentCommand.create(context))
                .addSubcommand(TelemetryCommand.create(context))
                .addSubcommand(PromoteImageCommand.create(context))
                .addSubcommand(RollbackCommand.create(context))
                .addSubcommand(HistoryCommand.create(context))
                .setOut(new PrintWriter(context.out(), true, UTF_8))
                .setErr(new PrintWriter(context.err(), true, UTF_8))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new Failures(context));
        int exitCode = commandLine.execute(args);
        context.out().flush();
        context.err().flush();
        return exitCode;
    }
}
