package dev.bedrock.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.install.InstallOptions;
import dev.bedrock.hld.install.Installation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Installs a definition of 60 components from 5 remotes, then again without changes in fresh JVMs, and counts what the
 * remotes are asked. Without arguments it measures; with a folder and a host it is one of those JVMs.
 */
public final class InstallAgain {
    private static final int COMPONENTS = 60;
    private static final int REMOTES = 5;
    private static final int RUNS = 7;

    private InstallAgain() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2) {
            System.out.println(
                    install(Path.of(arguments[0]), arguments[1]).changed().count());
            return;
        }
        Path root = Files.createTempDirectory("bedrock-install");
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        try {
            server.createContext("/", exchange -> {
                requests.incrementAndGet();
                byte[] body = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n".getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            String host = "localhost:" + server.getAddress().getPort();
            Files.writeString(root.resolve("component.yaml"), definition(host));
            long begin = System.nanoTime();
            report("first install, in this JVM", begin, install(root, host), requests);
            for (int i = 0; i < RUNS; i++) {
                long started = System.nanoTime();
                ProcessResult result =
                        ProcessRunner.system().run(again(root, host)).requireSuccess();
                System.out.printf(
                        "%-32s %8.1f ms, %s changed, %d requests in all%n",
                        "again, a fresh JVM",
                        (System.nanoTime() - started) / 1e6,
                        result.stdout().strip(),
                        requests.get());
            }
        } finally {
            server.stop(0);
            delete(root);
        }
    }

    private static void report(String what, long started, Installation done, AtomicInteger requests) {
        System.out.printf(
                "%-32s %8.1f ms, %d changed, %d requests in all%n",
                what, (System.nanoTime() - started) / 1e6, done.changed().count(), requests.get());
    }

    private static Installation install(Path root, String host) {
        return Hld.builder(root)
                .root(root)
                .remotes(RemotePolicy.defaults().withHosts(List.of(host)))
                .build()
                .install(InstallOptions.defaults());
    }

    private static String definition(String host) {
        StringBuilder yaml = new StringBuilder("name: shop\nsubcomponents:\n");
        for (int i = 0; i < COMPONENTS; i++) {
            yaml.append("- {name: c%d, type: static, method: http, source: 'http://%s/%d.yaml'}\n"
                    .formatted(i, host, i % REMOTES));
        }
        return yaml.toString();
    }

    /** With the options of the launcher. */
    private static Command again(Path root, String host) {
        return Command.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                InstallAgain.class.getName(),
                root.toString(),
                host);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
