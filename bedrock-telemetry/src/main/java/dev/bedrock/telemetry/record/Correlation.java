package dev.bedrock.telemetry.record;

import static dev.bedrock.telemetry.deployment.DeploymentField.COMMIT;
import static dev.bedrock.telemetry.deployment.DeploymentField.HLD_BUILD;
import static dev.bedrock.telemetry.deployment.DeploymentField.HLD_COMMIT;
import static dev.bedrock.telemetry.deployment.DeploymentField.HLD_PROPOSED_COMMIT;
import static dev.bedrock.telemetry.deployment.DeploymentField.HLD_RECORDED_AT;
import static dev.bedrock.telemetry.deployment.DeploymentField.HLD_REPOSITORY;
import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_BUILD;
import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_RECORDED_AT;
import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_TAG;
import static dev.bedrock.telemetry.deployment.DeploymentField.MANIFEST_BUILD;
import static dev.bedrock.telemetry.deployment.DeploymentField.MANIFEST_COMMIT;
import static dev.bedrock.telemetry.deployment.DeploymentField.MANIFEST_RECORDED_AT;
import static dev.bedrock.telemetry.deployment.DeploymentField.MANIFEST_REPOSITORY;
import static dev.bedrock.telemetry.deployment.DeploymentField.PULL_REQUEST;
import static dev.bedrock.telemetry.deployment.DeploymentField.RING;
import static dev.bedrock.telemetry.deployment.DeploymentField.SERVICE;
import static dev.bedrock.telemetry.deployment.DeploymentField.SOURCE_REPOSITORY;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsCommitted;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the deployments that a step belongs to, and what is to be changed. Steps are tied together as by the original
 * tools: an image to its rings by the tag, a ring to its manifests by the commit of the definition or else the pull
 * request. Beyond that, a step may come twice, late, or before an earlier one.
 */
final class Correlation {
    private static final Set<DeploymentField> OF_IMAGE =
            Set.of(IMAGE_BUILD, IMAGE_TAG, COMMIT, SERVICE, SOURCE_REPOSITORY, IMAGE_RECORDED_AT);
    private static final Set<DeploymentField> OF_DEFINITION =
            Set.of(HLD_BUILD, HLD_COMMIT, HLD_PROPOSED_COMMIT, RING, PULL_REQUEST, HLD_REPOSITORY, HLD_RECORDED_AT);

    private final Lookup known;
    private final Instant now;
    private final int attempt;

    /** Deployments in which a field has one of some values, the oldest first. */
    interface Lookup {
        List<StoredDeployment> find(DeploymentField key, Collection<String> values);
    }

    /**
     * For one attempt to record a step.
     *
     * @param attempt 0 for the first
     */
    Correlation(Lookup known, Instant now, int attempt) {
        this.known = known;
        this.now = now;
        this.attempt = attempt;
    }

    List<DeploymentChange> changes(PipelineStep step) {
        if (step instanceof ImageBuilt built) {
            return image(built);
        }
        if (step instanceof DefinitionUpdated updated) {
            return definition(updated);
        }
        if (step instanceof ManifestsGenerated generated) {
            return generated(generated);
        }
        return committed((ManifestsCommitted) step);
    }

    private List<DeploymentChange> image(ImageBuilt step) {
        Map<DeploymentField, String> fields = fields(
                IMAGE_BUILD, step.build(), IMAGE_TAG, step.imageTag(), COMMIT, step.commit(), SERVICE, step.service());
        step.repository().ifPresent(url -> fields.put(SOURCE_REPOSITORY, lower(url)));
        List<StoredDeployment> found = find(IMAGE_TAG, step.imageTag());
        // Rings may have reported the image before it reported itself, each in a row of its own.
        List<StoredDeployment> mine = found.stream()
                .filter(row -> row.deployment().allows(IMAGE_BUILD, step.build())
                        && row.deployment().allows(COMMIT, step.commit())
                        && row.deployment().allows(SERVICE, step.service()))
                .toList();
        if (mine.isEmpty()) {
            return List.of(insert(
                    id("image", step.imageTag(), step.build(), step.commit(), step.service()),
                    Map.of(),
                    fields,
                    IMAGE_RECORDED_AT));
        }
        return updates(mine, fields, IMAGE_RECORDED_AT);
    }

