package dev.bedrock.infra.terraform;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events of {@code terraform plan -json}, one on each line, as the documentation of its machine-readable user interface
 * describes them.
 */
final class PlanEvents {
    private static final JsonReader JSON = JsonReader.defaults();

    private final Diagnostics diagnostics;
    private final SourceLocation place;
    private final List<PlannedResource> resources = new ArrayList<>();
    private final SortedMap<String, String> outputs = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean complete;

    PlanEvents(Diagnostics diagnostics, SourceLocation place) {
        this.diagnostics = diagnostics;
        this.place = place;
    }

    /** What Terraform reports. */
    List<Problem> problems() {
        return problems;
    }

    /** The plan of all events. */
    TerraformPlan plan() {
        if (!complete) {
            throw invalid("the plan has no summary");
        }
        return new TerraformPlan(resources, outputs, problems);
    }

    PlanEvents read(String text) {
        text.lines().filter(line -> line.startsWith("{")).forEach(line -> event(JSON.read("terraform plan", line)));
        return this;
    }

    private void event(Node event) {
        switch (Diagnostics.text(event, "type")) {
            case "planned_change" -> Diagnostics.field(event, "change").ifPresent(this::change);
            case "outputs" -> Diagnostics.field(event, "outputs").ifPresent(this::outputs);
            case "diagnostic" ->
                Diagnostics.field(event, "diagnostic").map(diagnostics::problem).ifPresent(problems::add);
            case "change_summary" -> complete = true;
            default -> {
                // Progress, and what was changed behind Terraform's back, which the changes above put right.
            }
        }
    }

    private void change(Node change) {
        Node resource = Diagnostics.field(change, "resource").orElseThrow(() -> invalid("a change of no resource"));
        String name = Diagnostics.text(change, "action");
        if (name.equals("noop")) {
            return;
        }
        PlannedResource.Action action =
                PlannedResource.Action.of(name).orElseThrow(() -> invalid("the action '" + name + "' is not known"));
        resources.add(new PlannedResource(
                Diagnostics.text(resource, "addr"),
                Diagnostics.text(resource, "resource_type"),
                action,
                Diagnostics.text(change, "reason")));
    }

    private void outputs(Node all) {
        if (all instanceof MapNode map) {
            map.entries().forEach(output -> {
                String action = Diagnostics.text(output.value(), "action");
                if (!action.isEmpty() && !action.equals("noop")) {
                    outputs.put(output.key(), action);
                }
            });
        }
    }

    private InvalidInputException invalid(String what) {
        return new InvalidInputException(TerraformCode.ANSWER_INVALID.error("Terraform's plan: " + what, place));
    }
}
