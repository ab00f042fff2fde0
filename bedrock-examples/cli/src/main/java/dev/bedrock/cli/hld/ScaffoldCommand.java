package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld scaffold}. */
@Command(
        name = "scaffold",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Write a configuration file for a new environment, with everything that can be set commented out.")
final class ScaffoldCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "ENV", description = "The environment. If it has a file already, nothing is written.")
    private String environment = "";

    @Option(
            names = "--subcomponent",
            paramLabel = "A.B.C",
            defaultValue = "",
            description = "Only for one subcomponent, by the names that lead to it.")
    private String subcomponent = "";

    @Mixin
    private final EditArguments edit = new EditArguments();

    ScaffoldCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return edit.run(context, editor -> editor.scaffold(environment, subcomponent));
    }
}
