package dev.bedrock.infra.terraform;

import dev.bedrock.core.diagnostic.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Terraform would do. It has no values of resources, so no secrets either.
 *
 * @param resources what would become of resources, by address; those that stay as they are are not among them
 * @param outputs what would become of outputs, {@code create}, {@code update} or {@code delete}, by name; those that stay are
 *     not among them
 * @param problems what Terraform warns of
 */
public record TerraformPlan(
        List<PlannedResource> resources, SortedMap<String, String> outputs, List<Problem> problems) {
    /** Keeps copies. */
    public TerraformPlan {
        resources = List.copyOf(resources);
        outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        problems = Problem.sorted(problems);
    }

    /** Whether applying would change anything. */
    public boolean changesAnything() {
        return !outputs.isEmpty()
                || resources.stream().anyMatch(resource -> resource.action() != PlannedResource.Action.READ);
    }

    /** Whether something that is there now would be destroyed. */
    public boolean destroysAnything() {
        return resources.stream().anyMatch(resource -> resource.action().destroys());
    }

    /** How many resources something of a kind would happen to. */
    public long count(PlannedResource.Action action) {
        return resources.stream()
                .filter(resource -> resource.action() == action)
                .count();
    }

    /** How many resources each action would happen to; those that would happen to none are not among them. */
    public Map<PlannedResource.Action, Long> counts() {
        SortedMap<PlannedResource.Action, Long> counts = new TreeMap<>();
        resources.forEach(resource -> counts.merge(resource.action(), 1L, Long::sum));
        return counts;
    }
}
