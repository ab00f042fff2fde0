package dev.bedrock.cli.terminal;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.Executables;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.gitops.project.Maintainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What git knows about a folder and its user. Without git, it knows nothing. */
public final class GitSettings {
    private final CliContext context;
    private final Path directory;

    /** The settings that are valid in a folder. */
    public GitSettings(CliContext context, Path directory) {
        this.context = context;
        this.directory = directory;
    }

    /** The user, if both name and address are known. */
    public Optional<Maintainer> user() {
        return setting("user.name").flatMap(name -> setting("user.email").map(email -> new Maintainer(name, email)));
    }

    /** The URL of the repository: {@code APP_REPO_URL} or, for want of it, that of the remote {@code origin}. */
    public Optional<String> origin() {
        return context.variables()
                .get("APP_REPO_URL")
                .filter(url -> !url.isBlank())
                .or(() -> setting("remote.origin.url"));
    }

    /** The URL of the remote {@code origin}. */
    public Optional<String> remote() {
        return setting("remote.origin.url");
    }

    /** The commit that the folder is a checkout of, if nothing in it was changed or added since. */
    public Optional<CommitId> cleanCommit() {
        return run("status", "--porcelain", "--", ".")
                .filter(String::isEmpty)
                .flatMap(clean -> run("rev-parse", "HEAD"))
                .filter(CommitId::isFull)
                .map(CommitId::new);
    }

    /** What a commit says in its first line. */
    public Optional<String> title(CommitId commit) {
        return run("log", "-1", "--format=%s", commit.hex());
    }

    /** The branch that is checked out. */
    public Optional<String> branch() {
        return run("symbolic-ref", "--quiet", "--short", "HEAD").filter(name -> !name.isEmpty());
    }

    private Optional<String> setting(String name) {
        return run("config", "--get", name).filter(value -> !value.isEmpty());
    }

    /** A checkout may be one of somebody else, so nothing that its own settings name is run. */
    private Optional<String> run(String... arguments) {
        Optional<Path> git = Executables.find("git", context.variables());
        if (git.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(git.get().toString(), "-c", "core.fsmonitor=false"));
        command.addAll(List.of(arguments));
        try {
            ProcessResult result =
                    ProcessRunner.system().run(Command.of(command).in(directory).withTimeout(Duration.ofSeconds(60)));
            return Optional.of(result.stdout().strip()).filter(value -> result.isSuccess());
        } catch (BedrockException gitDoesNotAnswer) {
            return Optional.empty();
        }
    }
}
