package dev.bedrock.gitops.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.http.RetryRule;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.Check;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.CheckState;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.Mergeability;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link PullRequestProvider} with pull requests has to do. A subclass brings a stub of its host. */
@Timeout(30)
public abstract class PullRequestsContract {
    private static final NewPullRequest REQUEST =
            NewPullRequest.of("change", "main", "Web 1.2").withDescription("From build 7.\n");

    private final CodeHostStub host = host();
    private final PullRequests pulls = connect(TestHosts.builder(), CodeHostStub.TOKEN);

    /** A host of the kind. */
    protected abstract CodeHostStub host();

    private PullRequests connect(HttpAccess.Builder http, String token) {
        return PullRequestProviders.connect(host.repository(), TestHosts.connection(host, http, token));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void isFoundByTheAddressOfTheRepository() {
        assertThat(pulls.kind()).isEqualTo(host.kind());
    }

    @Test
    void opensAPullRequest() {
        PullRequestOutcome outcome =
                pulls.open(REQUEST.withLabels(List.of("gitops", "prod")).withReviewers(List.of("ada")));

        assertThat(outcome).isInstanceOf(PullRequestOutcome.Opened.class);
        PullRequest opened = pulls.get(outcome.pullRequest().orElseThrow().number());
        assertThat(opened.title()).isEqualTo("Web 1.2");
        assertThat(opened.description().strip()).isEqualTo("From build 7.");
        assertThat(opened.source()).isEqualTo("change");
        assertThat(opened.target()).isEqualTo("main");
        assertThat(opened.head()).isEqualTo("2".repeat(40));
        assertThat(opened.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(opened.mergeCommit()).isEmpty();
        assertThat(opened.labels()).containsExactlyInAnyOrder("gitops", "prod");
        assertThat(host.pull(1).reviewers).containsExactly("ada");
        assertThat(outcome.url()).isEqualTo(opened.url()).hasScheme("https");
        assertThat(pulls.find("change", "main").map(PullRequest::number)).contains(opened.number());
    }

    @Test
    void openingItAgainFindsIt() {
        pulls.open(REQUEST.withLabels(List.of("gitops")));

        PullRequestOutcome again =
                pulls.open(REQUEST.withLabels(List.of("gitops", "prod")).withReviewers(List.of("ada")));

        assertThat(again).isInstanceOf(PullRequestOutcome.AlreadyOpen.class);
        assertThat(host.pulls()).hasSize(1);
        assertThat(host.pull(1).labels).containsExactly("gitops", "prod");
        assertThat(host.pull(1).reviewers).containsExactly("ada");
    }

    @Test
    void oneThatSomebodyElseOpensMeanwhileIsFound() {
        host.beforeCreating(() -> host.openPull("change", "main", "by ada", ""));

        PullRequestOutcome outcome = pulls.open(REQUEST);

        assertThat(outcome).isInstanceOf(PullRequestOutcome.AlreadyOpen.class);
        assertThat(outcome.pullRequest().orElseThrow().title()).isEqualTo("by ada");
        assertThat(host.pulls()).hasSize(1);
    }

    @Test
    void anAnswerThatGetsLostOpensNoSecondOne() {
        host.loseNextAnswer("POST");

        assertThat(pulls.open(REQUEST).pullRequest().orElseThrow().number()).isEqualTo(1);
        assertThat(host.pulls()).hasSize(1);
    }

    @Test
    void onesThatAreClosedOrOfOtherBranchesAreNotFound() {
        host.branch("other", "3".repeat(40));
        host.openPull("change", "main", "old", "").state = PullRequestState.CLOSED;
        host.openPull("other", "main", "other", "");

        assertThat(pulls.find("change", "main")).isEmpty();
        assertThat(pulls.open(REQUEST)).isInstanceOf(PullRequestOutcome.Opened.class);
        assertThat(pulls.get(1).state()).isEqualTo(PullRequestState.CLOSED);
    }

    @Test
    void whatDoesNotExistIsATypedError() {
        assertThatThrownBy(() -> pulls.open(NewPullRequest.of("missing", "main", "x")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0507");
        assertThatThrownBy(() -> pulls.get(77))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0505");
        pulls.open(REQUEST);
        assertThatThrownBy(() -> pulls.requestReview(1, List.of("nobody"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aCommentIsWrittenOnceAndThenReplaced() {
        pulls.open(REQUEST);
        pulls.comment(1, new PullRequestComment("diff", "2 objects change"));
        pulls.comment(1, new PullRequestComment("cost", "none"));
        pulls.comment(1, new PullRequestComment("diff", "3 objects change"));
        int writes = host.writes().size();
        pulls.comment(1, new PullRequestComment("diff", "3 objects change"));

        assertThat(host.pull(1).comments)
                .extracting(CodeHostStub.Comment::text)
                .containsExactly("<!-- bedrock:diff -->\n3 objects change", "<!-- bedrock:cost -->\nnone");
        assertThat(host.writes()).as("nothing is written that is there").hasSize(writes);
    }

    @Test
    void aCommentIsFoundOnALaterPage() {
        pulls.open(REQUEST);
        for (int i = 0; i < 7; i++) {
            host.comment(1, "ada", "looks good " + i);
        }
        pulls.comment(1, new PullRequestComment("diff", "old"));
        host.pageSize(3);

        pulls.comment(1, new PullRequestComment("diff", "new"));

        assertThat(host.pull(1).comments).hasSize(8).last().satisfies(comment -> assertThat(comment.text())
                .endsWith("new"));
    }

    @Test
    void anAnswerThatGetsLostWritesNoSecondComment() {
        pulls.open(REQUEST);
        host.loseNextAnswer("POST");

        pulls.comment(1, new PullRequestComment("diff", "once"));

        assertThat(host.pull(1).comments).hasSize(1);
    }

    @Test
    void tellsWhatKeepsItFromBeingMerged() {
        pulls.open(REQUEST);
        host.pull(1).checks.put("build", CheckState.PASSED);
        assertThat(pulls.status(1).isReady()).isTrue();

        host.pull(1).checks.put("scan", CheckState.PENDING);
        host.pull(1).checks.put("policy", CheckState.FAILED);
        host.pull(1).votes.put("ada", true);
        host.pull(1).votes.put("mallory", false);
        host.pull(1).conflicts = true;
        PullRequestStatus status = pulls.status(1);

        assertThat(status.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(status.mergeability()).isEqualTo(Mergeability.CONFLICTS);
        assertThat(status.checks())
                .containsExactlyInAnyOrder(
                        new Check("build", CheckState.PASSED),
                        new Check("scan", CheckState.PENDING),
                        new Check("policy", CheckState.FAILED));
        assertThat(status.approvals()).containsExactly("ada");
        assertThat(status.isReady()).isFalse();
    }

    @Test
    void whoWantsItChangedKeepsItFromBeingMerged() {
        pulls.open(REQUEST);
        host.pull(1).votes.put("mallory", false);

        assertThat(pulls.status(1).rejections()).hasSize(1);
        assertThat(pulls.status(1).isReady()).isFalse();
    }

    @Test
    void mergesAndIsDoneWhenItIsMergedAlready() {
        pulls.open(REQUEST);

        MergeOutcome merged = pulls.merge(1, MergeOptions.defaults().withExpectedHead("2".repeat(40)));

        assertThat(merged).isInstanceOf(MergeOutcome.Merged.class);
        assertThat(merged.pullRequest().state()).isEqualTo(PullRequestState.MERGED);
        assertThat(merged.pullRequest().mergeCommit()).contains("9".repeat(40));
        assertThat(host.hasBranch("change")).isFalse();
        int writes = host.writes().size();
        assertThat(pulls.merge(1, MergeOptions.defaults())).isInstanceOf(MergeOutcome.Merged.class);
        assertThat(host.writes()).hasSize(writes);
    }

    @Test
    void keepsTheBranchAndSquashesIfItIsToldTo() {
        pulls.open(REQUEST);

        pulls.merge(
                1,
                MergeOptions.defaults()
                        .withMethod(MergeOptions.Method.SQUASH)
                        .withDeleteSource(false)
                        .withMessage("Web 1.2\n\nFrom build 7"));

        assertThat(host.hasBranch("change")).isTrue();
        assertThat(host.writes().get(host.writes().size() - 1).body()).contains("squash", "From build 7");
    }

    @Test
    void anAnswerThatGetsLostMergesOnce() {
        pulls.open(REQUEST);
        host.loseNextAnswer(host.kind().equals("azure") ? "PATCH" : "PUT");

        MergeOutcome outcome = pulls.merge(1, MergeOptions.defaults());

        assertThat(outcome).isInstanceOf(MergeOutcome.Merged.class);
        assertThat(outcome.pullRequest().state()).isEqualTo(PullRequestState.MERGED);
    }

    @Test
    void doesNotMergeWhatHasConflictsOtherCommitsOrIsClosed() {
        pulls.open(REQUEST);
        assertThatThrownBy(() -> pulls.merge(1, MergeOptions.defaults().withExpectedHead("5".repeat(40))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("GITOPS-0506", "2".repeat(40));
        host.pull(1).conflicts = true;
        assertThatThrownBy(() -> pulls.merge(1, MergeOptions.defaults()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("GITOPS-0506");
        assertThat(host.pull(1).state).isEqualTo(PullRequestState.OPEN);
        host.pull(1).state = PullRequestState.CLOSED;
        assertThatThrownBy(() -> pulls.merge(1, MergeOptions.defaults())).isInstanceOf(ConflictException.class);
        assertThat(host.hasBranch("change")).isTrue();
    }

    @Test
    void anOverloadedHostIsAskedAgain() {
        host.failNext("GET", 503, Map.of(), "");
        host.failNext("GET", 429, Map.of("Retry-After", "0"), "{}");
        host.failNext("POST", 429, Map.of("Retry-After", "0"), "{}");

        assertThat(pulls.open(REQUEST)).isInstanceOf(PullRequestOutcome.Opened.class);
        assertThat(host.pulls()).hasSize(1);
    }

    @Test
    void aHostThatWantsALongPauseIsNotAskedAgain() {
        host.failNext("GET", 403, Map.of("X-RateLimit-Remaining", "0", "Retry-After", "3000"), "{}");

        assertThatThrownBy(() -> pulls.get(1))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0417", "ask again in 3000 seconds");
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void aHostThatFailsIsATypedErrorWithItsWords() {
        for (int i = 0; i < 4; i++) {
            host.failNext("GET", 500, Map.of(), "{\"message\":\"the database is away\"}");
        }

        assertThatThrownBy(() -> pulls.get(1))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("GITOPS-0509", "the database is away");
    }

    @Test
    void thePageForPeopleNamesBothBranches() {
        assertThat(pulls.link("feature/a b", "main").toString())
                .startsWith("https://")
                .containsPattern("feature(/|%2F)a%20b")
                .contains("main");
    }

    /** Connections of the tests. */
    static final class TestHosts {
        private TestHosts() {}

        static HttpAccess.Builder builder() {
            return HttpAccess.builder()
                    .policy(RemotePolicy.defaults().withHosts(List.of("127.0.0.1", "localhost")))
                    .retries(new RetryRule(4, Duration.ofMillis(1), Duration.ofSeconds(2)));
        }

        static HostConnection connection(CodeHostStub host, HttpAccess.Builder http, String token) {
            return HostConnection.builder(http.build())
                    .credentials(remote -> Optional.of(
                            host.kind().equals("azure")
                                    ? new Credential.Login("pat", Secret.of(token))
                                    : new Credential.Bearer(Secret.of(token))))
                    .host(hostName(host), host.kind(), host.api())
                    .build();
        }

        private static String hostName(CodeHostStub host) {
            return RepositoryUrl.parse(host.repository()).host();
        }
    }
}
