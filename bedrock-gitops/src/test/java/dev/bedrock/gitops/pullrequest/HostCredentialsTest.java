package dev.bedrock.gitops.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.gitops.host.HostConnection;
import dev.bedrock.gitops.host.RepositoryUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose tokens go where, and how. */
@Timeout(30)
class HostCredentialsTest {
    private final List<URI> asked = new ArrayList<>();

    private PullRequests connect(CodeHostStub host, String known, Credential credential) {
        HostConnection connection = HostConnection.builder(
                        PullRequestsContract.TestHosts.builder().build())
                .credentials(remote -> {
                    asked.add(remote);
                    return remote.getHost().equals(known) ? Optional.of(credential) : Optional.empty();
                })
                .host(RepositoryUrl.parse(host.repository()).host(), host.kind(), host.api())
                .build();
        return PullRequestProviders.connect(host.repository(), connection);
    }

    @Test
    void theTokenOfTheInterfaceComesFirstAndThenTheOneOfTheRepository() {
        try (CodeHostStub host = new GitHubStub()) {
            Credential token = new Credential.Bearer(Secret.of(CodeHostStub.TOKEN));

            assertThat(connect(host, "127.0.0.1", token).find("a", "b")).isEmpty();
            assertThat(asked).containsExactly(host.api());
            asked.clear();
            assertThat(connect(host, "github.com", token).find("a", "b")).isEmpty();
            assertThat(asked).containsExactly(host.api(), URI.create("https://github.com/"));
        }
    }

    /** What git sends as a password is a bearer token to GitLab. */
    @Test
    void thePasswordOfGitIsEnoughForGitLab() {
        try (CodeHostStub host = new GitLabStub()) {
            Credential login = new Credential.Login("oauth2", Secret.of(CodeHostStub.TOKEN));

            assertThat(connect(host, "gitlab.com", login).find("a", "b")).isEmpty();
        }
    }

    @Test
    void azureGetsAPasswordOfAnyName() {
        try (CodeHostStub host = new AzureDevOpsStub()) {
            Credential login = new Credential.Login("", Secret.of(CodeHostStub.TOKEN));

            assertThat(connect(host, "dev.azure.com", login).find("a", "b")).isEmpty();
        }
    }
}
