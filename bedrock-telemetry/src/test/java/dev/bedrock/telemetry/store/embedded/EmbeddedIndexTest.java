package dev.bedrock.telemetry.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.query.DeploymentIndexContract;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.store.DeploymentStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedIndexTest extends DeploymentIndexContract {
    @TempDir
    private Path folder;

    @Override
    protected DeploymentStore open(String project) {
        return EmbeddedStore.open(folder.resolve("deployments.db"), project);
    }

    /** The first layout had fewer columns and other indexes. */
    @Test
    void aFileOfTheFirstLayoutIsBroughtUpToDate() throws Exception {
        Path file = folder.resolve("old.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE deployment (number INTEGER PRIMARY KEY AUTOINCREMENT, project TEXT NOT NULL, id TEXT"
                            + " NOT NULL, version INTEGER NOT NULL, p1 TEXT, imageTag TEXT, commitId TEXT, service TEXT,"
                            + " sourceRepo TEXT, imageRecordedAt TEXT, p2 TEXT, hldCommitId TEXT, hldProposedCommitId"
                            + " TEXT, env TEXT, pr TEXT, hldRepo TEXT, hldRecordedAt TEXT, p3 TEXT, manifestCommitId TEXT,"
                            + " manifestRepo TEXT, manifestRecordedAt TEXT, UNIQUE (project, id))");
            statement.execute("CREATE INDEX by_imageTag ON deployment (project, imageTag) WHERE imageTag IS NOT NULL");
            statement.execute("INSERT INTO deployment (project, id, version, imageTag, service, env, manifestCommitId)"
                    + " VALUES ('shop', 'a', 1, 'Cart:1', 'team/cart', 'prod', 'abc1234')");
            statement.execute("PRAGMA application_id = 0x42445254");
            statement.execute("PRAGMA user_version = 1");
        }

        try (EmbeddedStore store = EmbeddedStore.open(file, "shop")) {
            assertThat(DeploymentQuery.of(store).running())
                    .singleElement()
                    .extracting(Deployment::id)
                    .isEqualTo("a");
            assertThat(store.find(DeploymentField.IMAGE_TAG, List.of("Cart:1"))).hasSize(1);
        }
    }
}
