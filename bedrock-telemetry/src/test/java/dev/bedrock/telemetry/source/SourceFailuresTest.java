package dev.bedrock.telemetry.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.HttpTimes;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.http.RetryRule;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.telemetry.deployment.DefinitionPullRequest;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.deployment.RunState;
import dev.bedrock.telemetry.source.azuredevops.AzureDevOpsSource;
import dev.bedrock.telemetry.source.github.GitHubSource;
import dev.bedrock.telemetry.source.gitlab.GitLabSource;
import dev.bedrock.telemetry.store.DeploymentChange.Insert;
import dev.bedrock.telemetry.store.embedded.EmbeddedStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that page, limit, forget, break, hang or are gone, through the real client against local servers. */
class SourceFailuresTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Secret TOKEN = Secret.of("s3cret-token");

    private final LoopbackServer server = LoopbackServer.http();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        server.close();
    }

    private static HttpAccess http() {
        return HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(Set.of("127.0.0.1")))
                .retries(RetryRule.never())
                .times(HttpTimes.defaults().withAnswer(Duration.ofMillis(400)))
                .build();
    }

    private GitHubSource github() {
        return GitHubSource.of(http(), server.uri(""), "fernwood", "orchard", TOKEN, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private GitLabSource gitlab() {
        return GitLabSource.of(http(), server.uri(""), "fern/wood", TOKEN, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private AzureDevOpsSource azure() {
        return AzureDevOpsSource.of(
                http(), server.uri("/o/p"), server.uri("/vsrm/o/p"), TOKEN, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private static String codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList().toString();
    }

    @Test
    void anExpiredBuildNeverHidesADeployment() {
        server.serve("/o/p/_apis/build/builds", json("{'count':0,'value':[]}"));
        Deployment deployment = new Deployment(
                "a",
                Map.of(
                        DeploymentField.IMAGE_BUILD,
                        "1",
                        DeploymentField.MANIFEST_BUILD,
                        "2",
                        DeploymentField.MANIFEST_COMMIT,
                        "abc1234"));

        CompletedDeployments completed = DeploymentCompletion.builder()
                .images(azure().builds())
                .manifests(azure().builds())
                .build()
                .complete(List.of(deployment));

        assertThat(completed.problems()).isEmpty();
        assertThat(completed.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.status()).isEqualTo(DeploymentStatus.COMPLETE);
            assertThat(picture.image()).isEmpty();
        });
        assertThat(azure().builds().runs(List.of("1", "2")).gone()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void manyBuildsAreAskedForTogether() {
        server.serve("/o/p/_apis/build/builds", json("{'value':[{'id':7,'status':'completed','result':'failed'}]}"));
        List<String> ids = IntStream.range(0, 250).mapToObj(Integer::toString).toList();

        SourceAnswer<PipelineRun> answer = azure().builds().runs(ids);

        assertThat(server.requests()).hasSize(3);
        assertThat(answer.found()).containsOnlyKeys("7");
        assertThat(answer.gone()).hasSize(249);
    }

    @Test
    void partsOfReleasesAreReadToTheEndAndTheNewestOfEachCounts() {
        server.on("/vsrm/o/p/_apis/release/deployments", exchange -> {
            boolean second = exchange.getRequestURI().getQuery().contains("continuationToken=50");
            if (!second) {
                exchange.getResponseHeaders().set("x-ms-continuationtoken", "50");
            }
            LoopbackServer.reply(
                    exchange,
                    200,
                    json(
                            second
                                    ? "{'value':[{'release':{'id':2},'deploymentStatus':'failed'},"
                                            + "{'release':{'id':1},'deploymentStatus':'failed'}]}"
                                    : "{'value':[{'release':{'id':1},'deploymentStatus':'succeeded'}]}"));
        });

        Map<String, PipelineRun> found =
                azure().releases().runs(List.of("1", "2")).found();

        assertThat(found.get("1")).extracting(PipelineRun::state).isEqualTo(RunState.SUCCEEDED);
        assertThat(found.get("2")).extracting(PipelineRun::state).isEqualTo(RunState.FAILED);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        server.on("/repos/fernwood/orchard/actions/jobs/1", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            LoopbackServer.reply(exchange, same ? 304 : 200, json("{'id':1,'status':'in_progress'}"));
        });
        GitHubSource github = github();

        assertThat(github.runs(List.of("1")).found().get("1")).isNotNull();
        assertThat(github.runs(List.of("1")).found())
                .hasEntrySatisfying("1", run -> assertThat(run.state()).isEqualTo(RunState.RUNNING));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aHostThatHasHadEnoughIsLeftAloneUntilItSaysSo() {
        server.on("/repos/fernwood/orchard/actions/jobs/", exchange -> {
            exchange.getResponseHeaders().set("X-RateLimit-Remaining", "0");
            exchange.getResponseHeaders()
                    .set("X-RateLimit-Reset", "" + NOW.plusSeconds(600).getEpochSecond());
            LoopbackServer.reply(exchange, 403, json("{'message':'API rate limit exceeded'}"));
        });
        GitHubSource github = github();

        assertThat(codes(github.runs(List.of("1")).problems())).isEqualTo("[TEL-0402]");
        int asked = server.requests().size();
        SourceAnswer<PipelineRun> later = github.runs(List.of("2", "3"));

        assertThat(codes(later.problems())).isEqualTo("[TEL-0402]");
        assertThat(later.gone()).isEmpty();
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void oneBrokenAnswerLeavesTheOthers() {
        server.serve("/api/v4/projects/fern%2Fwood/pipelines/1", json("{'id':1,'status':'success'"));
        server.serve("/api/v4/projects/fern%2Fwood/pipelines/2", json("{'id':2,'status':'success'}"));
        server.serve("/api/v4/projects/fern%2Fwood/pipelines/3", json("[['deep']]"));
        server.fail("/api/v4/projects/fern%2Fwood/pipelines/4", 500);
        server.serve("/api/v4/projects/fern/wood/pipelines/1", json("{'id':1,'status':'success'"));
        server.serve("/api/v4/projects/fern/wood/pipelines/2", json("{'id':2,'status':'success'}"));
        server.serve("/api/v4/projects/fern/wood/pipelines/3", json("[['deep']]"));
        server.fail("/api/v4/projects/fern/wood/pipelines/4", 500);

        SourceAnswer<PipelineRun> answer = gitlab().runs(List.of("1", "2", "3", "4", "5"));

        assertThat(answer.found()).containsKey("2");
        assertThat(answer.gone()).contains("5").doesNotContain("1", "4");
        assertThat(codes(answer.problems())).contains("TEL-0401").contains("CORE-0406");
        assertThat(answer.found().get("2")).extracting(PipelineRun::state).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aSignInPageIsNoAnswer() {
        server.on(
                "/o/p/_apis/build/builds",
                exchange -> LoopbackServer.reply(exchange, 203, json("<html>'sign in' s3cret</html>")));

        SourceAnswer<PipelineRun> answer = azure().builds().runs(List.of("1"));

        assertThat(codes(answer.problems())).isEqualTo("[TEL-0401]");
        assertThat(answer.problems().toString()).doesNotContain("s3cret");
        assertThat(answer.gone()).isEmpty();
    }

    @Test
    void aSlowHostIsGivenUpAfterAFewTriesAndADeadOneToo() {
        server.on("/repos/fernwood/orchard/", exchange -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        List<String> many = IntStream.range(1, 400).mapToObj(Integer::toString).toList();

        SourceAnswer<PipelineRun> slow = github().runs(many);
        assertThat(codes(slow.problems())).contains("CORE-0408");
        assertThat(slow.found()).isEmpty();
        assertThat(slow.gone()).isEmpty();
        assertThat(server.requests().size()).isLessThan(30);

        GitHubSource dead =
                GitHubSource.of(http(), URI.create("http://127.0.0.1:1"), "o", "r", TOKEN, Clock.systemUTC());
        assertThat(codes(dead.runs(many).problems())).contains("CORE-0407");
    }

    @Test
    void aDeadSourceLeavesTheRestOfThePicture() {
        server.serve(
                "/repos/fernwood/orchard/actions/jobs/9", json("{'id':9,'status':'completed','conclusion':'failure'}"));
        GitHubSource dead =
                GitHubSource.of(http(), URI.create("http://127.0.0.1:1"), "o", "r", TOKEN, Clock.systemUTC());

        CompletedDeployments completed = DeploymentCompletion.builder()
                .images(dead)
                .manifests(github())
                .code(repository -> Optional.of(dead))
                .build()
                .complete(List.of(new Deployment(
                        "a",
                        Map.of(
                                DeploymentField.IMAGE_BUILD,
                                "1",
                                DeploymentField.MANIFEST_BUILD,
                                "9",
                                DeploymentField.COMMIT,
                                "abc1234",
                                DeploymentField.SOURCE_REPOSITORY,
                                "https://github.com/o/r"))));

        assertThat(completed.pictures()).singleElement().satisfies(picture -> assertThat(picture.status())
                .isEqualTo(DeploymentStatus.FAILED));
        assertThat(codes(completed.problems())).contains("CORE-0407");
    }

    @Test
    void idsThatAreNoneAreNotAskedFor() {
        SourceAnswer<PipelineRun> answer = github().runs(
                        List.of("../../users", "1/../2", "", " ", "1?x=y", "%2e%2e", "\u001b[31m", "9".repeat(99)));

        assertThat(server.requests()).isEmpty();
        assertThat(codes(answer.problems())).contains("TEL-0403").doesNotContain("TEL-0401");
        assertThat(answer.problems().toString()).doesNotContain("\u001b");
        assertThat(github().commits(List.of("--upload-pack=x", "ext::sh")).problems())
                .hasSize(2);
    }

    @Test
    void theTokenStaysWithItsHost() {
        try (LoopbackServer other = LoopbackServer.http()) {
            server.redirect(
                    "/repos/fernwood/orchard/actions/jobs/1",
                    302,
                    other.uri("/steal").toString());
            server.on("/repos/fernwood/orchard/git/matching-refs/tags/", exchange -> {
                exchange.getResponseHeaders().set("Link", "<" + other.uri("/steal?page=2") + ">; rel=\"next\"");
                LoopbackServer.reply(exchange, 200, json("[]"));
            });
            other.serve("/steal", json("{'id':1}"));
            assertThat(github().runs(List.of("1")).problems().toString()).doesNotContain("s3cret");
            assertThat(github().tags().found()).isEmpty();

            assertThat(other.requests()).noneMatch(request -> request.toString().contains("s3cret"));
            assertThat(other.requests()).noneMatch(request -> request.target().contains("page=2"));
        }
        assertThat(server.requests())
                .allMatch(request -> request.header("authorization").orElse("").equals("Bearer s3cret-token"));
    }

    @Test
    void everyHostIsToldTheTokenInItsOwnWay() {
        server.serve("/o/p/_apis/build/builds", json("{'value':[]}"));
        azure().builds().runs(List.of("1"));
        gitlab().runs(List.of("1"));

        assertThat(server.requests().get(0).header("authorization")).contains("Basic OnMzY3JldC10b2tlbg==");
        assertThat(server.requests().get(1).header("private-token")).contains("s3cret-token");
        assertThat(server.requests().get(1).header("authorization")).isEmpty();
    }

    @Test
    void pullRequestsAreOpenMergedOrClosed() {
        server.serve(
                "/repos/fernwood/orchard/pulls/1",
                json("{'number':1,'state':'closed','merged_at':null,'merged_by':null,'head':{'ref':'f'}}"));
        server.serve(
                "/repos/fernwood/orchard/pulls/2",
                json("{'number':2,'state':'closed','merged_at':'2026-01-01T00:00:00Z','merged_by':{'login':'ada'}}"));
        server.serve("/repos/fernwood/orchard/pulls/3", json("{'number':3,'state':'open'}"));
        server.serve(
                "/o/p/_apis/git/repositories/hld/pullrequests/4",
                json("{'pullRequestId':4,'status':'abandoned','closedBy':{'displayName':'Ada'},"
                        + "'sourceRefName':'refs/heads/x'}"));

        Map<String, DefinitionPullRequest> found =
                github().pullRequests(List.of("1", "2", "3")).found();
        assertThat(found.get("1"))
                .extracting(DefinitionPullRequest::state)
                .isEqualTo(DefinitionPullRequest.State.CLOSED);
        assertThat(found.get("2"))
                .extracting(DefinitionPullRequest::state)
                .isEqualTo(DefinitionPullRequest.State.MERGED);
        assertThat(found.get("3")).extracting(DefinitionPullRequest::state).isEqualTo(DefinitionPullRequest.State.OPEN);
        DefinitionPullRequest abandoned =
                azure().repository("hld").pullRequests(List.of("4")).found().get("4");
        assertThat(abandoned).isNotNull().satisfies(request -> {
            assertThat(request.state()).isEqualTo(DefinitionPullRequest.State.CLOSED);
            assertThat(request.mergedBy()).isEmpty();
            assertThat(request.sourceBranch()).isEqualTo("x");
        });
    }

    @Test
    void whatWasLearnedIsKeptWhenRunsExpire(@TempDir Path folder) {
        server.serve(
                "/repos/fernwood/orchard/actions/jobs/9",
                json("{'id':9,'status':'completed','conclusion':'success','started_at':'2026-01-01T00:00:00Z',"
                        + "'completed_at':'2026-01-01T00:05:00Z'}"));
        server.serve(
                "/repos/fernwood/orchard/commits/abc1234",
                json(
                        "{'sha':'abc1234','commit':{'author':{'name':'Ada'},'committer':{'date':'2025-12-31T00:00:00Z'}}}"));
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("deployments.db"), "shop")) {
            store.apply(List.of(new Insert(new Deployment(
                    "a",
                    Map.of(
                            DeploymentField.MANIFEST_BUILD,
                            "9",
                            DeploymentField.MANIFEST_COMMIT,
                            "fff1234",
                            DeploymentField.COMMIT,
                            "abc1234",
                            DeploymentField.SOURCE_REPOSITORY,
                            "https://github.com/fernwood/orchard")))));
            DeploymentCompletion completion = DeploymentCompletion.builder()
                    .manifests(github())
                    .code(repository -> Optional.of(github()))
                    .build();
            for (int round = 0; round < 2; round++) {
                List<Deployment> known = List.of(store.all().get(0).deployment());
                store.apply(DeploymentCompletion.changes(
                        store.all(), completion.complete(known).pictures()));
                assertThat(store.all().get(0).deployment().fields())
                        .containsEntry(DeploymentField.STATUS, "Complete")
                        .containsEntry(DeploymentField.AUTHOR, "Ada")
                        .containsEntry(DeploymentField.COMMITTED_AT, "2025-12-31T00:00:00Z")
                        .containsEntry(DeploymentField.FINISHED_AT, "2026-01-01T00:05:00Z");
                server.fail("/repos/fernwood/orchard/actions/jobs/9", 404);
            }
        }
    }
}
