package dev.bedrock.gitops.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses belong to which host, and where its pages are. */
class RepositoryAddressTest {
    private final HostConnection hosts = HostConnection.builder(
                    HttpAccess.builder().build())
            .host("code.corp.example", "gitlab")
            .host("ghe.corp.example", "github")
            .host("scm.corp.example", "nothing")
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://dev.azure.com/org/proj/_git/repo                    | azure  | https://dev.azure.com/org/proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "https://org@dev.azure.com/org/the%20proj/_git/repo/         | azure  | https://dev.azure.com/org/the%20proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "https://dev.azure.com/org/_git/repo                         | azure  | https://dev.azure.com/org/repo/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "https://dev.azure.com/org/proj/_git/_full/repo              | azure  | https://dev.azure.com/org/proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "git@ssh.dev.azure.com:v3/org/proj/repo                      | azure  | https://dev.azure.com/org/proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "ssh://git@ssh.dev.azure.com/v3/org/proj/repo                | azure  | https://dev.azure.com/org/proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "https://org.visualstudio.com/proj/_git/repo                 | azure  | https://dev.azure.com/org/proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "https://org.visualstudio.com/DefaultCollection/proj/_git/repo | azure | https://dev.azure.com/org/proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "https://org.visualstudio.com/_git/repo                      | azure  | https://dev.azure.com/org/repo/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "org@vs-ssh.visualstudio.com:v3/org/proj/repo                | azure  | https://dev.azure.com/org/proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "https://tfs.corp.example/tfs/Main/proj/_git/repo            | azure  | https://tfs.corp.example/tfs/Main/proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "dev.azure.com/org/proj/_git/repo                            | azure  | https://dev.azure.com/org/proj/_git/repo/pullrequestcreate?sourceRef=a&targetRef=b",
                "https://github.com/org/repo.git                             | github | https://github.com/org/repo/compare/b...a?expand=1",
                "https://user:secret@www.github.com/org/repo                 | github | https://github.com/org/repo/compare/b...a?expand=1",
                "git@github.com:org/repo.git                                 | github | https://github.com/org/repo/compare/b...a?expand=1",
                "ssh://git@ssh.github.com:443/org/repo                       | github | https://github.com/org/repo/compare/b...a?expand=1",
                "github.com/org/repo                                         | github | https://github.com/org/repo/compare/b...a?expand=1",
                "https://acme.ghe.com/org/repo                               | github | https://acme.ghe.com/org/repo/compare/b...a?expand=1",
                "git@ghe.corp.example:org/repo.git                           | github | https://ghe.corp.example/org/repo/compare/b...a?expand=1",
                "git@gitlab.com:group/sub/repo.git                           | gitlab | https://gitlab.com/group/sub/repo/-/merge_requests/new?merge_request%5Bsource_branch%5D=a&merge_request%5Btarget_branch%5D=b",
                "https://gitlab.corp.example:8443/group/repo.git             | gitlab | https://gitlab.corp.example:8443/group/repo/-/merge_requests/new?merge_request%5Bsource_branch%5D=a&merge_request%5Btarget_branch%5D=b",
                "ssh://git@code.corp.example:2222/group/repo.git             | gitlab | https://code.corp.example/group/repo/-/merge_requests/new?merge_request%5Bsource_branch%5D=a&merge_request%5Btarget_branch%5D=b",
                "https://git.corp.example/repo.git                           | git    | https://git.corp.example/repo"
            })
    void everyFormOfAnAddressBelongsToItsHost(String address, String kind, String link) {
        PullRequests pulls = PullRequestProviders.connect(address, hosts);

        assertThat(pulls.kind()).isEqualTo(kind);
        assertThat(pulls.link("a", "b")).hasToString(link);
    }

    /** Hosts that look like others get no token of theirs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com.evil.example/org/repo",
                "https://evil.example/github.com/org/repo",
                "https://notgithub.com/org/repo",
                "https://dev.azure.com.evil.example/org/repo",
                "https://evil-visualstudio.com/proj/repo",
                "https://mygitlab.com/org/repo",
                "https://github.com@evil.example/org/repo",
                "git@evil.example:github.com/org/repo"
            })
    void aHostThatOnlyLooksLikeOneIsNone(String address) {
        assertThat(PullRequestProviders.connect(address, hosts).kind()).isEqualTo("git");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "repo",
                "https://github.com",
                "https://github.com/",
                "https://github.com/a/../b",
                "https://github.com/a/%2e%2e",
                "https://github.com/a/b?x=1",
                "https://github.com/a/b%0ac",
                "https://github.com/a/b%zz",
                "https://github.com:99999/a/b",
                "file:///srv/repo",
                "ext::sh -c id",
                "-oProxyCommand=x:y/z",
                "https://github.com/a b/c",
                "/srv/git/repo"
            })
    void whatIsNoAddressIsATypedError(String address) {
        assertThatThrownBy(() -> RepositoryUrl.parse(address))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("GITOPS-0501");
    }

    @Test
    void passwordsAreInNoMessage() {
        assertThatThrownBy(() -> RepositoryUrl.parse("https://ada:hunter2@github.com/a/../b"))
                .hasMessageContaining("GITOPS-0501")
                .message()
                .doesNotContain("hunter2");
        assertThat(RepositoryUrl.parse("https://ada:hunter2@github.com/a/b").toString())
                .isEqualTo("github.com/a/b");
    }

    @Test
    void aPathThatIsNoneOfTheHostIsATypedError() {
        for (String address : new String[] {"https://github.com/a/b/c", "https://gitlab.com/a"}) {
            assertThatThrownBy(() -> PullRequestProviders.connect(address, hosts))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("GITOPS-0501");
        }
        assertThatThrownBy(() -> PullRequestProviders.connect("https://scm.corp.example/a/b", hosts))
                .hasMessageContaining("GITOPS-0502", "nothing");
    }
}
