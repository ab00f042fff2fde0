package dev.bedrock.gitops.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.http.HttpLimits;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Security families 16 and 17: a host that answers badly gets no further, and tokens are for one host and for nobody to read. */
@Timeout(30)
class HostileHostTest {
    private static final NewPullRequest REQUEST = NewPullRequest.of("change", "main", "Web 1.2");

    private CodeHostStub host = new GitHubStub();
    private final LoopbackServer other = LoopbackServer.http();

    static Stream<CodeHostStub> hosts() {
        return Stream.of(new GitHubStub(), new GitLabStub(), new AzureDevOpsStub());
    }

    @AfterEach
    void stop() {
        host.close();
        other.close();
    }

    private PullRequests connect(CodeHostStub newHost, String token) {
        host.close();
        host = newHost;
        return PullRequestProviders.connect(
                host.repository(),
                PullRequestsContract.TestHosts.connection(
                        host,
                        PullRequestsContract.TestHosts.builder()
                                .limits(HttpLimits.defaults().withMemoryBytes(100_000)),
                        token));
    }

    private static String everythingSaid(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** The stub repeats the token it was shown in its answer. */
    @ParameterizedTest
    @MethodSource("hosts")
    void aWrongTokenIsInNoMessageEvenIfTheHostRepeatsIt(CodeHostStub stub) {
        PullRequests pulls = connect(stub, "wr0ng-t0k3n");

        Throwable failure = catchThrowable(() -> pulls.open(REQUEST));

        assertThat(failure).isInstanceOf(AccessDeniedException.class).hasMessageContaining("GITOPS-0504");
        assertThat(everythingSaid(failure)).doesNotContain("wr0ng-t0k3n");
        assertThat(host.requests()).allSatisfy(request -> assertThat(request.target() + request.body())
                .doesNotContain("wr0ng-t0k3n"));
    }

    /** Azure DevOps shows a page to sign in instead of saying no. */
    @ParameterizedTest
    @MethodSource("hosts")
    void aPageToSignInIsARefusal(CodeHostStub stub) {
        PullRequests pulls = connect(stub, CodeHostStub.TOKEN);
        stub.failNext("GET", 203, Map.of("Content-Type", "text/html"), "<html>Sign in</html>");

        assertThatThrownBy(() -> pulls.get(1))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("GITOPS-0504");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void noRedirectLeadsToAnotherServer(CodeHostStub stub) {
        PullRequests pulls = connect(stub, CodeHostStub.TOKEN);
        for (String method : new String[] {"GET", "POST"}) {
            for (int status : new int[] {302, 307}) {
                stub.failNext(
                        method, status, Map.of("Location", other.uri("/steal").toString()), "");
                assertThatThrownBy(() -> pulls.open(REQUEST)).isInstanceOf(AccessDeniedException.class);
            }
        }
        assertThat(other.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void noPageOfAListIsOnAnotherServer(CodeHostStub stub) {
        PullRequests pulls = connect(stub, CodeHostStub.TOKEN);
        pulls.open(REQUEST);
        Map<String, String> next = Map.of("Link", "<" + other.uri("/steal") + ">; rel=\"next\"");
        // The first answers say who the user is, the next ones are the comments.
        stub.failNext(
                "GET", 200, next, "{\"login\":\"bot\",\"username\":\"bot\",\"authenticatedUser\":{\"id\":\"x\"}}");
        stub.failNext("GET", 200, next, stub.kind().equals("azure") ? "{\"value\":[]}" : "[]");

        Throwable failure = catchThrowable(() -> pulls.comment(1, new PullRequestComment("diff", "x")));

        assertThat(other.requests()).isEmpty();
        if (!stub.kind().equals("azure")) {
            assertThat(failure).isInstanceOf(AccessDeniedException.class).hasMessageContaining("CORE-0403");
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void anEndlessListOfPagesEnds(CodeHostStub stub) {
        PullRequests pulls = connect(stub, CodeHostStub.TOKEN);
        pulls.open(REQUEST);
        for (int i = 0; i < 300; i++) {
            stub.comment(1, "ada", "x");
        }
        stub.pageSize(1);

        Throwable failure = catchThrowable(() -> pulls.comment(1, new PullRequestComment("diff", "x")));

        if (stub.kind().equals("azure")) {
            assertThat(failure).as("threads come on one page").isNull();
        } else {
            assertThat(failure).isInstanceOf(LimitExceededException.class).hasMessageContaining("GITOPS-0510");
        }
        assertThat(stub.requests()).hasSizeLessThan(120);
    }

    static Stream<String> answers() {
        return Stream.of(
                "",
                "<html>sign in</html>",
                "{\"value\":",
                "{}",
                "null",
                "7",
                "[[]]",
                "[null]",
                "[{\"number\":\"x\",\"iid\":[],\"pullRequestId\":{}}]",
                "{\"value\":[{\"pullRequestId\":1e99}]}",
                "{\"number\":1,\"number\":2}",
                "{\"value\":{}}");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerThatIsNotWhatIsDocumentedIsATypedError(String answer) {
        for (CodeHostStub stub : hosts().toList()) {
            PullRequests pulls = connect(stub, CodeHostStub.TOKEN);
            stub.branch("other", "3".repeat(40));
            stub.openPull("other", "main", "x", "");
            stub.failNext("GET", 200, Map.of(), answer);
            assertThatThrownBy(() -> pulls.get(1))
                    .as(stub.kind() + " get")
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("GITOPS-0508");
            stub.failNext("POST", 201, Map.of(), answer);
            assertThatThrownBy(() -> pulls.open(REQUEST))
                    .as(stub.kind() + " open")
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("GITOPS-0508");
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aDeepAnswerIsATypedError(CodeHostStub stub) {
        PullRequests pulls = connect(stub, CodeHostStub.TOKEN);
        stub.failNext("GET", 200, Map.of(), "[".repeat(50_000));

        assertThatThrownBy(() -> pulls.get(1)).isInstanceOf(LimitExceededException.class);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aHugeAnswerIsNotRead(CodeHostStub stub) {
        PullRequests pulls = connect(stub, CodeHostStub.TOKEN);
        stub.failNext("GET", 200, Map.of(), "\"" + "x".repeat(200_000) + "\"");

        assertThatThrownBy(() -> pulls.get(1)).isInstanceOf(LimitExceededException.class);
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void whatAHostSaysIsShortAndCannotControlATerminal(CodeHostStub stub) {
        PullRequests pulls = connect(stub, CodeHostStub.TOKEN);
        stub.failNext(
                "GET",
                422,
                Map.of(),
                "{\"message\":\"no\\u001b[31m\\n::set-output name=x::y" + "z".repeat(90_000) + "\"}");

        Throwable failure = catchThrowable(() -> pulls.get(1));

        assertThat(failure).isInstanceOf(BedrockException.class);
        assertThat(((BedrockException) failure).problems().get(0).message())
                .hasSizeLessThan(700)
                .doesNotContain("\u001b")
                .doesNotContain("\n");
    }

    /** All stubs answer with {@code javascript:} addresses of their pages. */
    @ParameterizedTest
    @MethodSource("hosts")
    void pagesAreNotWhereTheHostSaysTheyAre(CodeHostStub stub) {
        PullRequests pulls = connect(stub, CodeHostStub.TOKEN);

        assertThat(pulls.open(REQUEST).url()).hasScheme("https");
    }
}
