package dev.bedrock.gitops.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.gitops.host.HostConnection;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PlainGitTest {
    private final PullRequests pulls = PullRequestProviders.connect(
            "git@git.corp.example:platform/hld.git",
            HostConnection.builder(HttpAccess.builder().build()).build());

    @Test
    void sendsAPersonToTheRepository() {
        PullRequestOutcome outcome = pulls.open(NewPullRequest.of("change", "main", "Web 1.2"));

        assertThat(pulls.kind()).isEqualTo("git");
        assertThat(outcome).isInstanceOf(PullRequestOutcome.ByHand.class);
        assertThat(outcome.url()).hasToString("https://git.corp.example/platform/hld");
        assertThat(outcome.pullRequest()).isEmpty();
        assertThat(pulls.find("change", "main")).isEmpty();
    }

    @Test
    void saysThatTheRestCannotBeDone() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> pulls.get(1),
                () -> pulls.status(1),
                () -> pulls.comment(1, new PullRequestComment("diff", "x")),
                () -> pulls.label(1, List.of("x")),
                () -> pulls.requestReview(1, List.of("ada")),
                () -> pulls.merge(1, MergeOptions.defaults()))) {
            assertThatThrownBy(call)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("GITOPS-0503", "say of which kind the host is");
        }
    }
}
