package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.hld.authoring.HldEditor;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that change a definition have in common. */
final class EditArguments {
    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder with the component file. Default: the current one.")
    private Path directory = Path.of(".");

    @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
    private boolean dryRun;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    /** The folder of the definition. */
    Path directory(CliContext context) {
        return context.resolve(directory);
    }

    /** Makes a change, prints the files that it has written, or what it would do. */
    int run(CliContext context, Function<HldEditor, FileChanges> change) {
        return new Run(context, common, directory, dryRun).of(change.andThen(Planned::of));
    }

    /** A change of whatever kind: what it is as text, and the files that it writes. */
    record Planned(Object plan, List<Problem> problems, List<String> files, Runnable application) {
        static Planned of(FileChanges edits) {
            return new Planned(
                    edits,
                    edits.problems(),
                    edits.files().stream().map(FileChange::path).toList(),
                    edits::apply);
        }
    }

    /** What all changes have in common, whatever the arguments of their commands. */
    record Run(CliContext context, CommonOptions common, Path directory, boolean dryRun) {
        int of(Function<HldEditor, Planned> change) {
            Console console = new Console(context, common);
            HldEditor editor = HldEditor.open(context.resolve(directory));
            try {
                Planned planned = change.apply(editor);
                console.problems(console.located(planned.problems(), editor.root()));
                if (dryRun) {
                    context.out().print(planned.plan());
                } else {
                    planned.application().run();
                    for (String file : planned.files()) {
                        context.out().print(console.shown(editor.root().resolve(file)) + "\n");
                    }
                }
                if (planned.files().isEmpty()) {
                    console.summary("nothing to change");
                }
                return ExitCode.OK;
            } catch (BedrockException e) {
                console.problems(console.located(e.problems(), editor.root()));
                console.trace(e);
                return ExitCode.SOFTWARE;
            }
        }
    }
}
