package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.HldBuilder;
import dev.bedrock.hld.composition.Environments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that say which definition is meant, and for which environments. */
final class DefinitionArguments {
    private static final List<String> COMPONENT_FILES =
            List.of("component.yaml", "component.yml", "component.json", "component.hcl");

    @Parameters(
            paramLabel = "[PATH] [ENV...]",
            hideParamSyntax = true,
            arity = "0..*",
            description = {
                "The folder of the definition, then the environments, the most important first. The first argument is"
                        + " the PATH if it is '.', '..', has a '/' in it, or is a folder with a component file; else the"
                        + " PATH is the current folder. The environment 'common' always applies, last."
            })
    private List<String> arguments = List.of();

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "No file outside of it is read. Default: the git repository of the definition, or PATH itself"
                    + " if it is in none.")
    private @Nullable Path root;

    /** The folder of the definition. */
    Path path(CliContext context) {
        return context.resolve(Path.of(beginsWithPath(context) ? arguments.get(0) : "."));
    }

    Environments environments(CliContext context) {
        return new Environments(beginsWithPath(context) ? arguments.subList(1, arguments.size()) : arguments);
    }

    HldBuilder open(CliContext context) {
        HldBuilder builder = Hld.builder(path(context));
        return root == null ? builder : builder.root(context.resolve(root));
    }

    private boolean beginsWithPath(CliContext context) {
        if (arguments.isEmpty()) {
            return false;
        }
        String first = arguments.get(0);
        return first.equals(".")
                || first.equals("..")
                || first.indexOf('/') >= 0
                || first.indexOf('\\') >= 0
                || COMPONENT_FILES.stream()
                        .anyMatch(name -> Files.isRegularFile(
                                context.directory().resolve(first).resolve(name)));
    }
}
