package dev.bedrock.telemetry.store.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.record.DeploymentRecorder;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writers that are killed with SIGKILL while they record. A process has many stores, each with a writer at a point of its
 * own, so that one kill is a round for each of them; the next process goes on with the same files. All that was confirmed
 * has to be there, and of the rest no half of a step.
 */
class KilledWriterTest {
    private static final int STORES = 25;

    @TempDir
    private Path folder;

    /** How many steps of each deployment were confirmed, for each store. */
    private final List<Map<Long, Integer>> confirmed = new ArrayList<>();

    private final Random random = new Random(20_260_301);

    @Test
    @Timeout(120)
    void nothingConfirmedIsLost() throws Exception {
        assertThat(rounds(3)).isEqualTo(75);
    }

    @Tag("conformance")
    @Test
    @Timeout(600)
    void nothingConfirmedIsLostInAThousandRounds() throws Exception {
        assertThat(rounds(40)).isEqualTo(1_000);
    }

    private int rounds(int processes) throws Exception {
        int rounds = 0;
        for (int store = 0; store < STORES; store++) {
            confirmed.add(new HashMap<>());
        }
        for (int process = 0; process < processes; process++) {
            killAfter(STORES + random.nextInt(1_000), process * 1_000_000L);
            for (int store = 0; store < STORES; store++) {
                check(store, process + 1);
                rounds++;
            }
        }
        assertThat(confirmed).allMatch(deployments -> !deployments.isEmpty());
        return rounds;
    }

    /** Lets a process run until it has said that often that something was confirmed. */
    private void killAfter(int confirmations, long start) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledWriter.class.getName(),
                        folder.toString(),
                        "" + STORES,
                        "" + start)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 3);
                confirmed.get(Integer.parseInt(words[0])).put(Long.parseLong(words[1]), Integer.parseInt(words[2]));
                if (++seen == confirmations) {
                    // That of the process would close the pipe, with what is still in it.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(seen).isGreaterThanOrEqualTo(confirmations);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).isEqualTo(128 + 9);
    }

    private void check(int number, int processes) throws Exception {
        Path file = folder.resolve(number + ".db");
        try (EmbeddedStore store = EmbeddedStore.open(file, "shop")) {
            Map<String, Deployment> rows = store.all().stream()
                    .map(StoredDeployment::deployment)
                    .collect(Collectors.toMap(
                            row -> row.get(DeploymentField.IMAGE_TAG).orElseThrow(), Function.identity()));
            Map<Long, Integer> known = confirmed.get(number);
            known.forEach((n, steps) -> assertThat(stepsOf(rows.get("cart:" + n), n))
                    .as("store %d, deployment %d", number, n)
                    .isBetween(steps, 3));
            // At most the one that was being written when the process ended, in each of the processes.
            long unconfirmed = rows.keySet().stream()
                    .filter(tag -> !known.containsKey(Long.parseLong(tag.substring("cart:".length()))))
                    .count();
            assertThat(unconfirmed).isLessThanOrEqualTo(processes);
            DeploymentRecorder recorder = DeploymentRecorder.of(store);
            known.replaceAll((n, steps) -> {
                if (steps < 3) {
                    KilledWriter.steps(n).forEach(recorder::record);
                }
                return 3;
            });
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA quick_check")) {
            assertThat(result.getString(1)).isEqualTo("ok");
        }
    }

    /** How many steps a row has, each whole or not at all. */
    private static int stepsOf(@Nullable Deployment row, long n) {
        if (row == null) {
            return 0;
        }
        int steps = 0;
        steps += whole(
                row.is(DeploymentField.IMAGE_BUILD, "b" + n) && row.is(DeploymentField.SERVICE, "cart"),
                row,
                DeploymentField.IMAGE_RECORDED_AT);
        steps += whole(
                row.is(DeploymentField.RING, "qa") && row.is(DeploymentField.PULL_REQUEST, "" + n),
                row,
                DeploymentField.HLD_RECORDED_AT);
        steps += whole(
                row.is(DeploymentField.MANIFEST_BUILD, "m" + n)
                        && row.is(DeploymentField.MANIFEST_COMMIT, "f" + n)
                        && row.is(DeploymentField.HLD_COMMIT, "merged" + n),
                row,
                DeploymentField.MANIFEST_RECORDED_AT);
        return steps;
    }

    private static int whole(boolean there, Deployment row, DeploymentField time) {
        assertThat(row.has(time)).isEqualTo(there);
        return there ? 1 : 0;
    }
}
