package dev.bedrock.telemetry.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.telemetry.deployment.RepositoryReference.AzureDevOps;
import dev.bedrock.telemetry.deployment.RepositoryReference.GitHub;
import dev.bedrock.telemetry.deployment.RepositoryReference.GitLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/fernwood/orchard, github.com, fernwood, orchard",
        "HTTPS://GitHub.com/Fernwood/Orchard.git, github.com, Fernwood, Orchard",
        "git@github.com:fernwood/orchard.git, github.com, fernwood, orchard",
        "ssh://git@github.com/fernwood/orchard, github.com, fernwood, orchard",
        "github.com/fernwood/orchard/, github.com, fernwood, orchard",
        "https://github.com/fernwood/orchard/tree/main, github.com, fernwood, orchard",
        "https://github.com/fernwood/gitlab-tools, github.com, fernwood, gitlab-tools",
        "https://github.example.net/fernwood/orchard, github.example.net, fernwood, orchard",
    })
    void repositoriesOnGitHub(String address, String host, String owner, String name) {
        assertThat(RepositoryReference.parse(address)).contains(new GitHub(host, owner, name));
    }

    @ParameterizedTest
    @CsvSource({
        "https://dev.azure.com/fernwood/grove/_git/orchard, fernwood, grove, orchard",
        "https://user@dev.azure.com/fernwood/my grove/_git/orchard, fernwood, my grove, orchard",
        "https://dev.azure.com/fernwood/_git/orchard, fernwood, orchard, orchard",
        "https://dev.azure.com/fernwood/grove/_git/github-mirror, fernwood, grove, github-mirror",
        "https://dev.azure.com/fernwood/grove/_git/orchard?version=GBmain, fernwood, grove, orchard",
        "git@ssh.dev.azure.com:v3/fernwood/grove/orchard, fernwood, grove, orchard",
        "https://fernwood.visualstudio.com/DefaultCollection/grove/_git/orchard, fernwood, grove, orchard",
        "https://fernwood.visualstudio.com/_git/orchard, fernwood, orchard, orchard",
    })
    void repositoriesInAzureDevOps(String address, String organization, String project, String name) {
        assertThat(RepositoryReference.parse(address))
                .contains(new AzureDevOps("dev.azure.com", organization, project, name));
    }

    @ParameterizedTest
    @CsvSource({
        "https://gitlab.com/fernwood/grove/orchard.git, gitlab.com, fernwood/grove/orchard",
        "https://gitlab.example.net/fernwood/orchard/-/tree/main, gitlab.example.net, fernwood/orchard",
        "12345678, gitlab.com, 12345678",
    })
    void projectsOnGitLab(String address, String host, String project) {
        assertThat(RepositoryReference.parse(address)).contains(new GitLab(host, project));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0x1f",
                "1e3",
                "Infinity",
                "https://",
                "github.com",
                "https://github.com/fernwood",
                "https://dev.azure.com/fernwood",
                "https://example.net/mirror/github-orchard",
                "https://fernwood.github.io/orchard",
                "https://evil.example/github.com/a/b",
                "file:///etc/passwd",
                "http://[",
            })
    void whatIsNoneIsNone(String address) {
        assertThat(RepositoryReference.parse(address)).isEmpty();
    }

    @Test
    void aLongAddressIsNone() {
        assertThat(RepositoryReference.parse("https://github.com/" + "a/".repeat(100_000)))
                .isEmpty();
    }
}
