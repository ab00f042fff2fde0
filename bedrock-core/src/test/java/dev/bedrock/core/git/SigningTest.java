package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Signatures that the real git verifies. */
@DisabledOnOs(OS.WINDOWS)
class SigningTest {
    private static final ProcessRunner RUNNER = ProcessRunner.system();

    @TempDir
    Path directory;

    TestRepository repository;
    GitWriter writer;

    @BeforeEach
    void aRepository() {
        repository = TestRepository.create(directory.resolve("served"), "app");
        repository.commit(Map.of("a.yaml", "1"));
        writer = GitClient.builder(directory.resolve("cache"))
                .policy(ChildGit.policy(directory.resolve("served").toString()))
                .identity(new GitIdentity("Ada", "ada@example.org"))
                .build()
                .remote(repository.bare().toString())
                .writer();
    }

    private static GitChange change() {
        return GitChange.of("signed", TreeEdit.of(TreeChange.put("a.yaml", "2")))
                .withTrailer("Ring", "qa");
    }

    private Path sshKey() {
        RequiredTool.of("ssh-keygen");
        Path key = directory.resolve("key");
        RUNNER.run(Command.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()))
                .requireSuccess();
        return key;
    }

    private String git(String... arguments) {
        return repository.gitBare(arguments);
    }

    @Test
    void aCommitAndATagAreSignedWithAnSshKey() throws IOException {
        Path key = sshKey();
        Path allowed = directory.resolve("allowed");
        Files.writeString(allowed, "ada@example.org " + Files.readString(directory.resolve("key.pub")));
        git("config", "gpg.format", "ssh");
        git("config", "gpg.ssh.allowedSignersFile", allowed.toString());
        GitSigner signer = GitSigner.ssh(key, RUNNER);

        CommitId commit = writer.commit("main", change().withSigner(signer)).commit();
        writer.createTag("v1", commit, "Version 1", Optional.of(signer));

        git("verify-commit", commit.hex());
        git("verify-tag", "v1");
        assertThat(git("log", "-1", "--format=%G? %GS", "main")).isEqualTo("G ada@example.org");
        assertThat(git("fsck", "--strict")).isEmpty();
    }

    @Test
    void aCommitAndATagAreSignedWithAnOpenPgpKey() throws IOException {
        RequiredTool.of("gpg");
        Path home = Files.createDirectory(
                directory.resolve("gnupg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Command make = Command.of(
                        "gpg",
                        "--batch",
                        "--passphrase",
                        "",
                        "--quick-generate-key",
                        "Ada <ada@example.org>",
                        "ed25519",
                        "sign",
                        "never")
                .withEnvironment("GNUPGHOME", home.toString());
        RUNNER.run(make).requireSuccess();
        try {
            GitSigner signer = GitSigner.gpg("ada@example.org", Optional.of(home), RUNNER);

            CommitId commit = writer.commit("main", change().withSigner(signer)).commit();
            writer.createTag("v1", commit, "Version 1", Optional.of(signer));

            verify(home, "verify-commit", commit.hex());
            verify(home, "verify-tag", "v1");
        } finally {
            RUNNER.run(Command.of("gpgconf", "--kill", "all").withEnvironment("GNUPGHOME", home.toString()));
        }
    }

    private void verify(Path home, String command, String what) {
        RUNNER.run(Command.of("git", command, what).in(repository.bare()).withEnvironment("GNUPGHOME", home.toString()))
                .requireSuccess();
    }

    @Test
    void aSignerThatFailsLeavesTheBranch() {
        RequiredTool.of("ssh-keygen");
        String before = git("rev-parse", "main");
        GitSigner missing = GitSigner.ssh(directory.resolve("none"), RUNNER);

        assertThatThrownBy(() -> writer.commit("main", change().withSigner(missing)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("CORE-0533");
        assertThat(git("rev-parse", "main")).isEqualTo(before);
    }

    @Test
    void aKeyThatIsAnOptionIsRefused() {
        GitSigner signer = GitSigner.gpg("--output=/tmp/x", Optional.empty(), RUNNER);

        assertThatThrownBy(() -> signer.sign(new byte[0]))
                .isInstanceOf(InvalidInputException.class)
                .isInstanceOf(BedrockException.class);
    }
}
