package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees of commits that want to be more than files in a folder. */
class MaliciousTreeTest {
    @TempDir
    Path directory;

    TestRepository repository;
    RawCommits raw;
    Path target;

    @BeforeEach
    void aTargetWithFiles() {
        repository = TestRepository.create(directory.resolve("served"), "evil");
        raw = RawCommits.in(repository.bare());
        target = Directories.write(directory.resolve("target"), Map.of("before.yaml", "still here"));
    }

    @AfterEach
    void close() {
        raw.close();
    }

    private GitTree fetch(CommitId commit) {
        return fetch(commit, GitLimits.defaults());
    }

    private GitTree fetch(CommitId commit, GitLimits limits) {
        return GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withLocalRoot(directory.resolve("served")))
                .limits(limits)
                .build()
                .remote(repository.bare().toString())
                .fetch(commit);
    }

    private void assertRefused(GitTree tree, Class<? extends BedrockException> kind, String code) {
        assertThatThrownBy(() -> tree.writeTo(target)).isInstanceOf(kind).hasMessageContaining(code);
        assertThat(Directories.read(target)).isEqualTo(Map.of("before.yaml", "still here"));
        assertThat(Directories.read(directory)).doesNotContainKey("evil").doesNotContainKey("target/evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git",
                ".GIT",
                ".Git",
                "git~1",
                "GIT~1",
                ".git ",
                ".git.",
                ".git::$INDEX_ALLOCATION",
                ".g\u200cit",
                ".\ufeffgit",
                "..",
                ".",
                "a/b",
                "a\\b",
                "C:evil",
                "nul",
                "con.yaml",
                "dot.",
                "new\nline",
                "\u202egnp.exe"
            })
    void aNameThatIsDangerousSomewhereIsRefusedEverywhere(String name) {
        ObjectId blob = raw.blob("evil");

        assertRefused(
                fetch(raw.commit(raw.tree(name, FileMode.REGULAR_FILE, blob))), AccessDeniedException.class, "0512");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", ".GIT", "git~1", ".g\u200cit", ".."})
    void aFolderOfSuchANameIsRefusedToo(String name) {
        ObjectId hooks = raw.tree("post-checkout", FileMode.EXECUTABLE_FILE, raw.blob("#!/bin/sh"));

        assertRefused(fetch(raw.commit(raw.tree(name, FileMode.TREE, hooks))), AccessDeniedException.class, "0512");
    }

    @Test
    void namesThatDifferInCaseOnlyAreRefused() {
        ObjectId blob = raw.blob("evil");
        ObjectId tree =
                raw.tree("README", FileMode.REGULAR_FILE, blob, "readme", FileMode.REGULAR_FILE, raw.blob("other"));

        assertRefused(fetch(raw.commit(tree)), ConflictException.class, "CORE-0109");
    }

    @Test
    void aFileBelowALinkOfItsNameIsRefused() {
        ObjectId below = raw.tree("evil", FileMode.REGULAR_FILE, raw.blob("evil"));
        ObjectId tree = raw.tree("A", FileMode.SYMLINK, raw.blob("../.."), "a", FileMode.TREE, below);

        assertRefused(fetch(raw.commit(tree)), ConflictException.class, "CORE-0109");
    }

    @Test
    void aFileBelowALinkOfExactlyItsNameIsRefused() {
        ObjectId below = raw.tree("evil", FileMode.REGULAR_FILE, raw.blob("evil"));
        ObjectId tree = raw.tree("a", FileMode.SYMLINK, raw.blob("../.."), "a", FileMode.TREE, below);

        assertRefused(fetch(raw.commit(tree)), ConflictException.class, "CORE-0109");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/passwd", "../outside", "..", "a/../../x", "C:\\x", "link", "./link", "\\\\host\\share", ""
            })
    void aLinkThatLeavesTheTreeOrGoesInCirclesIsRefused(String leadsTo) {
        ObjectId tree = raw.tree("link", FileMode.SYMLINK, raw.blob(leadsTo));

        assertRefused(fetch(raw.commit(tree)), AccessDeniedException.class, "CORE-0102");
    }

    @Test
    void aLinkThatLeavesTheTreeByWayOfAnotherOneIsRefused() {
        ObjectId deep = raw.tree("up", FileMode.SYMLINK, raw.blob("../.."));
        ObjectId sub = raw.tree("deep", FileMode.TREE, deep);
        ObjectId tree = raw.tree("sub", FileMode.TREE, sub, "x", FileMode.SYMLINK, raw.blob("sub/deep/up/../evil"));

        assertRefused(fetch(raw.commit(tree)), AccessDeniedException.class, "CORE-0102");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToAFolderAboveItInTheTreeStays() {
        ObjectId sub = raw.tree("up", FileMode.SYMLINK, raw.blob("../file"));
        ObjectId tree = raw.tree("file", FileMode.REGULAR_FILE, raw.blob("x"), "sub", FileMode.TREE, sub);

        assertThat(fetch(raw.commit(tree)).writeTo(target)).isEmpty();
        assertThat(Directories.read(target)).isEqualTo(Map.of("file", "x", "sub/up", "-> ../file"));
    }

    @Test
    void treesWithinEachOtherAreNotWalkedForEver() {
        ObjectId tree = raw.tree("a", FileMode.REGULAR_FILE, raw.blob("x"));
        for (int level = 0; level < 40; level++) {
            tree = raw.tree("l", FileMode.TREE, tree, "r", FileMode.TREE, tree);
        }
        CommitId commit = raw.commit(tree);

        assertThatThrownBy(() -> fetch(commit).writeTo(target))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("CORE-0511");
    }

    @Test
    void depthNumberAndSizeAreBounded() {
        ObjectId tree = raw.tree("a", FileMode.REGULAR_FILE, raw.blob("x".repeat(2000)));
        for (int level = 0; level < 5; level++) {
            tree = raw.tree("d", FileMode.TREE, tree, "e", FileMode.REGULAR_FILE, raw.blob("y"));
        }
        CommitId commit = raw.commit(tree);

        GitLimits limits = GitLimits.defaults();
        assertRefused(fetch(commit, limits.withTree(10_000, 100, 4)), LimitExceededException.class, "folders deep");
        assertRefused(fetch(commit, limits.withTree(10_000, 10, 64)), LimitExceededException.class, "10 files");
        assertRefused(fetch(commit, limits.withTree(1_000, 100, 64)), LimitExceededException.class, "1000 bytes");
        assertRefused(fetch(commit, limits.withObjectBytes(1_000)), LimitExceededException.class, "1000 bytes");
        assertThat(fetch(commit, limits.withTree(10_000, 100, 5)).writeTo(target))
                .isEmpty();
    }

    @Test
    void submodulesAndPointersAreToldAndNothingIsFetchedForThem() {
        ObjectId pointer = raw.blob("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        ObjectId elsewhere = ObjectId.fromString("12".repeat(20));
        ObjectId tree = raw.tree("big.bin", FileMode.REGULAR_FILE, pointer, "sub", FileMode.GITLINK, elsewhere);
        CommitId commit = raw.commit(tree);

        List<Problem> warnings = fetch(commit).writeTo(target);

        assertThat(warnings.stream().map(Problem::code)).containsExactlyInAnyOrder("CORE-0516", "CORE-0517");
        assertThat(warnings).noneMatch(Problem::isError);
        assertThat(Directories.read(target)).containsOnlyKeys("big.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", "a/../../b", ".."})
    void aPathThatLeavesTheCommitIsRefused(String path) {
        GitTree tree = fetch(raw.commit(raw.tree("a", FileMode.REGULAR_FILE, raw.blob("x"))));

        assertThatThrownBy(() -> tree.folder(path)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> tree.read(path)).isInstanceOf(AccessDeniedException.class);
    }
}
