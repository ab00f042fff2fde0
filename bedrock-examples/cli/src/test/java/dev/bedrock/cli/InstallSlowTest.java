package dev.bedrock.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hld install} from servers that begin an answer and never end it: the time limit ends it, and nothing is half. */
class InstallSlowTest {
    private static final byte[] MANIFEST = "{apiVersion: v1, kind: ConfigMap, metadata: {name: all}}\n".getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path directory;
    private final CountDownLatch over = new CountDownLatch(1);
    private final LoopbackServer web = LoopbackServer.http();
    private GitServer git;
    private Cli cli;

    @BeforeEach
    void serve() {
        TestRepository repository = TestRepository.create(folder.resolve("remotes"), "a");
        repository.commit(Map.of("a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n"));
        repository.git("tag", "v1");
        repository.git("push", "-q", "origin", "v1");
        git = GitServer.start(folder.resolve("remotes"));
        web.serve("/fast.yaml", MANIFEST);
        Charts.index(web, "web", "1.0.0");
        directory = folder.resolve("shop");
        cli = new Cli(directory).with("BEDROCK_CACHE", folder.resolve("cache").toString());
    }

    @AfterEach
    void stop() {
        over.countDown();
        git.close();
        web.close();
    }

    /** Sends a little, and no more until the test is over. */
    private void hang(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100_000);
        exchange.getResponseBody().write(MANIFEST);
        exchange.getResponseBody().flush();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private Cli.Result install(String slow) {
        Directories.write(
                directory,
                Map.of(
                        "component.yaml",
                        "name: shop\nsubcomponents:\n- {name: slow, " + slow + "}\n"
                                + "- {name: fast, type: static, method: http, source: '" + web.uri("/fast.yaml")
                                + "'}\n"));
        long start = System.nanoTime();
        Cli.Result result = Charts.install(cli, "--allow-host", git.host(), "--timeout", "2");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        return result;
    }

    private void assertFailed(Cli.Result result) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err())
                .contains("component.yaml:3:3: error CORE-", "not installed, bedrock.lock is as it was")
                .containsPattern("failed \\S+ .*after \\d+ ms")
                .containsPattern("fetched \\S+fast.yaml in \\d+ ms");
        assertThat(directory.resolve("bedrock.lock")).doesNotExist();
        assertThat(directory.resolve(".bedrock/trees").toFile().list())
                .as("what came from another server")
                .singleElement()
                .asString()
                .startsWith("fast-");
    }

    @Test
    void aSlowFile() {
        web.on("/slow.yaml", this::hang);
        assertFailed(install("type: static, method: http, source: '" + web.uri("/slow.yaml") + "'"));
    }

    @Test
    void aSlowChart() {
        web.on("/charts/web-1.0.0.tgz", this::hang);
        assertFailed(
                install("type: helm, method: helm, path: web, version: 1.0.0, source: '" + web.uri("/charts") + "'"));
    }

    @Test
    void aSlowIndexOfCharts() {
        web.on("/charts/index.yaml", this::hang);
        assertFailed(
                install("type: helm, method: helm, path: web, version: 1.0.0, source: '" + web.uri("/charts") + "'"));
    }

    @Test
    void aSlowRegistry() {
        web.on("/v2/team/web/manifests/1.0.0", this::hang);
        assertFailed(install("type: helm, method: helm, path: web, version: 1.0.0, source: 'oci://127.0.0.1:"
                + web.port() + "/team'"));
    }

    @Test
    void aSlowRepository() {
        git.intercept(exchange -> {
            hang(exchange);
            return true;
        });
        assertFailed(install("type: static, method: git, version: v1, source: '" + git.url("a.git") + "'"));
    }
}
