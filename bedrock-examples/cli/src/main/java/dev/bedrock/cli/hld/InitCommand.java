package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Begin a definition: a component file, configuration for all environments, and a .gitignore.")
final class InitCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "NAME", description = "The name of the component at the top.")
    private String name = "";

    @Mixin
    private final EditArguments edit = new EditArguments();

    InitCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return edit.run(context, editor -> editor.init(name));
    }
}
