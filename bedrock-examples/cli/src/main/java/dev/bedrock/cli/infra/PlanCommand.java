package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.infra.generate.DeploymentPlan;
import dev.bedrock.infra.terraform.PlannedResource;
import dev.bedrock.infra.terraform.TerraformPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock infra plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Show what Terraform would do with the generated deployments. Needs Terraform; changes nothing.")
final class PlanCommand implements Callable<Integer> {
    private static final String SCHEMA = "bedrock.dev/infra-plan/v1";

    private final CliContext context;

    @Mixin
    private final TerraformRuns runs = new TerraformRuns();

    @Option(names = "--no-init", description = "The folders have been prepared by 'terraform init'.")
    private boolean prepared;

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    PlanCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        List<Map<String, Object>> reports = new ArrayList<>();
        boolean success = runs.forEach(context, console, (deployment, terraform) -> {
            if (!prepared) {
                terraform.init();
            }
            TerraformPlan plan = terraform.plan();
            if (format == ReportFormat.JSON) {
                reports.add(data(deployment, plan));
            } else {
                context.out().print(text(console.shown(deployment.target()), plan));
            }
            return plan.problems();
        });
        if (format == ReportFormat.JSON) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("schema", SCHEMA);
            document.put("success", success);
            document.put("deployments", reports);
            context.out()
                    .println(JsonWriter.indented()
                            .withInsertionOrder()
                            .withoutHtmlEscaping()
                            .write(document));
        }
        return success ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String text(String folder, TerraformPlan plan) {
        StringBuilder out = new StringBuilder(folder).append(": ");
        String counts = plan.counts().entrySet().stream()
                .map(entry -> entry.getValue() + " to " + entry.getKey())
                .collect(Collectors.joining(", "));
        out.append(plan.changesAnything() ? counts.isEmpty() ? "outputs change" : counts : "nothing changes")
                .append('\n');
        for (PlannedResource resource : plan.resources()) {
            out.append("  ").append(resource.action()).append(' ').append(Printable.of(resource.address()));
            out.append(resource.reason().isEmpty() ? "" : "  (" + Printable.of(resource.reason()) + ")")
                    .append('\n');
        }
        return out.toString();
    }

    private static Map<String, Object> data(DeploymentPlan deployment, TerraformPlan plan) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("deployment", deployment.deployment());
        data.put("changes", plan.changesAnything());
        data.put("destroys", plan.destroysAnything());
        Map<String, Object> counts = new LinkedHashMap<>();
        plan.counts().forEach((action, count) -> counts.put(action.toString(), count));
        data.put("counts", counts);
        List<Map<String, Object>> resources = new ArrayList<>();
        for (PlannedResource resource : plan.resources()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("address", resource.address());
            one.put("type", resource.type());
            one.put("action", resource.action().toString());
            one.put("reason", resource.reason());
            resources.add(one);
        }
        data.put("resources", resources);
        data.put("outputs", plan.outputs());
        return data;
    }
}
