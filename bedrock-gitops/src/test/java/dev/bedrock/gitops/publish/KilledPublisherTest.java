package dev.bedrock.gitops.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishers that are killed: the repository has the old manifests or the new ones, and the next run finishes. */
@DisabledOnOs(OS.WINDOWS)
class KilledPublisherTest {
    @TempDir
    Path directory;

    private Cluster cluster;
    private int version;

    @BeforeEach
    void aPublishedCluster() throws IOException {
        directory = directory.toRealPath();
        cluster = Cluster.in(directory);
        cluster.publish(Cluster.to("prod", "qa"));
    }

    /** Returns whether it was killed. */
    private boolean killed(List<String> strace) {
        ProcessResult result = ProcessRunner.system()
                .run(ChildPublisher.command(
                        strace,
                        cluster.definition().toString(),
                        directory.resolve("cache").toString(),
                        cluster.manifests().bare().toString()));
        assertThat(result.isSuccess() || !result.stderr().contains("Exception"))
                .as(result.stderr())
                .isTrue();
        return !result.isSuccess();
    }

    private static List<String> before(Path strace, String systemCall, String... more) {
        List<String> arguments = new ArrayList<>(List.of(strace.toString(), "-f", "-qq", "-o", "/dev/null"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("-e", "trace=" + systemCall));
        return arguments;
    }

    private Map<String, String> nextVersion() {
        cluster.has("web", "version " + ++version);
        Map<String, String> files = new TreeMap<>();
        for (String folder : List.of("prod", "qa")) {
            files.put(folder + "/api.yaml", Cluster.map("api", "api"));
            files.put(folder + "/web.yaml", Cluster.map("web", "version " + version));
        }
        return files;
    }

    /** What is there after a kill, and that the next run makes the rest, once. */
    private void assertOldOrNewThenFinish(Map<String, String> before, Map<String, String> after, boolean killed) {
        Map<String, String> definition = Directories.read(cluster.definition());
        assertThat(cluster.files("main")).isIn(killed ? List.of(before, after) : List.of(after));
        assertThat(cluster.manifests().gitBare("fsck", "--strict", "--no-dangling"))
                .isEmpty();

        cluster.publish(Cluster.to("prod", "qa"));

        assertThat(cluster.files("main")).isEqualTo(after);
        assertThat(cluster.plan(Cluster.to("prod", "qa")).isEmpty()).isTrue();
        assertThat(cluster.manifests().gitBare("rev-list", "--count", "main")).isEqualTo(Integer.toString(version + 1));
        assertThat(Directories.read(cluster.definition())).isEqualTo(definition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkdir", "rename", "unlink", "fsync"})
    void theManifestsAreOldOrNewWhicheverStepTheirPublisherIsKilledBefore(String systemCall) {
        Path strace = RequiredTool.strace();
        Map<String, String> before = cluster.files("main");
        boolean killed = true;
        int steps = 0;
        for (int step = 1; killed; step++) {
            Map<String, String> after = nextVersion();
            List<String> kill = before(strace, systemCall, "-e", "inject=" + systemCall + ":signal=KILL:when=" + step);

            killed = killed(kill);

            assertOldOrNewThenFinish(before, after, killed);
            before = after;
            steps = step;
        }
        assertThat(steps).as("steps tried, the one without a kill included").isGreaterThan(1);
    }

    /** In a repository in a folder, the publisher also does the work of the server, on a thread of its own. */
    @ParameterizedTest
    @CsvSource({"openat, main.lock", "write, main.lock", "rename, main.lock", "unlink, gc.log.lock"})
    void aRepositoryInAFolderIsOldOrNewWhicheverStepItIsKilledBefore(String systemCall, String file) {
        Path strace = RequiredTool.strace();
        Map<String, String> before = cluster.files("main");
        Map<String, String> after = nextVersion();
        Path bare = cluster.manifests().bare();
        Path path = file.equals("main.lock") ? bare.resolve("refs/heads/main.lock") : bare.resolve(file);

        boolean killed = killed(
                before(strace, systemCall, "-P", path.toString(), "-e", "inject=" + systemCall + ":signal=KILL"));

        assertThat(killed).isTrue();
        assertOldOrNewThenFinish(before, after, true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPublisherThatIsKilledWhileItPushesHasPushedAllOrNothing(boolean arrived) throws Exception {
        Map<String, String> before = cluster.files("main");
        Map<String, String> after = nextVersion();
        try (GitServer server = GitServer.start(directory.resolve("served"))) {
            CountDownLatch pushing = new CountDownLatch(1);
            CountDownLatch dead = new CountDownLatch(1);
            if (arrived) {
                server.interceptAnswers((exchange, answer) -> {
                    if (exchange.getRequestURI().getPath().endsWith("/git-receive-pack")) {
                        pushing.countDown();
                        await(dead);
                    }
                    return answer;
                });
            } else {
                server.intercept(exchange -> {
                    boolean push = exchange.getRequestURI().getPath().endsWith("/git-receive-pack");
                    if (push) {
                        pushing.countDown();
                        await(dead);
                    }
                    return push;
                });
            }
            Process publisher = new ProcessBuilder(ChildPublisher.command(
                                    List.of(),
                                    cluster.definition().toString(),
                                    directory.resolve("cache").toString(),
                                    server.url("manifests.git"))
                            .arguments())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("out").toFile())
                    .start();
            assertThat(pushing.await(60, TimeUnit.SECONDS)).isTrue();
            publisher.destroyForcibly().waitFor();
            dead.countDown();

            assertThat(cluster.files("main")).isEqualTo(arrived ? after : before);
            server.intercept(exchange -> false);
            server.interceptAnswers((exchange, answer) -> answer);
            ManifestPublisher next = ManifestPublisher.of(GitClient.builder(directory.resolve("cache"))
                    .policy(RemotePolicy.defaults().withHosts(List.of(server.host())))
                    .build()
                    .remote(server.url("manifests.git")));
            PublishOutcome outcome = next.apply(next.plan(cluster.hld(), Cluster.to("prod", "qa")));
            assertThat(outcome).isInstanceOf(arrived ? PublishOutcome.Unchanged.class : PublishOutcome.Published.class);
            assertThat(cluster.files("main")).isEqualTo(after);
            assertThat(cluster.manifests().gitBare("rev-list", "--count", "main"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aPullRequestThatWasPushedByAKilledPublisherIsProposedByTheNext() {
        nextVersion();
        ProcessRunner.system()
                .run(ChildPublisher.command(
                        List.of(),
                        cluster.definition().toString(),
                        directory.resolve("cache").toString(),
                        cluster.manifests().bare().toString(),
                        "PUBLISH/x"))
                .requireSuccess();
        String pushed = cluster.head("PUBLISH/x");

        PublishOutcome outcome = cluster.publish(Cluster.to("prod", "qa").withNewBranch("PUBLISH/x"));

        assertThat(outcome).isInstanceOfSatisfying(PublishOutcome.Proposed.class, proposed -> assertThat(
                        proposed.commit().hex())
                .isEqualTo(pushed));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
