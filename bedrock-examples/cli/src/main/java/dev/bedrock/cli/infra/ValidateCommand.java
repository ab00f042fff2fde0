package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock infra validate}. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Let Terraform check the generated deployments: 'fmt -check' and 'validate'. Needs Terraform.")
final class ValidateCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final TerraformRuns runs = new TerraformRuns();

    @Option(names = "--no-init", description = "The folders have been prepared by 'terraform init'.")
    private boolean prepared;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    ValidateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        boolean success = runs.forEach(context, console, (deployment, terraform) -> {
            List<Problem> problems = new ArrayList<>(terraform.checkFormat());
            if (!prepared) {
                terraform.initWithoutBackend();
            }
            problems.addAll(terraform.validate());
            if (problems.isEmpty()) {
                console.summary(console.shown(deployment.target()) + " is valid");
            }
            return problems;
        });
        return success ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
