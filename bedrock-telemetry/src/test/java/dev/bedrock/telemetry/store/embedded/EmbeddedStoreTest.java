package dev.bedrock.telemetry.store.embedded;

import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_TAG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.DeploymentStoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest extends DeploymentStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected DeploymentStore open(String project) {
        return EmbeddedStore.open(folder.resolve("deployments.db"), project);
    }

    @Test
    void whatWasWrittenIsThereWhenTheFileIsOpenedAgain() {
        Path file = folder.resolve("again.db");
        try (EmbeddedStore store = EmbeddedStore.open(file, "shop")) {
            store.apply(List.of(new Insert(new Deployment("a", Map.of(IMAGE_TAG, "x:1")))));
        }

        try (EmbeddedStore store = EmbeddedStore.open(file, "shop")) {
            assertThat(store.all()).hasSize(1);
        }
    }

    @Test
    void anotherFileIsLeftAlone() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "These are notes, not deployments. ".repeat(100));
        byte[] before = Files.readAllBytes(text);

        assertThatThrownBy(() -> EmbeddedStore.open(text, "shop"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining("TEL-0202");
        assertThat(Files.readString(text, UTF_8)).isEqualTo(new String(before, UTF_8));
    }

    @Test
    void anotherDatabaseIsLeftAlone() throws Exception {
        Path file = folder.resolve("other.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (x)");
        }

        assertThatThrownBy(() -> EmbeddedStore.open(file, "shop"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("TEL-0202");
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        Path file = folder.resolve("missing/deployments.db");

        assertThatThrownBy(() -> EmbeddedStore.open(file, "shop"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("missing");
    }
}
