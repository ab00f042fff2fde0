package dev.bedrock.core.git;

import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bare repository and a work tree beside it, both run by the real git. */
public final class TestRepository {
    private final Path git = RequiredTool.of("git");
    private final Path bare;
    private final Path work;
    private int commits;
    private Optional<Instant> now = Optional.empty();

    private TestRepository(Path bare, Path work) {
        this.bare = bare;
        this.work = work;
    }

    /** Makes {@code NAME.git} in a folder, with the branch main and no commit. */
    public static TestRepository create(Path folder, String name) {
        try {
            Path bare = folder.resolve(name + ".git");
            Path work = Files.createDirectories(folder.resolveSibling("work-" + name));
            TestRepository repository = new TestRepository(bare, work);
            Files.createDirectories(folder);
            repository.run(folder, "init", "-q", "--bare", "-b", "main", bare.toString());
            repository.run(bare, "config", "http.receivepack", "true");
            repository.git("init", "-q", "-b", "main");
            repository.git("remote", "add", "origin", bare.toString());
            return repository;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bare repository. */
    public Path bare() {
        return bare;
    }

    /** The work tree. */
    public Path work() {
        return work;
    }

    /** Commits files on the branch that is checked out and pushes it. */
    public CommitId commit(Map<String, String> files) {
        Directories.write(work, files);
        return commitAll();
    }

    /** Commits whatever the work tree has and pushes it. */
    public CommitId commitAll() {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "commit " + ++commits);
        git("push", "-q", "-f", "origin", "HEAD");
        return head();
    }

    /** Commits whatever the work tree has, with this time, and pushes it. */
    public CommitId commitAllAt(Instant time) {
        now = Optional.of(time);
        try {
            return commitAll();
        } finally {
            now = Optional.empty();
        }
    }

    /** The commit that is checked out. */
    public CommitId head() {
        return new CommitId(git("rev-parse", "HEAD"));
    }

    /** Runs git in the work tree. */
    public String git(String... arguments) {
        return run(work, arguments);
    }

    /** Runs git in the bare repository. */
    public String gitBare(String... arguments) {
        return run(bare, arguments);
    }

    private String run(Path directory, String... arguments) {
        List<String> all = new ArrayList<>(List.of(git.toString()));
        all.addAll(List.of(arguments));
        Command command = Command.of(all)
                .in(directory)
                .withEnvironment("HOME", bare.toString())
                .withEnvironment("GIT_CONFIG_NOSYSTEM", "1")
                .withEnvironment("GIT_AUTHOR_NAME", "Ada")
                .withEnvironment("GIT_AUTHOR_EMAIL", "ada@example.org")
                .withEnvironment("GIT_COMMITTER_NAME", "Ada")
                .withEnvironment("GIT_COMMITTER_EMAIL", "ada@example.org");
        if (now.isPresent()) {
            command = command.withEnvironment("GIT_COMMITTER_DATE", now.get().toString());
        }
        return ProcessRunner.system().run(command).requireSuccess().stdout().strip();
    }
}
