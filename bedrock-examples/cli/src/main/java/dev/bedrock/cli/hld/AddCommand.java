package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.hld.authoring.AddRequest;
import dev.bedrock.hld.component.SourceMethod;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bedrock hld add}. */
@Command(
        name = "add",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Add a subcomponent to the component file, or change the given fields of one that is there.")
final class AddCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "NAME", description = "The name of the subcomponent.")
    private String name = "";

    @Option(names = "--source", paramLabel = "SOURCE", description = "Where it is: a path or a URL.")
    private @Nullable String source;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description =
                    "How the source is reached: ${COMPLETION-CANDIDATES}. Default: git if the source is a URL, else local.")
    private @Nullable SourceMethod method;

    @Option(names = "--branch", paramLabel = "BRANCH", description = "The branch of a git source.")
    private @Nullable String branch;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            description = "The path inside of the source; for charts and manifests without source, their folder.")
    private @Nullable String path;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "What it is: component, helm, static or template. Default: component.")
    private @Nullable String type;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "The commit or tag of a git source, the version of a chart.")
    private @Nullable String version;

    /** The usual option by itself: {@code --version} is the version of the component here. */
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    @Mixin
    private final EditArguments edit = new EditArguments();

    AddCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return edit.run(context, editor -> editor.add(request()));
    }

    private AddRequest request() {
        AddRequest request = AddRequest.named(name);
        request = source == null ? request : request.withSource(source);
        request = method == null ? request : request.withMethod(method);
        request = branch == null ? request : request.withBranch(branch);
        request = path == null ? request : request.withPath(path);
        request = type == null ? request : request.withType(type);
        return version == null ? request : request.withVersion(version);
    }
}
