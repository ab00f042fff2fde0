package dev.bedrock.cli.promotion;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.git.GitReference;
import dev.bedrock.core.git.GitRemote;
import dev.bedrock.gitops.delivery.DeliveryOutcome;
import dev.bedrock.gitops.image.ImageTarget;
import dev.bedrock.gitops.rollback.HldRollback;
import dev.bedrock.gitops.rollback.RollbackMethod;
import dev.bedrock.gitops.rollback.RollbackPlan;
import dev.bedrock.gitops.rollback.RollbackRequest;
import dev.bedrock.gitops.rollback.RollbackScope;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bedrock rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Bring services, rings or images of a definition back to an earlier state.",
        footer = {"", "The standard output has the branch for a pull request, or with --direct the commit."})
public final class RollbackCommand implements Callable<Integer> {
    private static final String SCHEMA = "bedrock.dev/rollback/v1";
    private static final String ALL = "*";

    private final CliContext context;

    @Parameters(
            arity = "1..*",
            paramLabel = "APP/SERVICE/RING",
            description = "A service in a ring; '*' in place of the service for the whole ring.")
    private List<String> places = List.of();

    @Mixin
    private final DefinitionRepository repository = new DefinitionRepository();

    @Option(names = "--image", description = "Only the image of the service, and nothing else of it.")
    private boolean image;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "Only the configuration of this cluster, config/NAME.yaml. Repeatable. Default: everything.")
    private List<String> clusters = List.of();

    @Option(
            names = "--to",
            paramLabel = "COMMIT",
            description =
                    "The commit of the definition to go back to. Default: the state before the last change of each.")
    private @Nullable String to;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "revert",
            description = {
                "How: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
                "revert takes back the commits with all that they have changed, forward brings back only what is named,"
                        + " reset moves the branch back to --to and keeps what it had on another one."
            })
    private RollbackMethod method = RollbackMethod.REVERT;

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason, for the message of the commit.")
    private @Nullable String reason;

    @Mixin
    private final ChangeOptions change = new ChangeOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private RollbackCommand(CliContext context) {
        this.context = context;
    }

    /** The command. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new RollbackCommand(context));
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        try {
            GitRemote remote = repository.client(context).remote(repository.address());
            HldRollback rollback = HldRollback.of(remote);
            RollbackPlan plan = rollback.plan(request(remote));
            Optional<DeliveryOutcome> outcome =
                    change.isDryRun() ? Optional.empty() : Optional.of(rollback.apply(plan));
            new OutcomeReport(SCHEMA, plan.toString(), plan.files(), List.of(), outcome)
                    .print(context, console, change.format());
            return ExitCode.OK;
        } catch (BedrockException e) {
            console.problems(e.problems());
            console.trace(e);
            return ExitCode.SOFTWARE;
        }
    }

    private RollbackRequest request(GitRemote remote) {
        List<RollbackScope> scopes = new ArrayList<>();
        for (String text : places) {
            PlaceArgument place =
                    PlaceArgument.parse(Objects.requireNonNull(spec).commandLine(), text);
            scopes.add(scope(place));
        }
        RollbackRequest request = RollbackRequest.of(scopes).withMethod(method).withClusters(clusters);
        request = repository.base().map(request::withBase).orElse(request);
        request = change.delivery().map(request::withDelivery).orElse(request);
        request = reason == null ? request : request.withReason(reason);
        return to == null
                ? request
                : request.to(remote.resolve(GitReference.of(to)).commit());
    }

    private RollbackScope scope(PlaceArgument place) {
        if (place.service().equals(ALL)) {
            return new RollbackScope.Ring(place.application(), place.ring());
        }
        return image
                ? new RollbackScope.Image(ImageTarget.of(place.application(), place.service(), place.ring()))
                : new RollbackScope.Service(place.application(), place.service(), place.ring());
    }
}
