package dev.bedrock.cli.hld;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.authoring.Assignment;
import dev.bedrock.hld.authoring.SetRequest;
import dev.bedrock.hld.composition.Environments;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bedrock hld set}. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Set configuration of a component for an environment.")
final class SetCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(
            paramLabel = "PATH=VALUE",
            arity = "0..*",
            description = "What to set, such as image.tag=4.2 or hosts[0]=a.example. A key with dots is put in double"
                    + " quotes. The value is a number, true, false or null as in YAML, YAML in quotes or brackets, or a"
                    + " string.")
    private List<String> assignments = List.of();

    @Option(
            names = "--environment",
            paramLabel = "ENV",
            defaultValue = Environments.COMMON,
            description = "The environment to set it for. Default: ${DEFAULT-VALUE}.")
    private String environment = Environments.COMMON;

    @Option(
            names = "--subcomponent",
            paramLabel = "A.B.C",
            description = "The subcomponent to set it for, by the names that lead to it.")
    private @Nullable String subcomponent;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A YAML file with values to set, before those of the command line.")
    private @Nullable Path file;

    @Option(
            names = {"--no-new-keys", "--no-new-config-keys"},
            description = "Fail if a path is not in the configuration yet.")
    private boolean noNewKeys;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "yaml",
            description = "How to take values: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Type type = Type.YAML;

    @Spec
    private @Nullable CommandSpec spec;

    /** How values are taken. */
    enum Type {
        YAML,
        STRING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private final EditArguments edit = new EditArguments();

    SetCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (assignments.isEmpty() && file == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Nothing to set: give PATH=VALUE or --file");
        }
        return edit.run(context, editor -> editor.set(request()));
    }

    private SetRequest request() {
        SetRequest request = SetRequest.of(environment);
        request = subcomponent == null ? request : request.withSubcomponent(subcomponent);
        request = noNewKeys ? request.withoutNewKeys() : request;
        request = file == null ? request : withValues(request, context.resolve(file));
        for (String assignment : assignments) {
            request = request.with(
                    type == Type.STRING ? Assignment.parseString(assignment) : Assignment.parse(assignment));
        }
        return request;
    }

    private SetRequest withValues(SetRequest request, Path values) {
        FileTree folder = FileTree.open(Objects.requireNonNull(values.getParent()));
        String text =
                folder.readString(Objects.requireNonNull(values.getFileName()).toString());
        return request.withValues(context.shown(values), text);
    }
}
