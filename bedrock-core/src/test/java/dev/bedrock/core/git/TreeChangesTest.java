package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs between trees, and what a merge has brought. */
class TreeChangesTest {
    @TempDir
    Path directory;

    TestRepository repository;
    GitRemote remote;

    @BeforeEach
    void aRepository() {
        repository = TestRepository.create(directory.resolve("served"), "app");
        remote = GitClient.builder(directory.resolve("cache"))
                .policy(ChildGit.policy(repository.bare().toString()))
                .build()
                .remote(repository.bare().toString());
    }

    private GitHistory history() {
        return remote.history(GitReference.branch("main"));
    }

    @Test
    void filesThatAreNewChangedOrGoneAreFoundInWhateverFolder() {
        CommitId first = repository.commit(Map.of("a/b/old", "1", "a/b/same", "1", "changed", "1", "x", "file"));
        repository.git("rm", "-q", "a/b/old", "x");
        CommitId second = repository.commit(Map.of("changed", "2", "n/e/w", "1", "x/y", "folder"));
        GitHistory history = history();

        List<GitFileChange> changes = history.tree(first).changesTo(history.tree(second));

        assertThat(changes)
                .extracting(GitFileChange::toString)
                .containsExactlyInAnyOrder("- a/b/old", "~ changed", "+ n/e/w", "- x", "+ x/y");
        assertThat(history.tree(first)
                        .folder("a")
                        .changesTo(history.tree(second).folder("a")))
                .extracting(GitFileChange::path)
                .containsExactly("b/old");
        assertThat(history.tree().changesTo(history.tree())).isEmpty();
    }

    @Test
    void beforeTheFirstCommitThereIsNothing() {
        CommitId first = repository.commit(Map.of("a", "1"));
        GitHistory history = history();

        assertThat(history.treeBefore(history.commit(first)).files()).isEmpty();
        assertThat(history.treeBefore(history.commit(first)).changesTo(history.tree()))
                .extracting(GitFileChange::toString)
                .containsExactly("+ a");
    }

    @Test
    void aMergeIsTakenBackToItsFirstParentAndItsCommitsCanBeLeftOut() {
        CommitId first = repository.commit(Map.of("a", "1", "b", "1"));
        repository.git("checkout", "-q", "-b", "DEPLOY/x");
        CommitId onBranch = repository.commit(Map.of("b", "2"));
        repository.git("checkout", "-q", "main");
        CommitId onMain = repository.commit(Map.of("a", "2"));
        repository.git("merge", "-q", "--no-ff", "-m", "Merge", "DEPLOY/x");
        CommitId merge = repository.commit(Map.of("c", "1"));
        CommitId merged = history().commit(merge).parents().get(0);
        GitHistory history = history();

        assertThat(history.log(LogQuery.defaults().withFirstParentsOnly()))
                .extracting(GitCommit::id)
                .containsExactly(merge, merged, onMain, first);
        assertThat(history.log(LogQuery.defaults().withFirstParentsOnly().withPath("b")))
                .extracting(GitCommit::id)
                .containsExactly(merged, first);
        assertThat(history.log(LogQuery.defaults().withStart(onBranch).withSince(first)))
                .extracting(GitCommit::id)
                .containsExactly(onBranch);
        assertThatThrownBy(() -> history.revert(merged))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is a merge");
        remote.writer().commit("main", GitChange.of("back", history.revertToFirstParent(merged)));
        assertThat(history().tree().readString("b")).isEqualTo("1");
        assertThat(history().tree().readString("a")).isEqualTo("2");
    }
}
