package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.AtomicFile;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.infra.definition.DefinitionTree;
import dev.bedrock.infra.scaffold.Scaffold;
import dev.bedrock.infra.template.TemplateRequest;
import dev.bedrock.infra.template.TemplateSources;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock infra scaffold}. */
@Command(
        name = "scaffold",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Begin a definition for a template: NAME/definition.yaml with all variables of the template.")
final class ScaffoldCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = {"-n", "--name"},
            required = true,
            paramLabel = "NAME",
            description = "The name of the deployment, and its folder.")
    private String name = "";

    @Option(
            names = {"-s", "--source"},
            paramLabel = "SOURCE",
            defaultValue = "builtin",
            description = "Where the template is: a git repository, a folder, or builtin. Default: ${DEFAULT-VALUE}.")
    private String source = "";

    @Option(
            names = {"-r", "--version"},
            paramLabel = "VERSION",
            defaultValue = "",
            description = "The tag, branch or commit of the repository.")
    private String version = "";

    @Option(
            names = {"-t", "--template"},
            required = true,
            paramLabel = "TEMPLATE",
            description = "The folder of the template in the source.")
    private String template = "";

    @Option(names = "--dry-run", description = "Write nothing, and print the definition.")
    private boolean dryRun;

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    ScaffoldCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        FileTree here = FileTree.open(context.directory());
        String file = here.resolve(name, DefinitionTree.FILE);
        if (here.exists(file)) {
            throw new InvalidInputException(CoreCode.FILE_KIND
                    .error("there is such a file already", SourceLocation.of(file))
                    .withHint("choose another name, or remove it"));
        }
        TemplateSources.Builder templates =
                TemplateSources.builder(context.directory()).git(sources.git(context));
        sources.localRoots(context).forEach(templates::localRoot);
        TemplateRequest request = new TemplateRequest(source, template, version, SourceLocation.unknown());
        String text = Scaffold.definition(name, request, templates.build().get(request));
        if (dryRun) {
            context.out().print(text);
        } else {
            AtomicFile.inside(context.directory(), file).write(text);
            context.out().print(file + "\n");
            console.summary("put in the values that say <insert value>, then run: bedrock infra generate");
        }
        return ExitCode.OK;
    }
}
