package dev.bedrock.cli.promotion;

import dev.bedrock.cli.git.GitAddress;
import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.cli.terminal.CommonOptions;
import dev.bedrock.cli.terminal.Console;
import dev.bedrock.cli.terminal.ReportFormat;
import dev.bedrock.cli.terminal.Version;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.git.GitClient;
import dev.bedrock.gitops.history.HistoryEntry;
import dev.bedrock.gitops.history.HistoryQuery;
import dev.bedrock.gitops.history.ImageHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bedrock history}. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false,
        versionProvider = Version.class,
        description = "Tell which images ran where and when, from git alone, the last one first.")
public final class HistoryCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DefinitionRepository repository = new DefinitionRepository();

    @Option(
            names = "--manifests",
            paramLabel = "URL",
            description = "The manifest repository, to tell when a change was published.")
    private @Nullable String manifests;

    @Option(
            names = "--manifest-token-variable",
            paramLabel = "NAME",
            defaultValue = "MANIFEST_TOKEN",
            description = "The environment variable with the token for its host. Default: ${DEFAULT-VALUE}.")
    private String manifestToken = "MANIFEST_TOKEN";

    @Option(names = "--application", paramLabel = "NAME", description = "Only of this application repository.")
    private @Nullable String application;

    @Option(names = "--service", paramLabel = "NAME", description = "Only of this service.")
    private @Nullable String service;

    @Option(names = "--ring", paramLabel = "BRANCH", description = "Only of this ring.")
    private @Nullable String ring;

    @Option(names = "--cluster", paramLabel = "NAME", description = "Only what this cluster has.")
    private @Nullable String cluster;

    @Option(names = "--since", paramLabel = "TIME", description = "From then on: 2026-11-25 or 2026-11-25T20:00:00Z.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Before then.")
    private @Nullable String until;

    @Option(
            names = "--limit",
            paramLabel = "ENTRIES",
            defaultValue = "100",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit = 100;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}; with json, each line is a"
                    + " document.")
    private ReportFormat format = ReportFormat.TEXT;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private HistoryCommand(CliContext context) {
        this.context = context;
    }

    /** The command. */
    public static CommandLine create(CliContext context) {
        return new CommandLine(new HistoryCommand(context));
    }

    @Override
    public Integer call() {
        Console console = new Console(context, common);
        HistoryQuery query = query();
        try (Stream<HistoryEntry> entries = history(console).read(query)) {
            entries.forEach(
                    entry -> context.out().print((format == ReportFormat.JSON ? json(entry) : text(entry)) + "\n"));
            return ExitCode.OK;
        } catch (BedrockException e) {
            console.problems(e.problems());
            console.trace(e);
            return ExitCode.SOFTWARE;
        }
    }

    private ImageHistory history(Console console) {
        GitClient git = manifests == null
                ? repository.client(context)
                : repository.client(context, new GitAddress(manifests, manifestToken));
        ImageHistory history = ImageHistory.of(git.remote(repository.address()))
                .withProblems(problem -> console.problems(List.of(problem)));
        history = repository.base().map(history::withBranch).orElse(history);
        return manifests == null ? history : history.withManifests(git.remote(manifests));
    }

    private HistoryQuery query() {
        if (limit < 0) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "--limit is negative");
        }
        HistoryQuery query = HistoryQuery.defaults().withLimit(limit);
        query = application == null ? query : query.withApplication(application);
        query = service == null ? query : query.withService(service);
        query = ring == null ? query : query.withRing(ring);
        query = cluster == null ? query : query.withCluster(cluster);
        query = since == null ? query : query.withSince(time(since));
        return until == null ? query : query.withUntil(time(until));
    }

    private Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "'" + text + "' is no time such as 2026-11-25 or 2026-11-25T20:00:00Z");
        }
    }

    private static String text(HistoryEntry entry) {
        String published = entry.published().stream()
                .map(each -> ", " + each.folder() + " " + each.time())
                .collect(Collectors.joining());
        return entry + " " + entry.commit().abbreviated() + " " + entry.author() + published;
    }

    private static String json(HistoryEntry entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("time", entry.time().toString());
        data.put("place", entry.place().toString());
        data.put("application", entry.place().application());
        data.put("service", entry.place().service());
        data.put("ring", entry.place().ring());
        data.put("environment", entry.place().environment());
        entry.before().ifPresent(image -> data.put("before", image));
        entry.after().ifPresent(image -> data.put("after", image));
        data.put("kind", entry.kind().toString());
        data.put("commit", entry.commit().hex());
        data.put("author", entry.author());
        data.put("title", entry.title());
        data.put(
                "published",
                entry.published().stream()
                        .map(each -> Map.of(
                                "folder", each.folder(),
                                "commit", each.commit().hex(),
                                "time", each.time().toString()))
                        .toList());
        return JsonWriter.compact().withInsertionOrder().withoutHtmlEscaping().write(data);
    }
}
