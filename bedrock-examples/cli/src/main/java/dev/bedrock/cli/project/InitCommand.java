package dev.bedrock.cli.project;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.GitSettings;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.gitops.pipeline.PipelineTemplate;
import dev.bedrock.gitops.pipeline.PipelineTemplates;
import dev.bedrock.gitops.project.Maintainer;
import dev.bedrock.gitops.project.ProjectInit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bedrock project init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Begin a project: bedrock.yaml, maintainers.yaml, and the pipeline that reconciles.")
final class InitCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = {"-r", "--default-ring"},
            paramLabel = "BRANCH",
            defaultValue = "master",
            description = "The branch that is the default ring. Default: ${DEFAULT-VALUE}.")
    private String defaultRing = "master";

    @Option(
            names = "--pipelines",
            paramLabel = "SYSTEM",
            defaultValue = PipelineTemplates.DEFAULT,
            description = "The CI system: azure, github, gitlab, jenkins, or none. Default: ${DEFAULT-VALUE}.")
    private String system = PipelineTemplates.DEFAULT;

    @Mixin
    private final ProjectArguments project = new ProjectArguments();

    InitCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ProjectInit init = ProjectInit.of(Version.number()).withDefaultRing(defaultRing);
        Optional<Maintainer> user = new GitSettings(context, project.directory(context)).user();
        ProjectInit complete = user.map(init::withMaintainer).orElse(init);
        List<PipelineTemplate> templates =
                system.equals("none") ? List.of() : List.of(PipelineTemplates.require(system));
        return project.run(context, templates, editor -> editor.init(complete));
    }
}
