package dev.bedrock.telemetry.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsCommitted;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.store.StoredDeployment;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many steps at once leave what the same steps leave one after the other. */
class StepBatchTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private static List<PipelineStep> steps(Random random) {
        List<PipelineStep> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String tag = (random.nextBoolean() ? "Cart:" : "cart:") + random.nextInt(6);
            String commit = (random.nextBoolean() ? "AAA" : "aaa") + random.nextInt(8);
            Optional<String> pullRequest =
                    random.nextBoolean() ? Optional.empty() : Optional.of("" + random.nextInt(4));
            String build = "" + random.nextInt(5);
            steps.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new ImageBuilt(build, tag, "c" + build, "cart", Optional.empty());
                        case 1 ->
                            new DefinitionUpdated(
                                    build, tag, commit, "Ring" + random.nextInt(3), pullRequest, Optional.empty());
                        default ->
                            new ManifestsGenerated(
                                    "g" + build, commit, Optional.empty(), pullRequest, Optional.empty());
                    });
        }
        return steps;
    }

    private static List<Deployment> rows(EmbeddedStore store) {
        return store.all().stream().map(StoredDeployment::deployment).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40})
    void aBatchIsTheSameAsItsSteps(int size) {
        for (int seed = 0; seed < 12; seed++) {
            List<PipelineStep> steps = steps(new Random(seed));
            try (EmbeddedStore one = EmbeddedStore.open(folder.resolve("one.db"), "s" + seed);
                    EmbeddedStore many = EmbeddedStore.open(folder.resolve("many.db"), "s" + seed)) {
                DeploymentRecorder each = DeploymentRecorder.of(one, CLOCK);
                steps.forEach(each::record);
                DeploymentRecorder batches = DeploymentRecorder.of(many, CLOCK);
                for (int i = 0; i < steps.size(); i += size) {
                    batches.recordAll(steps.subList(i, Math.min(steps.size(), i + size)));
                }

                assertThat(rows(many)).as("seed " + seed).containsExactlyInAnyOrderElementsOf(rows(one));
                assertThat(batches.recordAll(steps.subList(steps.size() - 1, steps.size())))
                        .isEmpty();
            }
        }
    }

    @Test
    void aStepThatIsRefusedRecordsNothing() {
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("refused.db"), "shop")) {
            List<PipelineStep> steps = List.of(
                    new ImageBuilt("1", "cart:1", "c1", "cart", Optional.empty()),
                    new ManifestsCommitted("nobody", "fff", Optional.empty()));

            assertThatThrownBy(() -> DeploymentRecorder.of(store).recordAll(steps))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("TEL-0102");
            assertThat(rows(store)).isEmpty();
            assertThat(DeploymentRecorder.of(store).recordAll(Collections.emptyList()))
                    .isEmpty();
        }
    }

    @Test
    void aRowThatComesAndGoesInOneBatchLeavesNothing() {
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("gone.db"), "shop")) {
            DeploymentRecorder.of(store)
                    .recordAll(List.of(
                            new ManifestsGenerated(
                                    "200", "aaa1111", Optional.empty(), Optional.empty(), Optional.empty()),
                            new DefinitionUpdated(
                                    "100", "cart:1", "aaa1111", "qa", Optional.empty(), Optional.empty())));

            assertThat(rows(store)).hasSize(1);
        }
    }
}
