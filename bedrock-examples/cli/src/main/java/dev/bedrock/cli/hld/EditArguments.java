package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.hld.authoring.HldEditor;
import java.nio.file.Path;
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
        Console console = new Console(context, common);
        HldEditor editor = HldEditor.open(context.resolve(directory));
        try {
            FileChanges edits = change.apply(editor);
            console.problems(console.located(edits.problems(), edits.root()));
            if (dryRun) {
                context.out().print(edits);
            } else {
                edits.apply();
                for (FileChange edit : edits.files()) {
                    context.out().print(console.shown(edits.root().resolve(edit.path())) + "\n");
                }
            }
            if (edits.files().isEmpty()) {
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
