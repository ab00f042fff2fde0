package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.infra.Infra;
import dev.bedrock.infra.generate.DeploymentPlan;
import dev.bedrock.infra.generate.GeneratePlan;
import dev.bedrock.infra.terraform.Terraform;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs Terraform for one deployment after the other; a failure of one does not keep the others from being run. */
final class TerraformRuns {
    @Mixin
    private final DeploymentOptions deployments = new DeploymentOptions();

    @Mixin
    private final ValueOptions values = new ValueOptions();

    @Option(
            names = "--timeout",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How long each run of Terraform may take. Default: ${DEFAULT-VALUE} minutes.")
    private int minutes = 10;

    /**
     * Runs it.
     *
     * @param run what to do with each deployment; gives what is to be told of it
     * @return whether all went well
     */
    boolean forEach(CliContext context, Console console, BiFunction<DeploymentPlan, Terraform, List<Problem>> run) {
        Infra infra = deployments.open(context, false);
        GeneratePlan plan = infra.plan(deployments.folders(infra), values.options(context));
        boolean success = true;
        for (DeploymentPlan deployment : plan.deployments()) {
            List<Problem> problems = deployment.problems();
            if (!Problem.anyError(problems)) {
                if (deployment.changesAnything()) {
                    console.summary(console.shown(deployment.target())
                            + " is not what would be generated now; what follows is about what is there");
                }
                Terraform terraform = Terraform.of(deployment)
                        .withEnvironment(context.variables())
                        .withTimeout(Duration.ofMinutes(Math.max(1, minutes)));
                try {
                    problems = run.apply(deployment, terraform);
                } catch (BedrockException e) {
                    problems = e.problems();
                    console.trace(e);
                }
            }
            console.problems(console.located(problems, infra.definitions().root()));
            success &= !Problem.anyError(problems);
        }
        return success;
    }
}
