package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bedrock telemetry ...} with a file in the directory. */
class TelemetryTest {
    @TempDir
    Path directory;

    private Cli.Result run(String... arguments) {
        return new Cli(directory).run(arguments);
    }

    private void done(String arguments) {
        assertThat(run(arguments.split(" ")).exitCode()).isZero();
    }

    @BeforeEach
    void recordTwoRings() {
        done("deployment create --p1 1 --image-tag cart:1 --commit-id c0ffee1 --service team/cart");
        done("deployment create --p2 1 --image-tag cart:1 --hld-commit-id aaaa111 --env qa");
        done("deployment create --p3 2 --hld-commit-id aaaa111 --manifest-commit-id ffff111");
        done("deployment create --p2 3 --image-tag cart:1 --hld-commit-id aaaa222 --env prod");
        done("deployment create --p3 4 --hld-commit-id aaaa222 --manifest-commit-id ffff222");
    }

    @Test
    void whatRunsWhere() {
        assertThat(run("telemetry", "running").out().lines().toList())
                .hasSize(3)
                .element(1)
                .asString()
                .contains("Complete", "prod", "cart:1", "ffff222");
        assertThat(run("telemetry", "running", "--at", "2020-01-01T00:00:00Z")
                        .out()
                        .lines())
                .hasSize(1);
    }

    @Test
    void aPageIsFollowedByWhereTheNextBegins() {
        String first =
                run("telemetry", "list", "--by", "service=CART", "--limit", "1").out();
        String cursor = first.lines()
                .filter(line -> line.startsWith("--after "))
                .findFirst()
                .orElseThrow();
        String second = run("telemetry", "list", "--by", "service=CART", "--limit", "1", "--after", cursor.substring(8))
                .out();

        assertThat(first.lines().toList().get(1) + second.lines().toList().get(1))
                .contains("prod", "qa");
        assertThat(second).doesNotContain("--after");
        Cli.Result changed = run("telemetry", "list", "--after", "nonsense");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err()).contains("TEL-0301");
        assertThat(run("telemetry", "list", "--status", "odd").exitCode()).isEqualTo(2);
        assertThat(run("telemetry", "list", "--limit", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void clustersAndTheJourneyOfACommit() throws Exception {
        Files.writeString(directory.resolve("status.json"), """
            {"items": [{"metadata": {"name": "apps"}, "status": {"lastAppliedRevision": "main@sha1:ffff222"}}]}
            """);
        assertThat(run("telemetry", "sync", "status.json", "--cluster", "East", "--ring", "apps=prod")
                        .exitCode())
                .isZero();

        assertThat(run("telemetry", "matrix").out())
                .contains("east", "prod", "cart:1")
                .doesNotContain("qa");
        assertThat(run("telemetry", "journey", "c0ffee1", "--format", "json").out())
                .contains("\"clusters\": \"east\"", "\"clusters\": \"-\"", "\"ring\": \"qa\"");
        assertThat(run("telemetry", "list", "--cluster", "east").out().lines()).hasSize(2);
        assertThat(run("telemetry", "sync", "missing.json", "--cluster", "East").exitCode())
                .isEqualTo(2);
    }

    @Test
    void metricsAndChanges() {
        Cli.Result dora = run("telemetry", "dora", "--from", "2020-01-01T00:00:00Z", "--to", "2200-01-01T00:00:00Z");
        assertThat(dora.out().lines().toList())
                .hasSize(6)
                .element(2)
                .asString()
                .matches("lead time for changes +- +0 +2");
        assertThat(run("telemetry", "dora", "--to", "yesterday").exitCode()).isEqualTo(2);
        assertThat(run("telemetry", "changes", "--from", "2020-01-01T00:00:00Z")
                        .out()
                        .lines())
                .hasSize(3);
    }

    @Test
    void whatWasRecordedCannotSteerTheTerminal() {
        assertThat(run(
                                "deployment",
                                "create",
                                "--p1",
                                "9",
                                "--image-tag",
                                "x:\u001b[31m9",
                                "--commit-id",
                                "abcdef9",
                                "--service",
                                "evil\u202e\nservice")
                        .exitCode())
                .isZero();

        assertThat(run("telemetry", "list").out())
                .doesNotContain("\u001b", "\u202e")
                .contains("\\u001B[31m9", "\\u202E");
    }
}
