package dev.bedrock.telemetry.store.azuretable;

import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Microsoft's emulator of Azure Storage, as the package {@code azurite} of npm in {@code target/npm} of the checkout. One
 * process serves all tests; each takes a table of its own. Without it tests are skipped, and fail in CI.
 */
public final class Azurite {
    /** The account that it has. */
    public static final String ACCOUNT = "devstoreaccount1";
    /** The key of the account, which is the same everywhere and no secret. */
    public static final Secret KEY =
            Secret.of("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger TABLES = new AtomicInteger();
    private static @Nullable Azurite running;

    private final int port;

    private Azurite(int port) {
        this.port = port;
    }

    /** The one that runs, which ends with this process. */
    public static synchronized Azurite running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static Azurite start() {
        Path main = Path.of(System.getProperty("bedrock.root", ".."), "target/npm/node_modules/azurite")
                .resolve("dist/src/table/main.js");
        if (!Files.isRegularFile(main)) {
            String message = "no azurite at " + main + ": npm install --prefix target/npm azurite";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        try {
            Path folder = Files.createTempDirectory("azurite");
            int port = freePort();
            Process process = new ProcessBuilder(
                            RequiredTool.of("node").toString(),
                            "--max-old-space-size=8192",
                            main.toString(),
                            "--tableHost",
                            "127.0.0.1",
                            "--tablePort",
                            "" + port,
                            "--inMemoryPersistence",
                            "--disableTelemetry",
                            "--silent")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            await(process, port);
            return new Azurite(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process, int port) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Assertions.assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        process.destroyForcibly();
        Assertions.fail("azurite did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Where its tables are. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port + "/" + ACCOUNT);
    }

    /** A table that is not there yet. */
    public AzureTableOptions newTable() {
        return AzureTableOptions.of(ACCOUNT, KEY, "deployments" + TABLES.incrementAndGet())
                .withEndpoint(endpoint());
    }
}
