package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Composition;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock hld show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Show the components of a definition for some environments, with their values and where each value"
                        + " comes from. Renders nothing and needs no Helm.")
final class ShowCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DefinitionArguments definition = new DefinitionArguments();

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    /** The forms of the view. */
    enum Format {
        TEXT,
        JSON,
        YAML;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ShowCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        Hld hld = definition.open(context).build();
        Composition composition = hld.compose(definition.environments(context));
        List<Problem> problems = console.located(composition.problems(), hld.root());
        console.problems(problems);
        if (Problem.anyError(problems)) {
            return ExitCode.SOFTWARE;
        }
        context.out().print(view(composition, location -> console.located(location, hld.root())));
        return ExitCode.OK;
    }

    private String view(Composition composition, UnaryOperator<SourceLocation> places) {
        return switch (format) {
            case TEXT -> CompositionText.of(composition, places);
            case JSON ->
                JsonWriter.indented()
                                .withInsertionOrder()
                                .withoutHtmlEscaping()
                                .write(CompositionData.of(composition, places))
                        + "\n";
            case YAML -> YamlWriter.defaults().withInsertionOrder().write(CompositionData.of(composition, places));
        };
    }
}
