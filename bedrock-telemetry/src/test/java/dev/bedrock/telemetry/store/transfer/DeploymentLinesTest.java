package dev.bedrock.telemetry.store.transfer;

import static dev.bedrock.telemetry.deployment.DeploymentField.IMAGE_TAG;
import static dev.bedrock.telemetry.deployment.DeploymentField.RING;
import static dev.bedrock.telemetry.deployment.DeploymentField.SERVICE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.StoredDeployment;
import dev.bedrock.telemetry.store.azuretable.AzureTableStore;
import dev.bedrock.telemetry.store.azuretable.Azurite;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import dev.bedrock.telemetry.store.transfer.DeploymentLines.Imported;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentLinesTest {
    private EmbeddedStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = EmbeddedStore.open(folder.resolve("deployments.db"), "shop");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Imported read(String lines) {
        return DeploymentLines.into(store, "lines.jsonl", new ByteArrayInputStream(lines.getBytes(UTF_8)));
    }

    @Test
    void aLineHasTheNamesOfTheColumns() {
        store.apply(List.of(new Insert(new Deployment("a1", Map.of(IMAGE_TAG, "cart:<1>", RING, "qa")))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(DeploymentLines.export(store, out)).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEqualTo("{\"id\":\"a1\",\"imageTag\":\"cart:<1>\",\"env\":\"qa\"}\n");
    }

    @Test
    void deploymentsGoThroughATableOfAzureAndBackUnchanged() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_700; i++) {
            lines.append("{\"id\":\"id")
                    .append(i)
                    .append("\",\"imageTag\":\"cart:")
                    .append(i)
                    .append("\",\"service\":\"it's ключ \\u0007\",\"env\":\"qa\"}\n");
        }
        assertThat(read(lines.toString())).isEqualTo(new Imported(1_700, 0, 0));
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        try (AzureTableStore table = AzureTableStore.open(Azurite.running().newTable(), "shop")) {
            table.createTable();
            DeploymentLines.export(store, first);
            DeploymentLines.into(table, "first", new ByteArrayInputStream(first.toByteArray()));
            DeploymentLines.export(table, second);
        }

        assertThat(second.toString(UTF_8).lines().sorted())
                .containsExactlyElementsOf(
                        first.toString(UTF_8).lines().sorted().toList());
    }

    @Test
    void whatTheStoreSaysAlreadyStays() {
        store.apply(List.of(new Insert(new Deployment("a1", Map.of(IMAGE_TAG, "cart:1")))));

        assertThat(read("{\"id\":\"a1\",\"imageTag\":\"other\",\"service\":\"cart\"}\n\n{\"id\":\"a1\"}"))
                .isEqualTo(new Imported(0, 1, 0));
        assertThat(store.all())
                .extracting(StoredDeployment::deployment)
                .containsExactly(new Deployment("a1", Map.of(IMAGE_TAG, "cart:1", SERVICE, "cart")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[1]",
                "{}",
                "{\"id\":\"\"}",
                "{\"id\":[]}",
                "{\"id\":\"b\",\"env\":{}}",
                "{\"id\":\"b\"",
                "null",
                "{\"id\":\"b\",\"id\":\"c\"}"
            })
    void aLineThatIsNoDeploymentIsNamedAndThoseBeforeItAreKept(String line) {
        assertThatThrownBy(() -> read("{\"id\":\"a\"}\n" + line + "\n{\"id\":\"z\"}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("lines.jsonl:2")
                .hasMessageContaining("TEL-0220");
        assertThat(store.all()).extracting(row -> row.deployment().id()).containsExactly("a");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> read("{\"id\":\"b\",\"env\":" + "[".repeat(100_000)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("TEL-0220");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        InputStream latin = new ByteArrayInputStream("{\"id\":\"é\"}".getBytes(ISO_8859_1));

        assertThatThrownBy(() -> DeploymentLines.into(store, "latin", latin))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aLineThatNeverEndsIsRefusedWithoutReadingAllOfIt() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThatThrownBy(() -> DeploymentLines.into(store, "endless", endless))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("TEL-0221");
    }

    @Test
    void aStreamThatFailsIsAnError() {
        store.apply(List.of(new Insert(new Deployment("a1", Map.of(IMAGE_TAG, "cart:1")))));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };

        assertThatThrownBy(() -> DeploymentLines.into(store, "broken", broken))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("the disk is gone");
        assertThatThrownBy(() -> DeploymentLines.export(store, full))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("no space left");
    }
}