    private List<DeploymentChange> definition(DefinitionUpdated step) {
        Map<DeploymentField, String> fields = fields(
                IMAGE_TAG,
                lower(step.imageTag()),
                HLD_BUILD,
                lower(step.build()),
                HLD_COMMIT,
                lower(step.commit()),
                HLD_PROPOSED_COMMIT,
                lower(step.commit()),
                RING,
                lower(step.ring()));
        step.pullRequest().ifPresent(number -> fields.put(PULL_REQUEST, lower(number)));
        step.repository().ifPresent(url -> fields.put(HLD_REPOSITORY, lower(url)));
        List<StoredDeployment> found = new ArrayList<>(find(IMAGE_TAG, step.imageTag()));
        // The run that built the image is preferred: a tag may have been built twice.
        found.sort((a, b) -> Boolean.compare(
                b.deployment().is(IMAGE_BUILD, step.build()), a.deployment().is(IMAGE_BUILD, step.build())));
        List<StoredDeployment> early = earlyGenerations(step.commit());
        Optional<StoredDeployment> mine = found.stream()
                .filter(row -> row.deployment().allows(HLD_BUILD, step.build())
                        && row.deployment().allows(RING, step.ring())
                        && (row.deployment().allows(HLD_COMMIT, step.commit())
                                || row.deployment().is(HLD_PROPOSED_COMMIT, step.commit())))
                .findFirst();
        Deployment generations =
                early.stream().map(StoredDeployment::deployment).reduce(Deployment.of(""), Deployment::completedBy);
        List<DeploymentChange> changes = new ArrayList<>();
        if (mine.isPresent()) {
            Deployment read = mine.get().deployment();
            if (read.has(IMAGE_TAG)) {
                fields.remove(IMAGE_TAG);
            }
            if (read.is(HLD_PROPOSED_COMMIT, step.commit())) {
                fields.remove(HLD_COMMIT);
            }
            update(mine.get(), fields, HLD_RECORDED_AT, generations).ifPresent(changes::add);
        } else {
            Optional<Deployment> image = imageOf(step, found);
            image.ifPresent(row -> fields.remove(IMAGE_TAG));
            Deployment fresh = Deployment.of(id("ring", step.imageTag(), step.build(), step.commit(), step.ring()))
                    .with(image.map(row -> row.copy("", OF_IMAGE).fields()).orElse(Map.of()));
            changes.add(new DeploymentChange.Insert(
                    stamped(fresh, fields, HLD_RECORDED_AT).completedBy(generations)));
        }
        early.forEach(row -> changes.add(new DeploymentChange.Remove(row)));
        return changes;
    }

