package dev.bedrock.cli.infra;

import dev.bedrock.cli.hld.ProblemData;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.infra.generate.DeploymentPlan;
import dev.bedrock.infra.generate.FileChange;
import dev.bedrock.infra.generate.GeneratePlan;
import dev.bedrock.infra.generate.Withheld;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What a generation did, or would do.
 *
 * @param plan what was planned
 * @param problems what is to be said, with places as the user would write them
 * @param success whether it was written, or would be
 * @param dryRun whether nothing was to be written
 * @param shown how the user would write a path
 */
record PlanReport(
        GeneratePlan plan, List<Problem> problems, boolean success, boolean dryRun, Function<Path, String> shown) {
    static final String SCHEMA = "bedrock.dev/infra-generate/v1";

    /** A line for each deployment, and one for each file that changes or is in conflict, and for each secret. */
    String toText() {
        StringBuilder out = new StringBuilder();
        for (DeploymentPlan deployment : plan.deployments()) {
            out.append(shown.apply(deployment.target()));
            deployment.origin().ifPresent(origin -> out.append(" from ").append(origin));
            out.append(deployment.changes().isEmpty() || deployment.changesAnything() ? "\n" : ", nothing changes\n");
            deployment.changes().stream()
                    .filter(change -> change.kind() != FileChange.Kind.UNCHANGED)
                    .forEach(change -> out.append("  ")
                            .append(word(change))
                            .append(' ')
                            .append(change.path())
                            .append('\n'));
            deployment.withheld().forEach(secret -> out.append("  secret ")
                    .append(where(secret))
                    .append('\n'));
        }
        return out.toString();
    }

    private static String word(FileChange change) {
        return change.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String where(Withheld secret) {
        return secret.environmentVariable()
                .map(variable -> secret.name() + ": set " + variable)
                .orElse(secret.name() + ": give it with -backend-config");
    }

    /** A document whose form the schema fixes: fields may be added, none changes its meaning. */
    String toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("success", success);
        document.put("dryRun", dryRun);
        document.put("deployments", plan.deployments().stream().map(this::data).toList());
        document.put("problems", ProblemData.of(problems));
        return JsonWriter.indented().withInsertionOrder().withoutHtmlEscaping().write(document) + "\n";
    }

    private Map<String, Object> data(DeploymentPlan deployment) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("deployment", deployment.deployment());
        data.put("folder", shown.apply(deployment.target()));
        deployment.origin().ifPresent(origin -> data.put("template", origin.toString()));
        Map<String, Object> files = new LinkedHashMap<>();
        deployment.changes().forEach(change -> files.put(change.path(), word(change)));
        data.put("files", files);
        data.put(
                "secrets",
                deployment.withheld().stream().map(PlanReport::secret).toList());
        return data;
    }

    private static Map<String, Object> secret(Withheld withheld) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", withheld.name());
        data.put("backend", withheld.backend());
        withheld.environmentVariable().ifPresent(variable -> data.put("environmentVariable", variable));
        return data;
    }

    /** One line for people. */
    String summary() {
        if (!success) {
            return "nothing was written";
        }
        long changed = plan.deployments().stream()
                .filter(DeploymentPlan::changesAnything)
                .count();
        int all = plan.deployments().size();
        return (dryRun ? "would change " : "changed ") + changed + " of " + all
                + (all == 1 ? " deployment" : " deployments");
    }
}
