package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.hld.authoring.ComponentSearch;
import dev.bedrock.hld.authoring.FoundComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld find}. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Find components by a keyword in their names, folders and sources.")
final class FindCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "KEYWORD", description = "What to look for, in any case of letters.")
    private String keyword = "";

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Where to look: a folder with definitions, such as a checkout. Default: the current one.")
    private List<Path> folders = List.of(Path.of("."));

    @Mixin
    private final CommonOptions common = new CommonOptions();

    FindCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        boolean any = false;
        for (Path folder : folders) {
            Path resolved = context.resolve(folder);
            try {
                for (FoundComponent found : ComponentSearch.in(resolved).find(keyword)) {
                    any = true;
                    context.out().print(line(console.shown(resolved.resolve(found.path())), found));
                }
            } catch (BedrockException e) {
                console.problems(e.problems());
                console.trace(e);
                return ExitCode.SOFTWARE;
            }
        }
        if (!any) {
            console.summary("no component was found");
        }
        return ExitCode.OK;
    }

    private static String line(String path, FoundComponent found) {
        return Printable.of(path + "  " + found.name() + "  " + found.type() + "  (" + found.match() + ")") + "\n";
    }
}
