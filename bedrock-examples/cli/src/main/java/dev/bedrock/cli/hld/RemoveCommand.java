package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld remove}. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Remove subcomponents from the component file. If one is not there, none is removed.")
final class RemoveCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "The names of the subcomponents.")
    private List<String> names = List.of();

    @Mixin
    private final EditArguments edit = new EditArguments();

    RemoveCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return edit.run(context, editor -> editor.remove(names));
    }
}
