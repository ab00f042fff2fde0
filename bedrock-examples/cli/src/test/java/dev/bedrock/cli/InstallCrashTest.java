package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.hld.helm.chart.source.TarBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that install and are killed, run out of space, or meet another one. */
@DisabledOnOs(OS.WINDOWS)
class InstallCrashTest {
    @TempDir
    Path folder;

    private Path directory;
    private GitServer server;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void serve() {
        for (String name : List.of("a", "b")) {
            TestRepository repository = TestRepository.create(folder.resolve("remotes"), name);
            repository.commit(Map.of(
                    "a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}}\n",
                    "large.yaml", "# " + "x".repeat(200_000) + "\n"));
            repository.git("tag", "v1");
            repository.git("push", "-q", "origin", "v1");
        }
        server = GitServer.start(folder.resolve("remotes"));
        directory = Directories.write(
                folder.resolve("shop"),
                Map.of(
                        "component.yaml",
                        "name: shop\nsubcomponents:\n"
                                + "- {name: a, type: static, method: git, source: '" + server.url("a.git")
                                + "', version: v1}\n"
                                + "- {name: b, type: static, method: git, source: '" + server.url("b.git")
                                + "', version: v1}\n"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        server.close();
    }

    private Process start(String... prefix) throws IOException {
        List<String> command = new ArrayList<>(Arrays.asList(prefix));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Bedrock.class.getName(),
                "hld",
                "install",
                "--allow-host",
                "127.0.0.1",
                "--allow-host",
                server.host()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("BEDROCK_CACHE", folder.resolve("cache").toString());
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("out-" + processes.size()).toFile());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private String output(int process) throws IOException {
        return Files.readString(folder.resolve("out-" + process), UTF_8);
    }

    private List<String> trees() {
        File[] trees = directory.resolve(".bedrock/trees").toFile().listFiles();
        return trees == null
                ? List.of()
                : Arrays.stream(trees)
                        .map(File::getName)
                        .filter(name -> !name.startsWith("."))
                        .toList();
    }

    private Cli cli() {
        return new Cli(directory).with("BEDROCK_CACHE", folder.resolve("cache").toString());
    }

    @Test
    void aProcessThatIsKilledInATransferLeavesNothingHalfAndTheNextOneGoesOn() throws Exception {
        CountDownLatch transferring = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        server.intercept(exchange -> {
            boolean pack = exchange.getRequestMethod().equals("POST")
                    && exchange.getRequestURI().getPath().startsWith("/b.git");
            if (pack && killed.getCount() > 0) {
                exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-result");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("0008NAK\nPACK".getBytes(UTF_8));
                exchange.getResponseBody().flush();
                transferring.countDown();
                await(killed);
                return true;
            }
            return false;
        });
        Process process = start();
        assertThat(transferring.await(60, TimeUnit.SECONDS)).isTrue();
        process.destroyForcibly().waitFor();
        killed.countDown();

        assertThat(trees()).noneMatch(name -> name.startsWith("b-"));
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
        Cli.Result resumed = cli().run("hld", "install", "--allow-host", server.host());
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(cli().run("hld", "generate").out()).isEqualTo("generated/common/a.yaml\ngenerated/common/b.yaml\n");
        assertThat(Directories.read(directory.resolve(".bedrock")).keySet())
                .noneMatch(path -> path.contains(".bedrock-new-") || path.contains("-lock"));
    }

    @Test
    void twoProcessesAtOnceBothSucceedAndFetchOnce() throws Exception {
        Process first = start();
        Process second = start();

        assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(first.exitValue()).as(output(0)).isZero();
        assertThat(second.exitValue()).as(output(1)).isZero();
        assertThat(output(0) + output(1))
                .contains("2 remote sources installed, nothing to do")
                .contains("2 remote sources installed, 2 changed");
        assertThat(cli().run("hld", "generate").exitCode()).isZero();
        int together = server.requests().size();
        deleteRecursively(directory.resolve(".bedrock").toFile());
        assertThat(directory.resolve("bedrock.lock").toFile().delete()).isTrue();
        new Cli(directory)
                .with("BEDROCK_CACHE", folder.resolve("fresh").toString())
                .run("hld", "install", "--allow-host", server.host());
        assertThat(server.requests().size() - together)
                .as("the requests of one that is alone, and of two together")
                .isEqualTo(together);
    }

    @Test
    void aFullDiskLeavesNothingHalf() throws Exception {
        Process process = start("sh", "-c", "ulimit -f 64 && exec \"$@\"", "sh");

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).as(output(0)).isEqualTo(1);
        assertThat(output(0)).contains("component.yaml:3:3: error", "component.yaml:4:3: error");
        assertThat(trees()).isEmpty();
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
        Cli.Result later = cli().run("hld", "install", "--allow-host", server.host());
        assertThat(later.exitCode()).as(later.err()).isZero();
    }

    /** A chart of some megabytes that do not get smaller. */
    private static byte[] largeChart(int megabytes) {
        Random random = new Random(7);
        TarBuilder tar = new TarBuilder().file("web/Chart.yaml", "{apiVersion: v2, name: web, version: 1.0.0}\n");
        for (int i = 0; i < megabytes; i++) {
            byte[] content = new byte[1 << 20];
            random.nextBytes(content);
            tar.entry("web/files/" + i, '0', content);
        }
        return tar.gzipped();
    }

    private void defineChart(LoopbackServer web) {
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        "name: shop\nsubcomponents:\n- {name: web, type: helm, method: helm, path: web, version: 1.0.0,"
                                + " source: '" + web.uri("/charts") + "'}\n"));
    }

    @Test
    void aChartWhoseTransferIsKilledGoesOnWhereItWas() throws Exception {
        byte[] archive = largeChart(12);
        CountDownLatch killed = new CountDownLatch(1);
        List<Integer> begins = Collections.synchronizedList(new ArrayList<>());
        try (LoopbackServer web = LoopbackServer.http()) {
            Charts.indexOf(web, "web", Map.of("1.0.0", archive));
            web.on("/charts/web-1.0.0.tgz", exchange -> {
                String range = exchange.getRequestHeaders().getFirst("Range");
                int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
                begins.add(from);
                exchange.getResponseHeaders().set("ETag", "\"v1\"");
                if (from > 0) {
                    exchange.getResponseHeaders()
                            .set("Content-Range", "bytes " + from + "-" + (archive.length - 1) + "/" + archive.length);
                }
                exchange.sendResponseHeaders(from > 0 ? 206 : 200, archive.length - from);
                int part = killed.getCount() > 0 ? 10 << 20 : archive.length - from;
                exchange.getResponseBody().write(archive, from, part);
                exchange.getResponseBody().flush();
                if (part < archive.length - from) {
                    await(killed);
                }
            });
            defineChart(web);
            Process process = start();
            while (process.isAlive() && !hasPartialContent()) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
            killed.countDown();
            assertThat(trees()).isEmpty();
            assertThat(directory.resolve("bedrock.lock")).doesNotExist();

            Cli.Result resumed = Charts.install(cli());

            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            assertThat(begins).hasSize(2);
            assertThat(begins.get(1)).isGreaterThanOrEqualTo(4 << 20);
            assertThat(trees()).singleElement().asString().startsWith("web-");
        }
    }

    /** Whether so much has come that the next process can go on with it. */
    private boolean hasPartialContent() {
        String[] names = folder.resolve("cache/content/partial").toFile().list();
        return names != null && Arrays.stream(names).anyMatch(name -> name.endsWith(".bedrock-part-of"));
    }

    @Test
    void aFullDiskLeavesNoHalfChart() throws Exception {
        try (LoopbackServer web = LoopbackServer.http()) {
            Charts.indexOf(web, "web", Map.of("1.0.0", largeChart(1)));
            defineChart(web);
            Process process = start("sh", "-c", "ulimit -f 64 && exec \"$@\"", "sh");

            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();

            assertThat(process.exitValue()).as(output(0)).isEqualTo(1);
            assertThat(output(0)).contains("component.yaml:3:3: error CORE-0108");
            assertThat(trees()).isEmpty();
            assertThat(directory.resolve("bedrock.lock")).doesNotExist();
            Cli.Result later = Charts.install(cli());
            assertThat(later.exitCode()).as(later.err()).isZero();
        }
    }

    private static void deleteRecursively(File file) {
        File[] children = file.listFiles();
        for (File child : children == null ? new File[0] : children) {
            deleteRecursively(child);
        }
        assertThat(file.delete()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
