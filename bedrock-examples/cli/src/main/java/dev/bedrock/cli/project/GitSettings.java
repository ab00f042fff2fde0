package dev.bedrock.cli.project;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.Executables;
import dev.bedrock.core.process.ProcessResult;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.gitops.project.Maintainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The branch that is checked out. */
    public Optional<String> branch() {
        return git("symbolic-ref", "--quiet", "--short", "HEAD");
    }

    private Optional<String> setting(String name) {
        return git("config", "--get", name);
    }

    private Optional<String> git(String... arguments) {
        Optional<Path> git = Executables.find("git", context.variables());
        if (git.isEmpty()) {
            return Optional.empty();
        }
        try {
            ProcessResult result = ProcessRunner.system()
                    .run(Command.of(Stream.concat(Stream.of(git.get().toString()), Stream.of(arguments))
                                    .toList())
                            .in(directory)
                            .withTimeout(Duration.ofSeconds(10)));
            return Optional.of(result.stdout().strip()).filter(value -> result.isSuccess() && !value.isEmpty());
        } catch (BedrockException gitDoesNotAnswer) {
            return Optional.empty();
        }
    }
}