    /** A row to take the image from: of the run that built it, else the last one. */
    private static Optional<Deployment> imageOf(DefinitionUpdated step, List<StoredDeployment> found) {
        Optional<Deployment> ofRun = found.stream()
                .map(StoredDeployment::deployment)
                .filter(row -> row.is(IMAGE_BUILD, step.build()))
                .findFirst();
        return ofRun.or(() -> found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.get(found.size() - 1).deployment()));
    }

    /** Generations of a commit of the definition that were reported before anything else was known of it. */
    private List<StoredDeployment> earlyGenerations(String commit) {
        return find(HLD_COMMIT, commit).stream()
                .filter(row ->
                        !row.deployment().has(IMAGE_TAG) && !row.deployment().has(HLD_BUILD))
                .toList();
    }

    private List<DeploymentChange> generated(ManifestsGenerated step) {
        Map<DeploymentField, String> fields =
                fields(HLD_COMMIT, lower(step.definitionCommit()), MANIFEST_BUILD, lower(step.build()));
        step.manifestCommit().ifPresent(commit -> fields.put(MANIFEST_COMMIT, lower(commit)));
        step.pullRequest().ifPresent(number -> fields.put(PULL_REQUEST, lower(number)));
        step.repository().ifPresent(url -> fields.put(MANIFEST_REPOSITORY, lower(url)));
        List<StoredDeployment> found = ofDefinition(step);
        Predicate<StoredDeployment> fits = row -> row.deployment().allows(MANIFEST_BUILD, step.build())
                && step.manifestCommit()
                        .map(commit -> row.deployment().allows(MANIFEST_COMMIT, commit))
                        .orElse(true);
        List<StoredDeployment> mine = found.stream().filter(fits).toList();
        if (!mine.isEmpty()) {
            return updates(mine, fields, MANIFEST_RECORDED_AT);
        }
        if (found.isEmpty()) {
            return List.of(insert(
                    id("generation", step.definitionCommit(), step.build()), Map.of(), fields, MANIFEST_RECORDED_AT));
        }
        // The same commit was generated again: each ring that it is for gets another deployment.
        return latestOfEachRing(found).stream()
                .<DeploymentChange>map(row -> insert(
                        id("generation", step.definitionCommit(), step.build(), row.id()),
                        Stream.of(row.copy("", OF_IMAGE), row.copy("", OF_DEFINITION))
                                .reduce(Deployment.of(""), Deployment::completedBy)
                                .fields(),
                        fields,
                        MANIFEST_RECORDED_AT))
                .toList();
    }

    /** By the commit all deployments that it has; by the pull request one that fits, and those of the same commit. */
    private List<StoredDeployment> ofDefinition(ManifestsGenerated step) {
        List<StoredDeployment> byCommit = find(HLD_COMMIT, step.definitionCommit());
        if (!byCommit.isEmpty() || step.pullRequest().isEmpty()) {
            return byCommit;
        }
        List<StoredDeployment> byPullRequest =
                find(PULL_REQUEST, step.pullRequest().get());
        Optional<String> commit = byPullRequest.stream()
                .map(StoredDeployment::deployment)
                .filter(row -> row.allows(MANIFEST_BUILD, step.build()))
                .findFirst()
                .flatMap(row -> row.get(HLD_COMMIT));
        return commit.isEmpty()
                ? byPullRequest
                : byPullRequest.stream()
                        .filter(row -> row.deployment().is(HLD_COMMIT, commit.get()))
                        .toList();
    }

    private static List<Deployment> latestOfEachRing(List<StoredDeployment> rows) {
        Map<String, Deployment> latest = new LinkedHashMap<>();
        rows.forEach(row -> latest.put(
                row.deployment().get(SERVICE).orElse("")
                        + '\n'
                        + row.deployment().get(RING).orElse("")
                        + '\n'
                        + row.deployment().get(IMAGE_TAG).orElse(""),
                row.deployment()));
        return List.copyOf(latest.values());
    }

    private List<DeploymentChange> committed(ManifestsCommitted step) {
        Map<DeploymentField, String> fields = fields(MANIFEST_COMMIT, step.manifestCommit());
        step.repository().ifPresent(url -> fields.put(MANIFEST_REPOSITORY, lower(url)));
        List<StoredDeployment> found = find(MANIFEST_BUILD, step.build());
        if (found.isEmpty()) {
            throw new InvalidInputException(List.of(RecordCode.GENERATION_UNKNOWN
                    .error("no deployment has manifests of the build '" + step.build() + "'", SourceLocation.unknown())
                    .withHint("report the generation with the commit of the definition first")));
        }
        return updates(found, fields, MANIFEST_RECORDED_AT);
    }

    private List<StoredDeployment> find(DeploymentField key, String value) {
        return known.find(key, Stream.of(value, lower(value)).distinct().toList());
    }

    private List<DeploymentChange> updates(
            List<StoredDeployment> rows, Map<DeploymentField, String> fields, DeploymentField recordedAt) {
        return rows.stream()
                .flatMap(row -> update(row, fields, recordedAt, Deployment.of("")).stream())
                .toList();
    }

    /** Nothing if the row says all that already: a step that is reported twice changes nothing. */
    private Optional<DeploymentChange> update(
            StoredDeployment row,
            Map<DeploymentField, String> fields,
            DeploymentField recordedAt,
            Deployment completedBy) {
        Deployment read = row.deployment();
        Deployment merged = stamped(read, fields, recordedAt).completedBy(completedBy);
        boolean news =
                merged.fields().entrySet().stream().anyMatch(entry -> !read.is(entry.getKey(), entry.getValue()));
        return news ? Optional.of(new DeploymentChange.Update(row, merged)) : Optional.empty();
    }

    private DeploymentChange insert(
            String id,
            Map<DeploymentField, String> copied,
            Map<DeploymentField, String> fields,
            DeploymentField recordedAt) {
        return new DeploymentChange.Insert(stamped(Deployment.of(id).with(copied), fields, recordedAt));
    }

    private Deployment stamped(Deployment read, Map<DeploymentField, String> fields, DeploymentField recordedAt) {
        Deployment merged = read.with(fields);
        return merged.has(recordedAt) ? merged : merged.with(Map.of(recordedAt, now.toString()));
    }

    /**
     * The same step has the same id, so that two reports of it at once cannot make two deployments. After a conflict that
     * reading again did not explain, two different steps have one id: then the next id is tried.
     */
    private String id(String... identity) {
        return DeploymentIds.of(Math.max(0, attempt - 1), identity);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Map<DeploymentField, String> fields(Object... fieldsAndValues) {
        Map<DeploymentField, String> fields = new EnumMap<>(DeploymentField.class);
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            fields.put((DeploymentField) fieldsAndValues[i], (String) fieldsAndValues[i + 1]);
        }
        return fields;
    }
}
