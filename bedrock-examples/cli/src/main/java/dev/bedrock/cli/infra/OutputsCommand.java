package dev.bedrock.cli.infra;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.authoring.Assignment;
import dev.bedrock.hld.authoring.HldEditor;
import dev.bedrock.hld.authoring.SetRequest;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.infra.Infra;
import dev.bedrock.infra.configuration.ConfigurationMapping;
import dev.bedrock.infra.terraform.Terraform;
import dev.bedrock.infra.terraform.TerraformOutputs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock infra outputs}. */
@Command(
        name = "outputs",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description =
                "Give outputs of Terraform to the configuration of manifests, as the definitions map them. Without"
                        + " --hld they are printed.")
final class OutputsCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DeploymentOptions deployments = new DeploymentOptions();

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "What 'terraform output -json' has printed, of one deployment. Default: Terraform is asked.")
    private @Nullable Path file;

    @Option(
            names = "--hld",
            paramLabel = "DIR",
            description = "The folder of the high level definition whose configuration gets the values, for the first"
                    + " environment that the mapping names.")
    private @Nullable Path definition;

    @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
    private boolean dryRun;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    OutputsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        Infra infra = deployments.open(context, false);
        for (String folder : deployments.folders(infra)) {
            ConfigurationMapping mapping = infra.deployment(folder).configuration();
            Map<String, String> keys = new LinkedHashMap<>();
            mapping.outputs().forEach((key, output) -> keys.put(key, output.text()));
            if (keys.isEmpty()) {
                console.summary("the definitions of '" + folder + "' map no outputs");
                continue;
            }
            TerraformOutputs outputs = outputs(infra.output().resolve(folder));
            if (definition == null) {
                context.out().print(YamlWriter.defaults().withInsertionOrder().write(outputs.mapped(keys)));
            } else {
                set(console, HldEditor.open(context.resolve(definition)), mapping, outputs.values(keys));
            }
        }
        return ExitCode.OK;
    }

    private TerraformOutputs outputs(Path folder) {
        if (file == null) {
            return Terraform.in(folder).withEnvironment(context.variables()).outputs();
        }
        Path path = context.resolve(file);
        String name = String.valueOf(path.getFileName());
        return TerraformOutputs.parse(
                name, FileTree.open(path.resolveSibling(".").normalize()).readString(name));
    }

    private void set(Console console, HldEditor editor, ConfigurationMapping mapping, Map<String, Node> values) {
        String environment = mapping.environments().isEmpty()
                ? Environments.COMMON
                : mapping.environments().get(0);
        Map<List<String>, SetRequest> requests = new LinkedHashMap<>();
        values.forEach((text, value) -> {
            HldKey key = HldKey.parse(text);
            SetRequest request = requests.getOrDefault(
                    key.subcomponent(), new SetRequest(environment, key.subcomponent(), List.of(), true));
            requests.put(key.subcomponent(), request.with(new Assignment(key.path(), value)));
        });
        for (SetRequest request : requests.values()) {
            FileChanges changes = editor.set(request);
            if (dryRun) {
                context.out().print(changes);
            } else {
                changes.apply();
                for (FileChange change : changes.files()) {
                    context.out().println(console.shown(editor.root().resolve(change.path())));
                }
            }
        }
    }
}
