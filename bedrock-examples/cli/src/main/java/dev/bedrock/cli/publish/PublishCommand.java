package dev.bedrock.cli.publish;

import dev.bedrock.cli.hld.RenderOptions;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.GitSettings;
import dev.bedrock.cli.terminal.Progress;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.gitops.publish.DefinitionVersion;
import dev.bedrock.gitops.publish.ManifestPublisher;
import dev.bedrock.gitops.publish.PublishComment;
import dev.bedrock.gitops.publish.PublishOutcome;
import dev.bedrock.gitops.publish.PublishPlan;
import dev.bedrock.gitops.publish.PublishRequest;
import dev.bedrock.gitops.publish.PublishTarget;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock publish}. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Generate manifests and commit them to the repository that clusters follow.",
        footer = {
            "",
            "The standard output has the files that change, one a line, or with --verify a comment for a pull request."
        })
public final class PublishCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The folder of the definition. Default: the current one.")
    private Path definition = Path.of(".");

    @Mixin
    private final ManifestRepository repository = new ManifestRepository();

    @Option(
            names = {"-e", "--environments"},
            paramLabel = "[FOLDER=]ENV[,ENV...]",
            defaultValue = "prod",
            description =
                    "What is generated for a folder: environments, the most important first, with commas or spaces"
                            + " between. Default folder: the environments joined by '-'. Repeatable. Default: ${DEFAULT-VALUE}.")
    private List<String> environments = List.of();

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "The branch that clusters follow. Default: the default branch.")
    private @Nullable String branch;

    @Option(
            names = "--new-branch",
            paramLabel = "NAME",
            description = "Push to a new branch instead, for a pull request.")
    private @Nullable String newBranch;

    @Option(
            names = "--commit-per-folder",
            description = "Make a commit for each folder. One that fails does not keep back the others.")
    private boolean commitPerFolder;

    @Option(
            names = "--message",
            paramLabel = "TEXT",
            description = "The message of the commit. Default: one with the title of the definition's commit.")
    private @Nullable String message;

    @Option(names = "--trailer", paramLabel = "KEY=VALUE", description = "A trailer of the commit. Repeatable.")
    private Map<String, String> trailers = Map.of();

    @Option(names = "--adopt", description = "Take over folders that others have written; their other files stay.")
    private boolean adopt;

    @Option(names = "--replace-edits", description = "Replace published files that were changed by hand.")
    private boolean replaceEdits;

    @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
    private boolean dryRun;

    @Option(names = "--verify", description = "Write nothing, and print what would change as Markdown.")
    private boolean verify;

    @Option(
            names = "--limit",
            paramLabel = "CHARACTERS",
            defaultValue = "65536",
            description = "The most characters of the Markdown. Default: ${DEFAULT-VALUE}, as many as GitHub takes.")
    private int limit = 65_536;

    @Mixin
    private final RenderOptions render = new RenderOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to say what was done: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    private PublishCommand(CliContext context) {
        this.context = context;
    }

    /** The command. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new PublishCommand(context));
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        Path root = context.resolve(definition);
        try (Progress progress = console.progress("generated")) {
            Hld hld = open(root, progress);
            root = hld.root();
            PublishComment comment =
                    PublishComment.defaults().withLimit(limit).withRedactor(repository.redactor(context));
            ManifestPublisher publisher =
                    ManifestPublisher.of(repository.open(context)).withComment(comment);
            PublishPlan plan = publisher.plan(hld, request(root));
            Optional<PublishOutcome> outcome = dryRun || verify ? Optional.empty() : Optional.of(publisher.apply(plan));
            List<Problem> problems = Stream.concat(
                            plan.problems().stream(), outcome.stream().flatMap(done -> done.problems().stream()))
                    .distinct()
                    .toList();
            print(
                    console,
                    new PublishReport(
                            plan,
                            outcome,
                            verify ? Optional.of(comment.text(plan)) : Optional.empty(),
                            console.located(problems, root)));
            return Problem.anyError(problems) ? ExitCode.SOFTWARE : ExitCode.OK;
        } catch (BedrockException e) {
            console.problems(console.located(e.problems(), root));
            console.trace(e);
            return ExitCode.SOFTWARE;
        }
    }

    private Hld open(Path path, Progress progress) {
        return Hld.builder(path)
                .helm(render.helm(context))
                .processes(ProcessRunner.of(context.variables()))
                .progress(progress)
                .hookOutput(progress)
                .build();
    }

    private PublishRequest request(Path root) {
        GitSettings git = new GitSettings(context, root);
        Optional<CommitId> commit = git.cleanCommit();
        PublishRequest request = PublishRequest.of(
                        environments.stream().map(this::target).toList())
                .withVersion(new DefinitionVersion(
                        git.remote().orElse(""),
                        commit,
                        commit.flatMap(git::title).orElse("")))
                .withCommitPerFolder(commitPerFolder)
                .withAdoption(adopt)
                .withEditsReplaced(replaceEdits);
        request = branch == null ? request : request.withBranch(branch);
        request = newBranch == null ? request : request.withNewBranch(newBranch);
        request = message == null ? request : request.withMessage(message);
        for (Map.Entry<String, String> trailer : trailers.entrySet()) {
            request = request.withTrailer(trailer.getKey(), trailer.getValue());
        }
        return request;
    }

    private PublishTarget target(String text) {
        int equals = text.indexOf('=');
        List<String> names = Arrays.stream(text.substring(equals + 1).split("[,\\s]+", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        PublishTarget target = PublishTarget.of(new Environments(names))
                .withOptions(render.generateOptions())
                .withLayout(render.layout());
        return equals < 0 ? target : target.withFolder(text.substring(0, equals).strip());
    }

    private void print(Console console, PublishReport report) {
        if (format == ReportFormat.JSON) {
            context.out().print(report.toJson());
            return;
        }
        console.problems(report.problems());
        context.out().print(report.comment().orElseGet(report.plan()::toString));
        console.summary(report.summary());
    }
}
