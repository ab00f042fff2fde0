package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.deployment.DeploymentStatus;
import dev.bedrock.telemetry.query.DeploymentQuery;
import dev.bedrock.telemetry.store.DeploymentStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The group of commands that ask about deployments. */
@Command(
        name = "telemetry",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "What runs where, since when, and how well it is delivered.")
public final class TelemetryCommand {
    private TelemetryCommand() {}

    /** The group with its commands. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new TelemetryCommand())
                .addSubcommand(new ListCommand(context))
                .addSubcommand(new Running(context))
                .addSubcommand(new Matrix(context))
                .addSubcommand(new Journey(context))
                .addSubcommand(new Changes(context))
                .addSubcommand(new DoraCommand(context))
                .addSubcommand(new SyncCommand(context));
    }

    /** A command that asks one question. */
    abstract static class Question implements Callable<Integer> {
        private final CliContext context;

        @Option(names = "--format", paramLabel = "FORMAT", description = "text or json. Default: text.")
        private Format format = Format.TEXT;

        @Mixin
        private final StoreOptions storeOptions = new StoreOptions();

        @Mixin
        private final CommonOptions common = new CommonOptions();

        @Spec
        private @Nullable CommandSpec spec;

        Question(CliContext context) {
            this.context = context;
        }

        /** How answers are printed. */
        enum Format {
            TEXT,
            JSON
        }

        @Override
        public Integer call() {
            try (DeploymentStore store = new StoreSettings(context, storeOptions).open()) {
                Answer answer = ask(store, DeploymentQuery.of(store));
                context.out().print(format == Format.JSON ? answer.json() : answer.text());
                context.out().flush();
                if (answer.isEmpty()) {
                    new Console(context, common).summary("Nothing found.");
                }
            }
            return ExitCode.OK;
        }

        abstract Answer ask(DeploymentStore store, DeploymentQuery query);

        CliContext context() {
            return context;
        }

        Instant time(String text, Instant otherwise) {
            try {
                return text.isBlank() ? otherwise : Instant.parse(text);
            } catch (DateTimeException e) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "'" + text + "' is no time such as 2026-03-01T12:00:00Z",
                        e);
            }
        }

        ParameterException usage(String message) {
            return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
        }
    }

    static List<String> row(Deployment deployment) {
        List<String> cells = new ArrayList<>(
                List.of(deployment.id(), DeploymentStatus.recorded(deployment).wireName()));
        for (DeploymentField field : List.of(
                DeploymentField.SERVICE,
                DeploymentField.RING,
                DeploymentField.IMAGE_TAG,
                DeploymentField.COMMIT,
                DeploymentField.MANIFEST_COMMIT)) {
            cells.add(deployment.get(field).orElse("-"));
        }
        return cells;
    }

    static List<String> titles() {
        return List.of("id", "status", "service", "ring", "image", "commit", "manifests");
    }

    /** {@code bedrock telemetry running}. */
    @Command(
            name = "running",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            sortOptions = false,
            versionProvider = Version.class,
            description = "Print what runs in each ring, or ran there at a time.")
    static final class Running extends Question {
        @Option(names = "--at", paramLabel = "TIME", description = "The time. Default: now.")
        private String at = "";

        Running(CliContext context) {
            super(context);
        }

        @Override
        Answer ask(DeploymentStore store, DeploymentQuery query) {
            Answer answer = new Answer(titles());
            query.running(time(at, Instant.MAX)).forEach(deployment -> answer.add(row(deployment)));
            return answer;
        }
    }

    /** {@code bedrock telemetry matrix}. */
    @Command(
            name = "matrix",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            sortOptions = false,
            versionProvider = Version.class,
            description = "Print what runs in which cluster.")
    static final class Matrix extends Question {
        Matrix(CliContext context) {
            super(context);
        }

        @Override
        Answer ask(DeploymentStore store, DeploymentQuery query) {
            Answer answer = new Answer(List.of("cluster", "ring", "service", "image", "manifests"));
            query.matrix().cells().forEach(cell -> cell.deployments()
                    .forEach(deployment -> answer.add(List.of(
                            cell.cluster(),
                            cell.ring(),
                            deployment.get(DeploymentField.SERVICE).orElse("-"),
                            deployment.get(DeploymentField.IMAGE_TAG).orElse("-"),
                            cell.manifestCommit()))));
            return answer;
        }
    }

    /** {@code bedrock telemetry journey}. */
    @Command(
            name = "journey",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            sortOptions = false,
            versionProvider = Version.class,
            description = "Print how far a commit of a source has come.")
    static final class Journey extends Question {
        @Parameters(paramLabel = "COMMIT", description = "The commit, at least seven digits of it.")
        private String commit = "";

        Journey(CliContext context) {
            super(context);
        }

        @Override
        Answer ask(DeploymentStore store, DeploymentQuery query) {
            List<String> titles = new ArrayList<>(titles());
            titles.add("clusters");
            Answer answer = new Answer(titles);
            query.journey(commit).legs().forEach(leg -> {
                List<String> row = new ArrayList<>(row(leg.deployment()));
                row.add(leg.clusters().isEmpty() ? "-" : String.join(",", leg.clusters()));
                answer.add(row);
            });
            return answer;
        }
    }

    /** {@code bedrock telemetry changes}. */
    @Command(
            name = "changes",
            mixinStandardHelpOptions = true,
            abbreviateSynopsis = true,
            sortOptions = false,
            versionProvider = Version.class,
            description = "Print what runs in another version than at an earlier time.")
    static final class Changes extends Question {
        @Option(names = "--from", paramLabel = "TIME", required = true, description = "The earlier time.")
        private String from = "";

        @Option(names = "--to", paramLabel = "TIME", description = "The later time. Default: now.")
        private String to = "";

        Changes(CliContext context) {
            super(context);
        }

        @Override
        Answer ask(DeploymentStore store, DeploymentQuery query) {
            Answer answer = new Answer(List.of("ring", "service", "before", "after"));
            query.changes(time(from, Instant.MIN), time(to, Instant.MAX))
                    .forEach(change -> answer.add(
                            List.of(change.ring(), change.service(), image(change.before()), image(change.after()))));
            return answer;
        }

        private static String image(Optional<Deployment> deployment) {
            return deployment.flatMap(one -> one.get(DeploymentField.IMAGE_TAG)).orElse("-");
        }
    }
}
