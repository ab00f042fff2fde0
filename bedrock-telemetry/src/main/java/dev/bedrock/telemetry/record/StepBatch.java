package dev.bedrock.telemetry.record;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsCommitted;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Many steps at once: what the store knows of them is read first, each step then sees what the ones before it have changed,
 * and the changes of a deployment become one.
 */
final class StepBatch {
    private static final String NEW = "";

    private final DeploymentStore store;
    private final Instant now;
    /** As they were read, by their ids. */
    private final Map<String, StoredDeployment> read = new HashMap<>();
    /** As they have become, by their ids, in the order in which they came to be. */
    private final Map<String, StoredDeployment> current = new LinkedHashMap<>();
    /** The order, by the ids. */
    private final Map<String, Integer> numbers = new HashMap<>();
    /** The ids of deployments that have, or had, a value in lower case. */
    private final Map<DeploymentField, Map<String, Set<String>>> ids = new EnumMap<>(DeploymentField.class);
    /** What the store has been asked for. */
    private final Map<DeploymentField, Set<String>> asked = new EnumMap<>(DeploymentField.class);

    StepBatch(DeploymentStore store, Instant now) {
        this.store = store;
        this.now = now;
        DeploymentStore.KEYS.forEach(key -> {
            ids.put(key, new HashMap<>());
            asked.put(key, new LinkedHashSet<>());
        });
    }

    List<DeploymentChange> changes(List<PipelineStep> steps) {
        Map<DeploymentField, Set<String>> needed = new EnumMap<>(DeploymentField.class);
        steps.forEach(step -> need(step, needed));
        needed.forEach(this::ask);
        for (PipelineStep step : steps) {
            changes(step).forEach(this::change);
        }
        return net();
    }

    /** As when it is recorded alone: if the id of another deployment comes out, the next id is tried. */
    private List<DeploymentChange> changes(PipelineStep step) {
        for (int attempt = 0; ; attempt++) {
            List<DeploymentChange> changes = new Correlation(this::find, now, attempt).changes(step);
            boolean taken = changes.stream()
                    .anyMatch(change -> change instanceof DeploymentChange.Insert && current.containsKey(change.id()));
            if (!taken) {
                return changes;
            }
        }
    }

    private static void need(PipelineStep step, Map<DeploymentField, Set<String>> needed) {
        if (step instanceof ImageBuilt built) {
            need(needed, DeploymentField.IMAGE_TAG, built.imageTag());
        } else if (step instanceof DefinitionUpdated updated) {
            need(needed, DeploymentField.IMAGE_TAG, updated.imageTag());
            need(needed, DeploymentField.HLD_COMMIT, updated.commit());
        } else if (step instanceof ManifestsGenerated generated) {
            need(needed, DeploymentField.HLD_COMMIT, generated.definitionCommit());
            generated.pullRequest().ifPresent(number -> need(needed, DeploymentField.PULL_REQUEST, number));
        } else {
            need(needed, DeploymentField.MANIFEST_BUILD, ((ManifestsCommitted) step).build());
        }
    }

    private static void need(Map<DeploymentField, Set<String>> needed, DeploymentField key, String value) {
        Set<String> values = needed.computeIfAbsent(key, none -> new LinkedHashSet<>());
        values.add(value);
        values.add(lower(value));
    }

    private void ask(DeploymentField key, Collection<String> values) {
        asked.getOrDefault(key, Set.of()).addAll(values);
        for (StoredDeployment row : store.find(key, values)) {
            // What a step has changed since is newer.
            if (read.putIfAbsent(row.deployment().id(), row) == null) {
                put(row);
            }
        }
    }

    private void put(StoredDeployment row) {
        String id = row.deployment().id();
        current.put(id, row);
        numbers.putIfAbsent(id, numbers.size());
        ids.forEach((key, byValue) -> row.deployment().get(key).ifPresent(value -> byValue.computeIfAbsent(
                        lower(value), none -> new LinkedHashSet<>())
                .add(id)));
    }

    private List<StoredDeployment> find(DeploymentField key, Collection<String> values) {
        Set<String> before = asked.getOrDefault(key, Set.of());
        List<String> unknown =
                values.stream().filter(value -> !before.contains(value)).toList();
        if (!unknown.isEmpty()) {
            ask(key, unknown);
        }
        Map<Integer, StoredDeployment> found = new TreeMap<>();
        for (String value : values) {
            for (String id : ids.getOrDefault(key, Map.of()).getOrDefault(lower(value), Set.of())) {
                Optional.ofNullable(current.get(id))
                        .filter(row -> row.deployment()
                                .get(key)
                                .filter(values::contains)
                                .isPresent())
                        .ifPresent(row -> found.put(numbers.getOrDefault(id, 0), row));
            }
        }
        return List.copyOf(found.values());
    }

    private void change(DeploymentChange change) {
        if (change instanceof DeploymentChange.Remove) {
            current.remove(change.id());
        } else if (change instanceof DeploymentChange.Update update) {
            put(new StoredDeployment(update.deployment(), update.read().version()));
        } else {
            Deployment deployment = ((DeploymentChange.Insert) change).deployment();
            put(new StoredDeployment(deployment, NEW));
        }
    }

    /** From what was read to what has become of it. */
    private List<DeploymentChange> net() {
        List<DeploymentChange> changes = new ArrayList<>();
        current.forEach((id, row) -> {
            StoredDeployment before = read.get(id);
            if (before == null) {
                changes.add(new DeploymentChange.Insert(row.deployment()));
            } else if (!before.deployment().equals(row.deployment())) {
                changes.add(new DeploymentChange.Update(before, row.deployment()));
            }
        });
        read.forEach((id, before) -> {
            if (!current.containsKey(id)) {
                changes.add(new DeploymentChange.Remove(before));
            }
        });
        return changes;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
