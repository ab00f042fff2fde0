package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.http.RemotePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits, branches and tags, made here and looked at by the real git. */
class GitWriteTest {
    @TempDir
    Path directory;

    TestRepository repository;
    GitServer server;

    enum Way {
        HTTP,
        FILE
    }

    @BeforeEach
    void aServer() {
        repository = TestRepository.create(directory.resolve("served"), "app");
        server = GitServer.start(directory.resolve("served"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private GitRemote remote(Way way) {
        return GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults()
                        .withHosts(List.of(server.host()))
                        .withLocalRoot(directory.resolve("served")))
                .identity(new GitIdentity("Bot", "bot@example.org"))
                .clock(Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC))
                .build()
                .remote(
                        way == Way.HTTP
                                ? server.url("app.git")
                                : repository.bare().toString());
    }

    private static GitChange put(String path, String content) {
        return GitChange.of("put " + path, TreeEdit.of(TreeChange.put(path, content)));
    }

    private String show(String revision) {
        return repository.gitBare("show", revision);
    }

    @ParameterizedTest
    @EnumSource
    void aCommitChangesFilesOfABranch(Way way) {
        CommitId before =
                repository.commit(Map.of("a/keep.yaml", "1", "a/old.yaml", "1", "gone/x", "1", "gone/y", "1"));
        GitChange change = GitChange.of(
                        "Payments 1.2\n\nMore about it.",
                        TreeEdit.of(
                                TreeChange.put("a/new.yaml", "2"),
                                TreeChange.put("a/old.yaml", "2"),
                                TreeChange.putExecutable("run.sh", new byte[] {'x'}),
                                TreeChange.delete("gone"),
                                TreeChange.delete("never/there")))
                .withAuthor(new GitIdentity("Ada", "ada@example.org"))
                .withTrailer("Bedrock-Build", "4711")
                .withTrailer("Bedrock-Ring", "qa");

        CommitOutcome outcome = remote(way).writer().commit("main", change);

        assertThat(outcome).isEqualTo(new CommitOutcome.Committed(outcome.commit(), Optional.of(before)));
        assertThat(repository.gitBare("rev-parse", "main"))
                .isEqualTo(outcome.commit().hex());
        assertThat(repository
                        .gitBare("ls-tree", "-r", "--format=%(objectmode) %(path)", "main")
                        .lines())
                .containsExactly("100644 a/keep.yaml", "100644 a/new.yaml", "100644 a/old.yaml", "100755 run.sh");
        assertThat(show("main:a/old.yaml")).isEqualTo("2");
        assertThat(repository.gitBare(
                        "log", "-1", "--format=%an %ae|%cn %ce|%at|%s|%(trailers:only,unfold,separator=%x7c)", "main"))
                .isEqualTo(
                        "Ada ada@example.org|Ada ada@example.org|1700000000|Payments 1.2|Bedrock-Build: 4711|Bedrock-Ring: qa");
        assertThat(repository.gitBare("fsck", "--strict")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSoAlreadyIsNoCommit(Way way) {
        CommitId before = repository.commit(Map.of("a.yaml", "1"));

        CommitOutcome outcome = remote(way).writer().commit("main", put("a.yaml", "1"));

        assertThat(outcome).isEqualTo(new CommitOutcome.Unchanged(before));
        assertThat(repository.gitBare("rev-parse", "main")).isEqualTo(before.hex());
    }

    @ParameterizedTest
    @EnumSource
    void theFirstCommitOfAnEmptyRepositoryHasNoParent(Way way) {
        CommitOutcome outcome = remote(way).writer().commit("main", GitChange.of("begin", head -> {
            assertThat(head.files()).isEmpty();
            return List.of(TreeChange.put("a.yaml", "1"));
        }));

        assertThat(outcome).isEqualTo(new CommitOutcome.Committed(outcome.commit(), Optional.empty()));
        assertThat(show("main:a.yaml")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void aBranchIsNotMadeForNoCommit(Way way) {
        CommitId main = repository.commit(Map.of("a.yaml", "1"));
        GitWriter writer = remote(way).writer();

        CommitOutcome same = writer.commit("x", put("a.yaml", "1").startingFrom(GitReference.defaultBranch()));
        assertThatThrownBy(() -> writer.commit("y", put(".git/config", "1").startingFrom(GitReference.defaultBranch())))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(same).isEqualTo(new CommitOutcome.Unchanged(main));
        assertThat(repository.gitBare("branch", "--format=%(refname:short)")).isEqualTo("main");
    }

    @ParameterizedTest
    @EnumSource
    void aBranchBeginsWhereTheChangeSays(Way way) {
        CommitId main = repository.commit(Map.of("a.yaml", "1"));
        GitWriter writer = remote(way).writer();

        assertThatThrownBy(() -> writer.commit("DEPLOY/x", put("b.yaml", "2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0504")
                .hasMessageContaining("say where it is to begin");
        CommitOutcome first = writer.commit("DEPLOY/x", put("b.yaml", "2").startingFrom(GitReference.defaultBranch()));
        CommitOutcome second = writer.commit("DEPLOY/x", put("c.yaml", "3").startingFrom(GitReference.defaultBranch()));

        assertThat(first).isEqualTo(new CommitOutcome.Committed(first.commit(), Optional.of(main)));
        assertThat(second).isEqualTo(new CommitOutcome.Committed(second.commit(), Optional.of(first.commit())));
        assertThat(repository.gitBare("rev-parse", "main")).isEqualTo(main.hex());
        assertThat(repository.gitBare("ls-tree", "--name-only", "DEPLOY/x").lines())
                .containsExactly("a.yaml", "b.yaml", "c.yaml");
    }

    @ParameterizedTest
    @EnumSource
    void aChangeIsMadeAnewOnWhatOthersHavePushed(Way way) {
        repository.commit(Map.of("count", "1"));
        AtomicInteger asked = new AtomicInteger();
        GitChange change = GitChange.of("add one", head -> {
            int count = Integer.parseInt(head.readString("count"));
            if (asked.getAndIncrement() == 0) {
                repository.commit(Map.of("count", "10"));
            }
            return List.of(TreeChange.put("count", Integer.toString(count + 1)));
        });

        CommitOutcome outcome = remote(way).writer().commit("main", change);

        assertThat(asked).hasValue(2);
        assertThat(show("main:count")).isEqualTo("11");
        assertThat(outcome).isEqualTo(new CommitOutcome.Committed(outcome.commit(), Optional.of(repository.head())));
    }

    @Test
    void aChangeThatGivesUpLeavesTheBranchAndTheOthers() {
        CommitId before = repository.commit(Map.of("a.yaml", "1"));
        GitWriter writer = remote(Way.FILE).writer();
        GitChange broken = GitChange.of("broken", head -> {
            throw new ConflictException(GitCode.REVERT_CONFLICT.error("no"));
        });

        assertThatThrownBy(() -> writer.commit("main", List.of(put("b.yaml", "1"), broken)))
                .isInstanceOf(ConflictException.class);
        assertThat(repository.gitBare("rev-parse", "main")).isEqualTo(before.hex());
    }

    @ParameterizedTest
    @EnumSource
    void aKeyMakesAChangeOnce(Way way) {
        repository.commit(Map.of("a.yaml", "1"));
        GitChange change = put("a.yaml", "2").withKey("build-17");
        CommitOutcome first = remote(way).writer().commit("main", change);
        CommitOutcome other =
                remote(way).writer().commit("main", put("a.yaml", "3").withKey("build-18"));

        assertThat(remote(way).writer().commit("main", change))
                .isEqualTo(new CommitOutcome.AlreadyMade(first.commit()));
        assertThat(repository.gitBare("rev-parse", "main"))
                .isEqualTo(other.commit().hex());
    }

    @Test
    void aPushWhoseAcknowledgementIsLostIsNotMadeTwice() {
        repository.commit(Map.of("a.yaml", "1"));
        AtomicInteger pushes = new AtomicInteger();
        server.interceptAnswers((exchange, answer) ->
                exchange.getRequestURI().getPath().endsWith("git-receive-pack") && pushes.getAndIncrement() == 0
                        ? new byte[0]
                        : answer);

        CommitOutcome outcome = remote(Way.HTTP).writer().commit("main", put("a.yaml", "2"));

        assertThat(pushes).hasValue(1);
        assertThat(repository.gitBare("rev-parse", "main"))
                .isEqualTo(outcome.commit().hex());
        assertThat(repository.gitBare("rev-list", "--count", "main")).isEqualTo("2");
    }

    @Test
    void manyChangesAreOnePush() {
        repository.commit(Map.of("a.yaml", "1"));
        List<GitChange> changes = IntStream.range(0, 90)
                .mapToObj(number -> put("service-" + number + ".yaml", "1"))
                .toList();

        List<CommitOutcome> outcomes = remote(Way.HTTP).writer().commit("main", changes);

        assertThat(outcomes).hasSize(90).allMatch(CommitOutcome.Committed.class::isInstance);
        assertThat(repository.gitBare("rev-list", "--count", "main")).isEqualTo("91");
        assertThat(server.requests().stream().filter(request -> request.startsWith("POST /app.git/git-receive-pack")))
                .hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRuleOfTheServerIsNotTriedAgain() throws IOException {
        CommitId before = repository.commit(Map.of("a.yaml", "1"));
        Path hook = Files.createDirectories(repository.bare().resolve("hooks")).resolve("pre-receive");
        Files.writeString(hook, "#!/bin/sh\necho main is protected >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> remote(Way.HTTP).writer().commit("main", put("a.yaml", "2")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0532")
                .hasMessageContaining("main is protected");
        assertThat(repository.gitBare("rev-parse", "main")).isEqualTo(before.hex());
        assertThat(server.requests().stream().filter(request -> request.contains("POST /app.git/git-receive-pack")))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void branchesAndTagsMoveOnlyFromWhereTheyWereSeen(Way way) {
        CommitId first = repository.commit(Map.of("a.yaml", "1"));
        CommitId second = repository.commit(Map.of("a.yaml", "2"));
        GitWriter writer = remote(way).writer();

        writer.createBranch("release", first);
        assertThatThrownBy(() -> writer.createBranch("release", second))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0531");
        assertThatThrownBy(() -> writer.moveBranch("release", second, second)).isInstanceOf(ConflictException.class);
        writer.moveBranch("release", first, second);
        writer.moveBranch("release", second, first);
        assertThat(repository.gitBare("rev-parse", "release")).isEqualTo(first.hex());
        assertThatThrownBy(() -> writer.deleteBranch("release", second)).isInstanceOf(ConflictException.class);
        writer.deleteBranch("release", first);
        assertThat(repository.gitBare("branch", "--list", "release")).isEmpty();

        writer.createTag("v1", first);
        writer.createTag("v2", second, "Version 2\n\nIt is better.", Optional.empty());
        assertThatThrownBy(() -> writer.createTag("v1", second)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> writer.createTag("v2", first, "again", Optional.empty()))
                .isInstanceOf(ConflictException.class);
        assertThat(repository.gitBare("rev-parse", "v1")).isEqualTo(first.hex());
        assertThat(repository.gitBare("rev-parse", "v2^{commit}")).isEqualTo(second.hex());
        assertThat(repository.gitBare("tag", "-l", "--format=%(taggername)|%(contents)", "v2"))
                .startsWith("Bot|Version 2");
        assertThat(repository.gitBare("fsck", "--strict")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theLogKnowsRangesPathsAndTrailers(Way way) {
        GitRemote remote = remote(way);
        CommitId first = remote.writer().commit("main", put("a/x.yaml", "1")).commit();
        CommitId second = remote.writer()
                .commit("main", put("b/x.yaml", "1").withTrailer("Ring", "qa"))
                .commit();
        CommitId third = remote.writer().commit("main", put("a/y.yaml", "1")).commit();

        GitHistory history = remote.history(GitReference.branch("main"));

        assertThat(history.head()).isEqualTo(third);
        assertThat(history.log(LogQuery.defaults()).stream().map(GitCommit::id)).containsExactly(third, second, first);
        assertThat(history.log(LogQuery.defaults().withPath("a")).stream().map(GitCommit::id))
                .containsExactly(third, first);
        assertThat(history.log(LogQuery.defaults().withSince(first).withPath("b/x.yaml")).stream()
                        .map(GitCommit::id))
                .containsExactly(second);
        assertThat(history.log(LogQuery.defaults().withLimit(1))).hasSize(1);
        assertThat(history.commit(second).trailer("ring")).containsExactly("qa");
        assertThat(history.commit(second).author()).isEqualTo(new GitCommit.GitPerson("Bot", "bot@example.org"));
        assertThat(history.tree(first).files().stream().map(GitFile::path)).containsExactly("a/x.yaml");
        assertThatThrownBy(() -> history.commit(new CommitId("12".repeat(20))))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aCommitIsTakenBackUnlessItsFilesWereChangedAgain(Way way) {
        repository.commit(Map.of("a.yaml", "1", "b.yaml", "1"));
        GitRemote remote = remote(way);
        CommitId bad = remote.writer()
                .commit(
                        "main",
                        GitChange.of(
                                "bad",
                                TreeEdit.of(
                                        TreeChange.put("a.yaml", "2"),
                                        TreeChange.delete("b.yaml"),
                                        TreeChange.put("new.yaml", "1"))))
                .commit();
        CommitId later = remote.writer().commit("main", put("c.yaml", "1")).commit();
        TreeEdit revert = remote.history(GitReference.branch("main")).revert(bad);

        remote.writer().commit("main", GitChange.of("Take back bad", revert));

        assertThat(repository.gitBare("ls-tree", "--name-only", "main").lines())
                .containsExactly("a.yaml", "b.yaml", "c.yaml");
        assertThat(show("main:a.yaml")).isEqualTo("1");
        assertThat(remote.writer().commit("main", GitChange.of("again", revert)))
                .isInstanceOf(CommitOutcome.Unchanged.class);
        remote.writer().commit("main", put("c.yaml", "2"));
        TreeEdit conflicting = remote.history(GitReference.branch("main")).revert(later);
        assertThatThrownBy(() -> remote.writer().commit("main", GitChange.of("x", conflicting)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("CORE-0534")
                .hasMessageContaining("c.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".git/hooks/post-update", "../x", "/etc/passwd", "a//b", "a/./b", "", "GIT~1/x", "a\\b", "nul"})
    void aPathThatIsDangerousIsNotCommitted(String path) {
        CommitId before = repository.commit(Map.of("a.yaml", "1"));

        assertThatThrownBy(() -> remote(Way.FILE).writer().commit("main", put(path, "x")))
                .isInstanceOf(BedrockException.class);
        assertThat(repository.gitBare("rev-parse", "main")).isEqualTo(before.hex());
    }

    @Test
    void aFileAndAFolderDoNotReplaceEachOther() {
        repository.commit(Map.of("a/x.yaml", "1", "b", "1"));
        GitWriter writer = remote(Way.FILE).writer();

        assertThatThrownBy(() -> writer.commit("main", put("a", "x"))).hasMessageContaining("CORE-0530");
        assertThatThrownBy(() -> writer.commit("main", put("b/x", "x"))).hasMessageContaining("CORE-0530");
        assertThatThrownBy(() -> writer.commit(
                        "main", GitChange.of("x", TreeEdit.of(TreeChange.put("n/x", "1"), TreeChange.put("n", "1")))))
                .hasMessageContaining("CORE-0530");
        GitChange replace = GitChange.of("x", TreeEdit.of(TreeChange.delete("a"), TreeChange.put("a", "file")));
        writer.commit("main", replace);
        assertThat(show("main:a")).isEqualTo("file");
    }

    @Test
    void aCacheThatIsUsedForLongStaysSmall() throws IOException {
        CommitId first = repository.commit(Map.of("a.yaml", "0"));
        GitRemote remote = remote(Way.FILE);
        remote.fetch(first);
        for (int number = 1; number <= 45; number++) {
            CommitId commit = repository.commit(Map.of("a.yaml", Integer.toString(number)));
            assertThat(remote.fetch(commit).readString("a.yaml")).isEqualTo(Integer.toString(number));
            assertThat(remote.history(GitReference.branch("main")).head()).isEqualTo(commit);
        }

        assertThat(remote.fetch(first).readString("a.yaml")).isEqualTo("0");
        assertThat(remote.history(GitReference.branch("main")).log(LogQuery.defaults()))
                .hasSize(46);
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".pack"))).hasSizeLessThan(30);
        }
    }
}
