package dev.bedrock.cli.pullrequest;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.gitops.pullrequest.PullRequestComment;
import dev.bedrock.gitops.pullrequest.PullRequests;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bedrock pull-request comment}. */
@Command(
        name = "comment",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Write a comment, or replace the own one of the same name.")
final class CommentCommand extends NumberedCommand {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "bedrock",
            description = "The name by which it is found again. Default: ${DEFAULT-VALUE}.")
    private String name = "bedrock";

    @ArgGroup(multiplicity = "1")
    private Text text = new Text();

    /** What it says. */
    static final class Text {
        @Option(names = "--text", paramLabel = "MARKDOWN", required = true, description = "What it says.")
        private @Nullable String markdown;

        @Option(
                names = "--text-file",
                paramLabel = "FILE",
                required = true,
                description = "A file with what it says, in Markdown.")
        private @Nullable Path file;
    }

    CommentCommand(CliContext context) {
        super(context);
    }

    @Override
    Report run(PullRequests pulls, long number) {
        pulls.comment(number, new PullRequestComment(name, markdown()));
        return new Report(Long.toString(number), Map.of("number", number, "comment", name), "the comment is there");
    }

    private String markdown() {
        if (text.file == null) {
            return String.valueOf(text.markdown);
        }
        Path file = context().resolve(text.file).toAbsolutePath();
        Path folder = file.getParent();
        return FileTree.open(folder == null ? file : folder).readString(String.valueOf(file.getFileName()));
    }
}
