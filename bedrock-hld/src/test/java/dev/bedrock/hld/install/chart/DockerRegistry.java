package dev.bedrock.hld.install.chart;

import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;

/** The Distribution registry on loopback, as Debian's package {@code docker-registry} installs it. */
final class DockerRegistry implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private DockerRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static DockerRegistry start(Path directory) {
        Path program = RequiredTool.of("docker-registry");
        try {
            int port = freePort();
            Path config = Files.writeString(
                    directory.resolve("registry.yml"), """
                    version: 0.1
                    log: {level: error}
                    storage:
                      filesystem:
                        rootdirectory: %s
                    http:
                      addr: 127.0.0.1:%d
                    """.formatted(directory.resolve("registry"), port));
            Process process = new ProcessBuilder(program.toString(), "serve", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("registry.log").toFile())
                    .start();
            DockerRegistry registry = new DockerRegistry(process, port);
            registry.awaitConnection();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitConnection() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                Assertions.assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        close();
        Assertions.fail("the registry did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return "oci://127.0.0.1:" + port + "/charts";
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
