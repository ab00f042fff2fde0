package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and references that are meant for a command line, or for some other part of the machine. */
class GitArgumentInjectionTest {
    @TempDir
    Path cache;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-oProxyCommand=touch evil",
                "--upload-pack=touch evil",
                "-u",
                "ext::sh -c touch% evil",
                "ext::https://host/x",
                "fd::17",
                "file::/etc",
                "ssh://-oProxyCommand=evil/x",
                "ssh://git@-oProxyCommand=evil/x",
                "ssh://-oProxyCommand=evil@host/x",
                "git@-oProxyCommand=evil:x",
                "-oProxyCommand=evil@host:x",
                "host:-oProxyCommand=evil",
                "ssh://host/-x",
                "ssh://host/~/-x",
                "ssh://host/it's",
                "git://host/x",
                "ftp://host/x",
                "gopher://host/x",
                "jar:file:///x!/y",
                "s3://bucket/x",
                "amazon-s3://bucket/x",
                "bundle.git",
                "relative/path",
                "../up",
                "https://host",
                "https://host/",
                "https:///path",
                "https://host:0/x",
                "https://host:99999/x",
                "https://host:22x/x",
                "https://ho st/x",
                "https://host\n/x",
                "https://host/x\r\nHost: other",
                "https://host/x?service=git-receive-pack",
                "https://host/x#fragment",
                "https://h%6fst/x",
                "https://host\\@other/x",
                "https://user:pa@ss@/x",
                "https://[::1/x",
                "file://otherhost/share/x",
                "file:///x?y"
            })
    void anAddressThatIsNoneOfARepositoryIsRefused(String address) {
        GitClient git = GitClient.builder(cache).build();

        assertThatThrownBy(() -> git.remote(address))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0501");
    }

    @ParameterizedTest
    @CsvSource({
        "https://Example.ORG:443/a/b.git/, https://example.org/a/b.git",
        "HTTPS://example.org/a%20b, https://example.org/a%20b",
        "ssh://git@example.org:22/a.git, ssh://example.org/a.git",
        "git@example.org:a/b.git, ssh://example.org/~/a/b.git",
        "git@example.org:/a/b.git, ssh://example.org/a/b.git",
        "ssh://example.org:2222/a, ssh://example.org:2222/a",
        "https://[2001:DB8::1]:8443/x, https://[2001:db8::1]:8443/x"
    })
    void oneRepositoryHasOneAddress(String address, String one) {
        assertThat(GitClient.builder(cache).build().remote(address).address()).isEqualTo(one);
    }

    @Test
    void aPasswordIsNeverShown() {
        GitClient git = GitClient.builder(cache).build();

        assertThat(git.remote("https://ada:s3cret@example.org/x.git").toString())
                .isEqualTo("https://example.org/x.git");
        assertThatThrownBy(() -> git.remote("https://ada:s3cret@example.org/x.git?y"))
                .isInstanceOf(BedrockException.class)
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> git.remote("https://s3cret@example.org:none/x.git"))
                .isInstanceOf(BedrockException.class)
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-x",
                "--upload-pack=evil",
                "refs/-x",
                "a..b",
                "a b",
                "a~1",
                "a^{}",
                "a:b",
                "a?",
                "a*",
                "a[b",
                "a\\b",
                "a\nb",
                "a\u0000b",
                "/a",
                "a/",
                "a//b",
                ".a",
                "a/.b",
                "a.lock",
                "a/b.lock/c",
                "@{u}",
                "a@{1}",
                "refs/",
                "refs/heads/",
                "refs/heads/../x"
            })
    void aReferenceThatGitDoesNotAllowIsRefused(String name) {
        assertThatThrownBy(() -> GitReference.of(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0503");
        assertThatThrownBy(() -> GitReference.branch(name)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> GitReference.tag(name)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aCommitIdHasFortyDigits() {
        assertThat(new CommitId("AB".repeat(20)).hex()).isEqualTo("ab".repeat(20));
        assertThatThrownBy(() -> new CommitId("ab".repeat(19))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new CommitId("zz".repeat(20))).isInstanceOf(InvalidInputException.class);
    }
}
