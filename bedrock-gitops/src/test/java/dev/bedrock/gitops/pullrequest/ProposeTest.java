package dev.bedrock.gitops.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.git.GitChange;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.core.git.TestRepository;
import dev.bedrock.core.git.TreeChange;
import dev.bedrock.core.git.TreeEdit;
import dev.bedrock.core.http.RemotePolicy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change becomes a pushed branch and a pull request. */
class ProposeTest {
    @TempDir
    Path directory;

    private final CodeHostStub host = new GitHubStub();

    @AfterEach
    void stop() {
        host.close();
    }

    private static GitChange image(String tag) {
        return GitChange.of("Web " + tag, TreeEdit.of(TreeChange.put("web/config.yaml", "tag: " + tag + "\n")));
    }

    @Test
    void pushesTheBranchAndOpensItOnce() {
        TestRepository repository = TestRepository.create(directory.resolve("remotes"), "hld");
        repository.commit(Map.of("web/config.yaml", "tag: 1.1\n"));
        GitRemote remote = GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(directory))
                .build()
                .remote(repository.bare().toUri().toString());
        PullRequests pulls = PullRequestProviders.connect(
                host.repository(),
                PullRequestsContract.TestHosts.connection(
                        host, PullRequestsContract.TestHosts.builder(), CodeHostStub.TOKEN));
        NewPullRequest request = NewPullRequest.of("change", "main", "Web 1.2");

        assertThat(pulls.propose(remote, image("1.2"), request)).get().isInstanceOf(PullRequestOutcome.Opened.class);
        assertThat(pulls.propose(remote, image("1.2"), request))
                .get()
                .isInstanceOf(PullRequestOutcome.AlreadyOpen.class);

        assertThat(remote.fetch(GitReference.branch("change")).readString("web/config.yaml"))
                .isEqualTo("tag: 1.2\n");
        assertThat(remote.fetch(GitReference.branch("main")).readString("web/config.yaml"))
                .isEqualTo("tag: 1.1\n");
        assertThat(host.pulls()).hasSize(1);
    }

    @Test
    void opensNothingIfNothingChanges() {
        TestRepository repository = TestRepository.create(directory.resolve("remotes"), "hld");
        repository.commit(Map.of("web/config.yaml", "tag: 1.2\n"));
        GitRemote remote = GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(directory))
                .build()
                .remote(repository.bare().toUri().toString());
        PullRequests pulls = PullRequestProviders.connect(
                host.repository(),
                PullRequestsContract.TestHosts.connection(
                        host, PullRequestsContract.TestHosts.builder(), CodeHostStub.TOKEN));

        assertThat(pulls.propose(remote, image("1.2"), NewPullRequest.of("change", "main", "Web 1.2")))
                .isEmpty();
        assertThat(host.requests()).isEmpty();
    }
}
