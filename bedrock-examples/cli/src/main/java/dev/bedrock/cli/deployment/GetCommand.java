package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.store.DeploymentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bedrock deployment get}. As in the original, {@code -h} is not the help. */
@Command(
        name = "get",
        aliases = "g",
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Print the deployments, the youngest first.")
final class GetCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CliContext context;

    @Option(
            names = {"-b", "--build-id"},
            paramLabel = "BUILD",
            description = "Only those of a build of the image.")
    private String build = "";

    @Option(
            names = {"-c", "--commit-id"},
            paramLabel = "COMMIT",
            description = "Only those of a commit of the source.")
    private String commit = "";

    @Option(
            names = {"-d", "--deployment-id"},
            paramLabel = "ID",
            description = "Only this one.")
    private String id = "";

    @Option(
            names = {"-i", "--image-tag"},
            paramLabel = "TAG",
            description = "Only those of an image.")
    private String imageTag = "";

    @Option(
            names = {"-r", "--ring"},
            paramLabel = "RING",
            description = "Only those in a ring.")
    private String ring = "";

    @Option(
            names = {"-s", "--service"},
            paramLabel = "NAME",
            description = "Only those of a service.")
    private String service = "";

    @Option(
            names = {"-t", "--top"},
            paramLabel = "COUNT",
            defaultValue = "50",
            description = "How many at most; empty for all. Default: ${DEFAULT-VALUE}.")
    private String top = "50";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "normal",
            description = "normal, wide or json. Default: ${DEFAULT-VALUE}.")
    private String format = "normal";

    @Option(
            names = {"-w", "--watch"},
            description = "Print them again every five seconds.")
    private boolean watch;

    @Option(
            names = {"-h", "--hide-separators"},
            description = "Print no lines between the steps.")
    private boolean hideSeparators;

    @SuppressWarnings("UnusedVariable")
    @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
    private boolean help;

    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print version information and exit.")
    private boolean version;

    @Mixin
    private final StoreOptions storeOptions = new StoreOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    GetCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Integer> limit = limit();
        try (DeploymentStore store = new StoreSettings(context, storeOptions).open()) {
            print(store, limit);
            while (watch) {
                Thread.sleep(PAUSE.toMillis());
                print(store, limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }

    private Optional<Integer> limit() {
        if (top.isBlank()) {
            return Optional.empty();
        }
        try {
            int count = Integer.parseInt(top.strip());
            if (count > 0) {
                return Optional.of(count);
            }
        } catch (NumberFormatException e) {
            throw invalidTop(e);
        }
        throw invalidTop(null);
    }

    private ParameterException invalidTop(@Nullable Exception cause) {
        return new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "--top is a number above 0, not '" + top + "'", cause);
    }

    private void print(DeploymentStore store, Optional<Integer> limit) {
        List<DeploymentView> views = views(store, limit);
        if (format.toLowerCase(Locale.ROOT).equals("json")) {
            List<Object> data = new ArrayList<>();
            views.forEach(view -> data.add(view.data()));
            context.out()
                    .print(JsonWriter.indented()
                                    .withInsertionOrder()
                                    .withoutHtmlEscaping()
                                    .write(data) + "\n");
        } else if (views.isEmpty()) {
            new Console(context, common).summary("No deployments found.");
        } else {
            boolean wide = format.toLowerCase(Locale.ROOT).equals("wide");
            context.out().print(table(views, wide));
        }
        context.out().flush();
    }

    private List<DeploymentView> views(DeploymentStore store, Optional<Integer> limit) {
        PriorityQueue<DeploymentView> youngest = new PriorityQueue<>(DeploymentView.YOUNGEST_FIRST.reversed());
        if (!id.isBlank()) {
            store.get(List.of(id)).forEach(row -> add(youngest, row.deployment(), limit));
        } else {
            store.forEach(row -> add(youngest, row.deployment(), limit));
        }
        return youngest.stream().sorted(DeploymentView.YOUNGEST_FIRST).toList();
    }

    private void add(PriorityQueue<DeploymentView> youngest, Deployment deployment, Optional<Integer> limit) {
        DeploymentView view = new DeploymentView(deployment);
        boolean wanted = matches(deployment, DeploymentField.IMAGE_BUILD, build)
                && matches(deployment, DeploymentField.COMMIT, commit)
                && matches(deployment, DeploymentField.IMAGE_TAG, imageTag)
                && matches(deployment, DeploymentField.RING, ring)
                && (matches(deployment, DeploymentField.SERVICE, service)
                        || view.service().equalsIgnoreCase(service));
        if (wanted) {
            youngest.add(view);
            if (limit.isPresent() && youngest.size() > limit.get()) {
                youngest.remove();
            }
        }
    }

    private static boolean matches(Deployment deployment, DeploymentField field, String value) {
        return value.isBlank() || deployment.is(field, value);
    }

    private String table(List<DeploymentView> views, boolean wide) {
        Optional<String> separator = hideSeparators ? Optional.empty() : Optional.of("│");
        List<String> titles = DeploymentView.titles(wide, separator);
        List<List<String>> rows = new ArrayList<>();
        rows.add(titles.stream()
                .map(title -> title.startsWith(">") ? title.substring(1) : title)
                .toList());
        views.forEach(view -> rows.add(view.cells(wide, separator)));
        StringBuilder table = new StringBuilder();
        int[] widths = new int[titles.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(titles.get(i).startsWith(">") ? padding + row.get(i) : row.get(i) + padding)
                        .append(' ');
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}
