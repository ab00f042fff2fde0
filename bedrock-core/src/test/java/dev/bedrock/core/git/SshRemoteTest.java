package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Repositories over ssh: a server on loopback that runs the real git. */
@DisabledOnOs(OS.WINDOWS)
class SshRemoteTest {
    @TempDir
    Path directory;

    TestRepository repository;
    SshServer server;
    Path knownHosts;

    @BeforeEach
    void aServer() throws Exception {
        repository = TestRepository.create(directory.resolve("served"), "app");
        repository.commit(Map.of("a.yaml", "1"));
        key("user", "");
        PublicKey allowed = AuthorizedKeyEntry.parseAuthorizedKeyEntry(Files.readString(directory.resolve("user.pub")))
                .resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
        server = SshServer.setUpDefaultServer();
        server.setHost("localhost");
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(directory.resolve("hostkey")));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, allowed));
        server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        server.start();
        PublicKey host =
                server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic();
        knownHosts = directory.resolve("known_hosts");
        Files.writeString(knownHosts, "[localhost]:" + server.getPort() + " " + PublicKeyEntry.toString(host) + "\n");
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    private Path key(String name, String passphrase) {
        RequiredTool.of("ssh-keygen");
        Path key = directory.resolve(name);
        ProcessRunner.system()
                .run(Command.of("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", key.toString()))
                .requireSuccess();
        return key;
    }

    private GitRemote remote(Path key, Optional<Secret> passphrase, Path hosts) {
        return GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withHosts(List.of("localhost:" + server.getPort())))
                .credentials(remote -> Optional.of(new Credential.SshKey(key, passphrase)))
                .knownHosts(List.of(hosts))
                .build()
                .remote("ssh://git@localhost:" + server.getPort() + repository.bare());
    }

    @Test
    void aTreeIsFetchedAndACommitIsPushedWithAKey() {
        GitRemote remote = remote(directory.resolve("user"), Optional.empty(), knownHosts);

        assertThat(remote.fetch(GitReference.branch("main")).readString("a.yaml"))
                .isEqualTo("1");
        CommitOutcome outcome =
                remote.writer().commit("main", GitChange.of("two", TreeEdit.of(TreeChange.put("a.yaml", "2"))));
        assertThat(repository.gitBare("rev-parse", "main"))
                .isEqualTo(outcome.commit().hex());
    }

    @Test
    void aKeyWithAPassphraseIsOpened() {
        ProcessRunner.system()
                .run(Command.of(
                        "ssh-keygen",
                        "-q",
                        "-p",
                        "-P",
                        "",
                        "-N",
                        "open sesame",
                        "-f",
                        directory.resolve("user").toString()))
                .requireSuccess();

        assertThat(remote(directory.resolve("user"), Optional.of(Secret.of("open sesame")), knownHosts)
                        .resolve(GitReference.branch("main"))
                        .isFloating())
                .isTrue();
    }

    private GitRemote remoteOverAgent(Path socket) {
        return GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withHosts(List.of("localhost:" + server.getPort())))
                .knownHosts(List.of(knownHosts))
                .sshAgent(socket)
                .build()
                .remote("ssh://git@localhost:" + server.getPort() + repository.bare());
    }

    @Test
    void theKeysOfAnAgentAreUsed() throws Exception {
        RequiredTool.of("ssh-agent");
        RequiredTool.of("ssh-add");
        Path socket = directory.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .start();
        try {
            agent.getInputStream().read();
            ProcessRunner.system()
                    .run(Command.of("ssh-add", "-q", directory.resolve("user").toString())
                            .withEnvironment("SSH_AUTH_SOCK", socket.toString()))
                    .requireSuccess();

            GitRemote remote = remoteOverAgent(socket);

            assertThat(remote.fetch(GitReference.branch("main")).readString("a.yaml"))
                    .isEqualTo("1");
            CommitOutcome outcome =
                    remote.writer().commit("main", GitChange.of("two", TreeEdit.of(TreeChange.put("a.yaml", "2"))));
            assertThat(repository.gitBare("rev-parse", "main"))
                    .isEqualTo(outcome.commit().hex());
        } finally {
            agent.destroy();
            agent.waitFor();
        }
    }

    @Test
    void anAgentThatIsNotThereIsNoKey() {
        assertThatThrownBy(() -> remoteOverAgent(directory.resolve("no-agent")).resolve(GitReference.branch("main")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aHostThatIsNotKnownIsRefused() throws IOException {
        Path none = Files.writeString(directory.resolve("none"), "");
        GitRemote remote = remote(directory.resolve("user"), Optional.empty(), none);

        assertThatThrownBy(() -> remote.resolve(GitReference.branch("main")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0509")
                .hasMessageContaining("known hosts");
        assertThat(none).isEmptyFile();
    }

    @Test
    void aHostWithAnotherKeyThanBeforeIsRefused() throws IOException {
        key("other", "");
        String other = Files.readString(directory.resolve("other.pub"));
        Files.writeString(knownHosts, "[localhost]:" + server.getPort() + " " + other);
        GitRemote remote = remote(directory.resolve("user"), Optional.empty(), knownHosts);

        assertThatThrownBy(() -> remote.resolve(GitReference.branch("main")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0509");
    }

    @Test
    void aKeyThatTheHostDoesNotKnowIsRefused() {
        GitRemote remote = remote(key("stranger", ""), Optional.empty(), knownHosts);

        assertThatThrownBy(() -> remote.resolve(GitReference.branch("main")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0508");
    }
}
