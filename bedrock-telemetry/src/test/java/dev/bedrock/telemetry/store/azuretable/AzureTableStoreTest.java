package dev.bedrock.telemetry.store.azuretable;

import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.DeploymentStoreContract;
import org.jspecify.annotations.Nullable;

class AzureTableStoreTest extends DeploymentStoreContract {
    private @Nullable AzureTableOptions options;

    @Override
    protected DeploymentStore open(String project) {
        if (options == null) {
            options = Azurite.running().newTable();
            try (AzureTableStore store = AzureTableStore.open(options, project)) {
                store.createTable();
            }
        }
        return AzureTableStore.open(options, project);
    }
}
