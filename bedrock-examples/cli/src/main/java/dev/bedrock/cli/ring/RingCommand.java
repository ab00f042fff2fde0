package dev.bedrock.cli.ring;

import dev.bedrock.cli.project.ProjectArguments;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.file.FileChanges;
import dev.bedrock.gitops.project.ProjectEditor;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The group of commands for rings. */
@Command(
        name = "ring",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Rings: branches of a project that are deployed side by side.")
public final class RingCommand {
    private RingCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new RingCommand())
                .addSubcommand(new Create(context))
                .addSubcommand(new Delete(context))
                .addSubcommand(new SetDefault(context));
    }

    /** A command for one ring. */
    private abstract static class OneRing implements Callable<Integer> {
        private final CliContext context;
        private final BiFunction<ProjectEditor, String, FileChanges> change;

        @Parameters(paramLabel = "RING", description = "The branch.")
        private String ring = "";

        @Mixin
        private final ProjectArguments project = new ProjectArguments();

        OneRing(CliContext context, BiFunction<ProjectEditor, String, FileChanges> change) {
            this.context = context;
            this.change = change;
        }

        @Override
        public Integer call() {
            return project.run(context, editor -> change.apply(editor, ring));
        }
    }

    /** {@code bedrock ring create}. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            sortOptions = false,
            versionProvider = Version.class,
            description = "Add a ring to bedrock.yaml and to the pipelines.")
    static final class Create extends OneRing {
        Create(CliContext context) {
            super(context, ProjectEditor::createRing);
        }
    }

    /** {@code bedrock ring delete}. */
    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            sortOptions = false,
            versionProvider = Version.class,
            description =
                    "Remove a ring from bedrock.yaml and from the pipelines; the next reconcile removes it everywhere.")
    static final class Delete extends OneRing {
        Delete(CliContext context) {
            super(context, ProjectEditor::deleteRing);
        }
    }

    /** {@code bedrock ring set-default}. */
    @Command(
            name = "set-default",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            sortOptions = false,
            versionProvider = Version.class,
            description = "Make a ring the one that requests without a Ring header go to.")
    static final class SetDefault extends OneRing {
        SetDefault(CliContext context) {
            super(context, ProjectEditor::setDefaultRing);
        }
    }
}
