package dev.bedrock.telemetry.record;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.record.PipelineStep.DefinitionUpdated;
import dev.bedrock.telemetry.record.PipelineStep.ImageBuilt;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsCommitted;
import dev.bedrock.telemetry.record.PipelineStep.ManifestsGenerated;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records a deployment of its own in a store, reads it back, and takes it away again; others are not touched. */
public final class SelfTest {
    /** The service that the deployment is of. */
    public static final String SERVICE = "bedrock-self-test";

    private final DeploymentStore store;

    private SelfTest(DeploymentStore store) {
        this.store = store;
    }

    /** Tests a store. */
    public static SelfTest of(DeploymentStore store) {
        return new SelfTest(store);
    }

    /**
     * Tests the store.
     *
     * @param name a text that no other test at the same time has
     * @throws UnavailableException if what was recorded does not come back
     * @throws BedrockException if the store cannot be read or written
     */
    public void run(String name) {
        String tag = SERVICE + ":" + name;
        try {
            recordAll(tag, name);
            List<StoredDeployment> found = own(tag);
            if (found.size() != 1
                    || !found.get(0).deployment().is(DeploymentField.MANIFEST_COMMIT, "3" + name)
                    || !found.get(0).deployment().is(DeploymentField.SERVICE, SERVICE)) {
                throw new UnavailableException(RecordCode.SELF_TEST_FAILED.error(
                        "of the deployment that was recorded as a test, " + found.size() + " came back"));
            }
        } finally {
            store.apply(own(tag).stream()
                    .<DeploymentChange>map(DeploymentChange.Remove::new)
                    .toList());
        }
    }

    private void recordAll(String tag, String name) {
        DeploymentRecorder recorder = DeploymentRecorder.of(store);
        recorder.record(new ImageBuilt(name, tag, "1" + name, SERVICE, Optional.empty()));
        recorder.record(
                new DefinitionUpdated(name, tag, "2" + name, "bedrock-test", Optional.empty(), Optional.empty()));
        recorder.record(new ManifestsGenerated(name, "2" + name, Optional.empty(), Optional.empty(), Optional.empty()));
        recorder.record(new ManifestsCommitted(name, "3" + name, Optional.empty()));
    }

    private List<StoredDeployment> own(String tag) {
        return store.find(DeploymentField.IMAGE_TAG, Set.of(tag));
    }
}
