package dev.bedrock.gitops.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.host.Markdown;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Security families 13 and 14: titles, descriptions and comments do nothing but say something. */
@Timeout(30)
class CommentForgeryTest {
    private static final NewPullRequest REQUEST = NewPullRequest.of("change", "main", "Web 1.2");

    static Stream<CodeHostStub> hosts() {
        return Stream.of(new GitHubStub(), new GitLabStub(), new AzureDevOpsStub());
    }

    private static PullRequests connect(CodeHostStub host) {
        return PullRequestProviders.connect(
                host.repository(),
                PullRequestsContract.TestHosts.connection(
                        host, PullRequestsContract.TestHosts.builder(), CodeHostStub.TOKEN));
    }

    /** Otherwise our report would stand in a comment that its writer can change later. */
    @ParameterizedTest
    @MethodSource("hosts")
    void aCommentOfSomebodyElseIsNotTakenForOurs(CodeHostStub stub) {
        try (CodeHostStub host = stub) {
            PullRequests pulls = connect(host);
            pulls.open(REQUEST);
            host.comment(1, "mallory", "<!-- bedrock:diff -->\nnothing changes");

            pulls.comment(1, new PullRequestComment("diff", "everything changes"));

            assertThat(host.pull(1).comments)
                    .extracting(CodeHostStub.Comment::text)
                    .containsExactly(
                            "<!-- bedrock:diff -->\nnothing changes", "<!-- bedrock:diff -->\neverything changes");
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aMarkerInTheMiddleOfACommentIsNone(CodeHostStub stub) {
        try (CodeHostStub host = stub) {
            PullRequests pulls = connect(host);
            pulls.open(REQUEST);
            pulls.comment(1, new PullRequestComment("cost", "quoted: <!-- bedrock:diff -->"));

            pulls.comment(1, new PullRequestComment("diff", "x"));

            assertThat(host.pull(1).comments).hasSize(2);
        }
    }

    /** A line that begins with a slash would be a command to GitLab, by the rights of our token. */
    @Test
    void noTextGivesACommandToGitLab() {
        try (GitLabStub host = new GitLabStub()) {
            PullRequests pulls = connect(host);
            pulls.open(REQUEST.withDescription("text\n/merge\n/label ~prod"));
            pulls.comment(1, new PullRequestComment("diff", "/approve\n  \n/close"));

            assertThat(host.pull(1).description.lines()).noneMatch(line -> line.startsWith("/"));
            assertThat(host.pull(1).comments.get(0).text().lines()).noneMatch(line -> line.startsWith("/"));
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void textsThatAreTooLongAreCutNotRefused(CodeHostStub stub) {
        try (CodeHostStub host = stub) {
            PullRequests pulls = connect(host);
            String title = "x".repeat(249) + "\uD83D\uDE00".repeat(100);

            pulls.open(NewPullRequest.of("change", "main", title).withDescription("d".repeat(2_000_000)));
            pulls.comment(1, new PullRequestComment("diff", "c".repeat(2_000_000)));

            assertThat(host.pull(1).title).hasSizeLessThanOrEqualTo(250).endsWith("...");
            assertThat(host.pull(1).title.codePoints().filter(c -> c >= 0xd800 && c < 0xe000))
                    .isEmpty();
            assertThat(host.pull(1).description).endsWith("(cut)").hasSizeLessThan(1_000_100);
            assertThat(host.pull(1).comments.get(0).text()).endsWith("(cut)");
        }
    }

    @Test
    void aTitleIsOnePrintableLine() {
        assertThat(NewPullRequest.of("a", "b", "x\n\nSigned-off-by: y\u001b[2J\u202e")
                        .title())
                .isEqualTo("x\\n\\nSigned-off-by: y\\u001B[2J\\u202E");
        assertThatThrownBy(() -> NewPullRequest.of("a", "b", " \n")).hasMessageContaining("GITOPS-0511");
        assertThatThrownBy(() -> NewPullRequest.of("a", "a", "x")).hasMessageContaining("GITOPS-0512");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--force", "a b", "a..b", "", "a\nb", "a~1", "@{-1}", "x.lock", "/a"})
    void aBranchIsOneThatGitTakes(String branch) {
        assertThatThrownBy(() -> NewPullRequest.of(branch, "main", "x")).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-a", "a-->", "a\nb"})
    void theNameOfACommentCannotEndItsMarker(String name) {
        assertThatThrownBy(() -> new PullRequestComment(name, "x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0511");
    }

    @Test
    void textOfOthersMeansNothingInMarkdown() {
        assertThat(Markdown.text("[click](javascript:x) <img src=x> @ada closes #12 ![i](u)\n# h"))
                .doesNotContain("\n")
                .doesNotContain("@ada")
                .doesNotContain("#12")
                .doesNotContainPattern("(?<!\\\\)[\\[\\](<>!#]")
                .startsWith("\\[click\\]\\(");
        assertThat(Markdown.text("/merge")).isEqualTo("\\/merge");
        assertThat(Markdown.text("plain words, as they are")).isEqualTo("plain words, as they are");
        assertThat(Markdown.code("a ``b`` c")).isEqualTo("```a ``b`` c```");
        assertThat(Markdown.code("`")).isEqualTo("`` ` ``");
        assertThat(Markdown.block("diff", "-a\n+```\u001b")).isEqualTo("````diff\n-a\n+```\\u001B\n````\n");
        assertThat(List.of(Markdown.block("", "x"))).containsExactly("```\nx\n```\n");
    }
}
