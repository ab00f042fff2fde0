package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitServer;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user, or a pipeline, that promotes images, looks what ran, and rolls back. */
class PromotionTest {
    private static final String CONFIG = "shop/web/release-1-0/config/common.yaml";

    @TempDir
    Path directory;

    Cli cli;
    TestRepository hld;

    @BeforeEach
    void aDefinition() {
        cli = new Cli(directory)
                .with("BEDROCK_CACHE", directory.resolve("cache").toString());
        hld = TestRepository.create(directory.resolve("served"), "hld");
        hld.commit(Map.of(
                "component.yaml",
                "name: hld\nsubcomponents: [{name: shop, source: ./shop}]\n",
                "shop/component.yaml",
                "name: shop\nsubcomponents: [{name: web, source: ./web}]\n",
                "shop/web/component.yaml",
                "name: web\nsubcomponents: [{name: release-1-0, source: ./release-1-0}]\n",
                "shop/web/release-1-0/component.yaml",
                "name: release-1-0\nsubcomponents: [{name: chart, type: helm, path: ../../chart}]\n",
                "shop/chart/values.yaml",
                "image: {repository: '', tag: ''}\n",
                CONFIG,
                "# ours\nsubcomponents: {chart: {config: {image: {repository: r/web, tag: '1'}}}}\n"));
    }

    private Cli.Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--hld=" + hld.bare());
        all.add("--allow-folder=" + hld.bare().getParent());
        return cli.run(all.toArray(String[]::new));
    }

    private String config(String branch) {
        return hld.gitBare("show", branch + ":" + CONFIG);
    }

    @Test
    void anImageIsPromotedShownAndRolledBack() {
        Cli.Result plan = run("promote-image", "shop/web/release/1.0=r/web:2", "--dry-run");
        Cli.Result promoted = run("promote-image", "shop/web/release/1.0=r/web:2", "--build", "7", "--direct");
        Cli.Result again = run("promote-image", "shop/web/release/1.0=r/web:2", "--build", "7", "--direct");

        assertThat(plan.out())
                .startsWith("shop/web/release-1-0: r/web:1 -> r/web:2\n--- " + CONFIG)
                .contains("+subcomponents: {chart: {config: {image: {repository: r/web, tag: \"2\"}}}}");
        assertThat(plan.err()).isEqualTo("not done\n");
        assertThat(promoted.err()).isEqualTo("pushed to main\n");
        assertThat(promoted.out()).isEqualTo(hld.gitBare("rev-parse", "main") + "\n");
        assertThat(again.err()).isEqualTo("nothing to change\n");

        Cli.Result rolledBack =
                run("rollback", "shop/web/release/1.0", "--reason", "It crashes.", "--method", "forward", "--direct");

        assertThat(rolledBack.exitCode()).as(rolledBack.err()).isZero();
        assertThat(config("main")).contains("# ours", "tag: '1'");
        Cli.Result history = run("history", "--ring", "release/1.0", "--limit", "2");
        assertThat(history.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains(" shop/web/release-1-0 r/web:2 -> r/web:1 (rollback) ", "Automated Account");
        assertThat(run("history", "-o", "json", "--limit", "1").out())
                .contains("\"ring\":\"release-1-0\"", "\"kind\":\"rollback\"")
                .hasLineCount(1);
        assertThat(run("history", "--since", "2100-01-01").out()).isEmpty();
    }

    @Test
    void aBranchForAPullRequestIsPrinted() {
        Cli.Result text = run("promote-image", "shop/web/release/1.0=:release-1-0-5");
        Cli.Result json = run("promote-image", "shop/web/release/1.0=:release-1-0-5", "-o", "json");

        assertThat(text.out()).isEqualTo("DEPLOY/shop-web-release-1-0-5\n");
        assertThat(text.err()).isEqualTo("pushed DEPLOY/shop-web-release-1-0-5, to be proposed for main\n");
        assertThat(json.out())
                .contains(
                        "\"result\": \"proposed\"",
                        "\"base\": \"main\"",
                        "\"branch\": \"DEPLOY/shop-web-release-1-0-5\"");
        assertThat(config("DEPLOY/shop-web-release-1-0-5")).contains("tag: release-1-0-5");
        assertThat(config("main")).contains("tag: '1'");
    }

    @Test
    void whatIsWrongIsTold() {
        assertThat(run("promote-image", "shop/web/qa=:2").err()).contains("GITOPS-0460", "known: release-1-0");
        assertThat(run("promote-image", "shop/web/release/1.0=:2", "--key", "job.image")
                        .err())
                .contains("GITOPS-0452");
        assertThat(run("promote-image", "shop/web=:2").exitCode()).isEqualTo(2);
        assertThat(run("promote-image", "shop/web/qa").exitCode()).isEqualTo(2);
        assertThat(run("rollback", "shop/web/release/1.0").err()).contains("GITOPS-0471");
        assertThat(run("rollback", "shop/web/release/1.0", "--method", "reset").exitCode())
                .isEqualTo(1);
        assertThat(run("history", "--since", "yesterday").exitCode()).isEqualTo(2);
        Cli.Result closed = cli.run("history", "--hld", hld.bare().toString());
        assertThat(closed.exitCode()).isEqualTo(1);
        assertThat(closed.err()).contains("CORE-0502");
    }

    /** Family 17: credentials that go to another host. */
    @Test
    void theTokenOfTheDefinitionDoesNotGoToTheHostOfAChart() {
        TestRepository charts = TestRepository.create(directory.resolve("other"), "charts");
        charts.commit(Map.of("web/values.yaml", "image: {tag: ''}\n"));
        List<String> seen = new CopyOnWriteArrayList<>();
        try (GitServer own =
                        GitServer.start(directory.resolve("served")).protectedBy("x-access-token", "s3cret-token");
                GitServer other =
                        GitServer.start(directory.resolve("other")).protectedBy("x-access-token", "s3cret-token")) {
            other.intercept(exchange -> {
                seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                return false;
            });
            hld.commit(Map.of(
                    CONFIG,
                    "",
                    "shop/web/release-1-0/component.yaml",
                    "name: q\nsubcomponents: [{name: chart, type: helm, method: git, source: '"
                            + other.url("charts.git") + "', path: web, branch: main}]\n"));

            Cli.Result result = cli.with("HLD_TOKEN", "s3cret-token")
                    .run(
                            "promote-image",
                            "shop/web/release/1.0=r/web:2",
                            "--direct",
                            "--hld=" + own.url("hld.git"),
                            "--allow-host=localhost");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(seen).isNotEmpty().containsOnly("null");
            assertThat(result.err()).contains("GITOPS-0465", "pushed to main").doesNotContain("s3cret");
            assertThat(hld.gitBare("log", "-p", "main")).doesNotContain("s3cret");
            assertThat(Directories.read(directory.resolve("cache")).values())
                    .noneMatch(text -> text.contains("s3cret"));
        }
    }
}
