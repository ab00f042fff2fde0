package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.http.RemotePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of this machine as remotes: only below the folders that are allowed, and with all that belongs to them. */
class LocalFileRemoteTest {
    @TempDir
    Path directory;

    Path allowed;
    TestRepository secret;

    @BeforeEach
    void aRepositoryThatIsNotForUs() throws IOException {
        allowed = Files.createDirectory(directory.resolve("allowed"));
        secret = TestRepository.create(directory.resolve("private"), "secret");
        secret.commit(Map.of("password", "hunter2"));
    }

    private GitRemote remote(Object address) {
        return GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(allowed))
                .build()
                .remote(address.toString());
    }

    private void assertForbidden(Object address) {
        assertThatThrownBy(() -> remote(address).fetch(GitReference.branch("main")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0502");
        assertThat(directory.resolve("cache")).doesNotExist();
    }

    @Test
    void noFolderIsAllowedByDefault() {
        GitClient git = GitClient.builder(directory.resolve("cache")).build();

        assertThatThrownBy(() -> git.remote(secret.bare().toString()))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0502");
    }

    @Test
    void aFolderElsewhereIsRefusedHoweverItIsWritten() {
        assertForbidden(secret.bare());
        assertForbidden(secret.bare().toUri());
        assertForbidden(allowed + "/../private/secret.git");
        assertForbidden("file://" + allowed + "/../private/secret.git");
        assertForbidden("file://" + allowed + "/%2e%2e/private/secret.git");
        assertForbidden("file://localhost" + secret.bare());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToAFolderElsewhereIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(allowed.resolve("innocent.git"), secret.bare());

        assertForbidden(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"objects", "refs", "HEAD", "config"})
    @DisabledOnOs(OS.WINDOWS)
    void aRepositoryWithPartsElsewhereIsRefused(String part) throws IOException {
        TestRepository repository = TestRepository.create(allowed, "half");
        repository.commit(Map.of("a", "1"));
        Files.move(repository.bare().resolve(part), allowed.resolve("moved"));
        Files.createSymbolicLink(repository.bare().resolve(part), secret.bare().resolve(part));

        assertForbidden(repository.bare());
    }

    @Test
    void aRepositoryThatBorrowsObjectsIsRefused() throws IOException {
        TestRepository repository = TestRepository.create(allowed, "borrower");
        repository.commit(Map.of("a", "1"));
        Files.writeString(
                repository.bare().resolve("objects/info/alternates"),
                secret.bare().resolve("objects") + "\n");

        assertForbidden(repository.bare());
    }

    @Test
    void aWorkTreeThatPointsElsewhereIsRefused() throws IOException {
        Path work = Files.createDirectory(allowed.resolve("work"));
        Files.writeString(work.resolve(".git"), "gitdir: " + secret.bare() + "\n");

        assertForbidden(work);
    }

    @Test
    void aFolderWithoutRepositoryIsAnError() {
        assertThatThrownBy(() -> remote(allowed))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no git repository");
    }

    @Test
    void aFileIsNotReadAsABundle() throws IOException {
        Path bundle = Files.writeString(allowed.resolve("x.bundle"), "# v2 git bundle\n");

        assertThatThrownBy(() -> remote(bundle)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void hooksOfARepositoryDoNotRun() throws IOException {
        TestRepository repository = TestRepository.create(allowed, "hooked");
        repository.commit(Map.of("a", "1"));
        Path proof = directory.resolve("proof");
        for (String hook : new String[] {"post-checkout", "pre-receive", "post-update", "reference-transaction"}) {
            Path file =
                    Files.createDirectories(repository.bare().resolve("hooks")).resolve(hook);
            Files.writeString(file, "#!/bin/sh\ntouch " + proof + "\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }

        assertThat(remote(repository.bare()).fetch(GitReference.branch("main")).readString("a"))
                .isEqualTo("1");
        assertThat(proof).doesNotExist();
    }
}
