package dev.bedrock.cli.promotion;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.gitops.delivery.DeliveryOutcome;
import dev.bedrock.gitops.image.ImageTarget;
import dev.bedrock.gitops.promotion.ChartDefaults;
import dev.bedrock.gitops.promotion.ImagePromoter;
import dev.bedrock.gitops.promotion.ImageUpdate;
import dev.bedrock.gitops.promotion.PromotionPlan;
import dev.bedrock.gitops.promotion.PromotionRequest;
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

/** {@code bedrock promote-image}. */
@Command(
        name = "promote-image",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Set images of services in rings, by the keys that their charts use, in one commit.",
        footer = {"", "The standard output has the branch for a pull request, or with --direct the commit."})
public final class PromoteImageCommand implements Callable<Integer> {
    private static final String SCHEMA = "bedrock.dev/promote-image/v1";

    private final CliContext context;

    @Parameters(
            arity = "1..*",
            paramLabel = "APP/SERVICE/RING=IMAGE",
            description =
                    "A service in a ring, and its image: REPOSITORY:TAG, REPOSITORY@DIGEST or both; :TAG or @DIGEST"
                            + " leave the repository as it is.")
    private List<String> images = List.of();

    @Mixin
    private final DefinitionRepository repository = new DefinitionRepository();

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "ENV",
            defaultValue = "common",
            description = "The environment whose configuration is changed. Default: ${DEFAULT-VALUE}, that of all.")
    private String environment = "common";

    @Option(
            names = "--subcomponent",
            paramLabel = "NAME",
            defaultValue = "chart",
            description = "The subcomponent with the chart. Default: ${DEFAULT-VALUE}.")
    private String subcomponent = "chart";

    @Option(
            names = "--key",
            paramLabel = "PATH",
            description = "Where the values of the chart have the image, such as worker.image. Default: it is found.")
    private @Nullable String key;

    @Option(
            names = "--build",
            paramLabel = "ID",
            description = "The build that does this. When it runs again, it changes nothing that came after it.")
    private @Nullable String build;

    @Option(names = "--message", paramLabel = "TEXT", description = "The message of the commit.")
    private @Nullable String message;

    @Option(names = "--allow-rolled-back", description = "Also images that were rolled back there.")
    private boolean allowRolledBack;

    @Mixin
    private final ChangeOptions change = new ChangeOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private PromoteImageCommand(CliContext context) {
        this.context = context;
    }

    /** The command. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new PromoteImageCommand(context));
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        try {
            GitClient git = repository.client(context);
            ImagePromoter promoter =
                    ImagePromoter.of(git.remote(repository.address())).withCharts(ChartDefaults.ofGit(git));
            PromotionPlan plan = promoter.plan(request());
            Optional<DeliveryOutcome> outcome =
                    change.isDryRun() ? Optional.empty() : Optional.of(promoter.apply(plan));
            new OutcomeReport(SCHEMA, plan.toString(), plan.files(), plan.problems(), outcome)
                    .print(context, console, change.format());
            return ExitCode.OK;
        } catch (BedrockException e) {
            console.problems(e.problems());
            console.trace(e);
            return ExitCode.SOFTWARE;
        }
    }

    private PromotionRequest request() {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        List<ImageUpdate> updates = new ArrayList<>();
        for (String image : images) {
            int equals = image.indexOf('=');
            if (equals < 0) {
                throw new ParameterException(command, "'" + image + "' is not APPLICATION/SERVICE/RING=IMAGE");
            }
            PlaceArgument place = PlaceArgument.parse(command, image.substring(0, equals));
            ImageTarget target = ImageTarget.of(place.application(), place.service(), place.ring())
                    .withSubcomponent(subcomponent)
                    .withEnvironment(environment);
            updates.add(ImageUpdate.of(key == null ? target : target.withKey(key), image.substring(equals + 1)));
        }
        PromotionRequest request = PromotionRequest.of(updates).withRolledBackAllowed(allowRolledBack);
        request = repository.base().map(request::withBase).orElse(request);
        request = change.delivery().map(request::withDelivery).orElse(request);
        request = build == null ? request : request.withBuild(build);
        return message == null ? request : request.withMessage(message);
    }
}
