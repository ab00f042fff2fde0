package dev.bedrock.telemetry.source.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.document.Node;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.telemetry.deployment.DefinitionPullRequest;
import dev.bedrock.telemetry.deployment.PipelineRun;
import dev.bedrock.telemetry.deployment.SourceCommit;
import dev.bedrock.telemetry.source.CodeHost;
import dev.bedrock.telemetry.source.PipelineSource;
import dev.bedrock.telemetry.source.RepositoryTag;
import dev.bedrock.telemetry.source.SourceAnswer;
import dev.bedrock.telemetry.source.internal.Addresses;
import dev.bedrock.telemetry.source.internal.Batch;
import dev.bedrock.telemetry.source.internal.Json;
import dev.bedrock.telemetry.source.internal.RestReader;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A project of Azure DevOps: its builds with their stages, its classic releases, and its repositories. Thread-safe.
 *
 * <pre>{@code
 * HttpAccess http = HttpAccess.builder().build();
 * AzureDevOpsSource azure = AzureDevOpsSource.cloud(http, "fernwood", "grove", Secret.of(text), clock);
 * SourceAnswer<PipelineRun> builds = azure.builds().runs(List.of("4101", "4102"));
 * }</pre>
 */
public final class AzureDevOpsSource {
    private static final String VERSION = "5.0";
    /** An address with more ids could be too long for what is on the way. */
    private static final int IDS_AT_ONCE = 100;

    private static final int RELEASES_AT_ONCE = 50;
    private static final Pattern TAG_OBJECT = Pattern.compile("[0-9a-f]{40,64}");

    private final URI project;
    private final URI releases;
    private final RestReader reader;

    private AzureDevOpsSource(URI project, URI releases, RestReader reader) {
        this.project = project;
        this.releases = releases;
        this.reader = reader;
    }

    /**
     * A project in the cloud.
     *
     * @param token a personal access token, or {@code Secret.of("")} for a public project
     */
    public static AzureDevOpsSource cloud(
            HttpAccess http, String organization, String project, Secret token, Clock clock) {
        return of(
                http,
                Addresses.below(URI.create("https://dev.azure.com"), organization, project),
                Addresses.below(URI.create("https://vsrm.dev.azure.com"), organization, project),
                token,
                clock);
    }

    /**
     * A project anywhere.
     *
     * @param project its address, such as {@code https://server/tfs/collection/project}
     * @param releases the address of its releases, which on a server is the same
     */
    public static AzureDevOpsSource of(HttpAccess http, URI project, URI releases, Secret token, Clock clock) {
        String login = Base64.getEncoder().encodeToString((":" + token.reveal()).getBytes(UTF_8));
        Secret header = Secret.of(token.isEmpty() ? "" : login);
        return new AzureDevOpsSource(
                project, releases, new RestReader(http, clock, RestReader.header("authorization", "Basic ", header)));
    }

    /** The builds. */
    public PipelineSource builds() {
        return new PipelineSource() {
            @Override
            public SourceAnswer<PipelineRun> runs(Collection<String> ids) {
                Batch<PipelineRun> batch = new Batch<>(Batch.numbers());
                return batch.parts(Batch.split(batch.valid(ids), IDS_AT_ONCE), part -> buildsOf(part));
            }

            @Override
            public SourceAnswer<PipelineRun> withStages(PipelineRun run) {
                return new Batch<PipelineRun>(Batch.numbers()).each(List.of(run.id()), id -> reader.read(
                                Addresses.below(project, "_apis", "build", "builds", id, "timeline"))
                        .map(timeline -> run.withStages(Runs.stages(timeline))));
            }
        };
    }

    private Map<String, PipelineRun> buildsOf(List<String> ids) {
        URI address = Addresses.query(
                Addresses.below(project, "_apis", "build", "builds"),
                "buildIds",
                String.join(",", ids),
                "api-version",
                VERSION);
        return byId(
                pages(address).stream()
                        .flatMap(page -> values(page).stream())
                        .map(Runs::build)
                        .toList(),
                PipelineRun::id);
    }

    /** Reads a build as Azure DevOps writes it in answers and messages. */
    public static PipelineRun build(Node build) {
        return Runs.build(build);
    }

    /** The classic releases. Of one with several environments the deployment that began last counts. */
    public PipelineSource releases() {
        return ids -> {
            Batch<PipelineRun> batch = new Batch<>(Batch.numbers());
            return batch.parts(Batch.split(batch.valid(ids), RELEASES_AT_ONCE), this::releasesOf);
        };
    }

    private Map<String, PipelineRun> releasesOf(List<String> ids) {
        URI address = Addresses.query(
                Addresses.below(releases, "_apis", "release", "deployments"),
                "api-version",
                VERSION,
                "releaseIdFilter",
                String.join(",", ids),
                "queryOrder",
                "startTimeDescending");
        return byId(
                pages(address).stream()
                        .flatMap(page -> values(page).stream())
                        .map(Runs::release)
                        .toList(),
                PipelineRun::id);
    }

    /** The next part is told by a header. */
    private List<Node> pages(URI address) {
        return reader.readAll(address, (here, reply) -> reply.headers()
                .first("x-ms-continuationtoken")
                .filter(token -> !token.isBlank())
                .map(token -> Addresses.query(URI.create(address + "&continuationToken=" + encoded(token)))));
    }

    private static String encoded(String token) {
        return Addresses.query(URI.create("x:/"), "t", token).toString().substring("x:/?t=".length());
    }

    private static List<Node> values(Node page) {
        return Json.items(page, "value");
    }

    /** The first of each id. */
    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        Map<String, T> found = new LinkedHashMap<>();
        all.forEach(one -> found.putIfAbsent(id.apply(one), one));
        return found;
    }

    /** A repository of the project. */
    public CodeHost repository(String name) {
        URI repository = Addresses.below(project, "_apis", "git", "repositories", name);
        return new CodeHost() {
            @Override
            public SourceAnswer<SourceCommit> commits(Collection<String> ids) {
                return new Batch<SourceCommit>(Batch.commits()).each(ids, id -> reader.read(
                                Addresses.query(Addresses.below(repository, "commits", id), "api-version", VERSION))
                        .map(Runs::commit));
            }

            @Override
            public SourceAnswer<DefinitionPullRequest> pullRequests(Collection<String> numbers) {
                return new Batch<DefinitionPullRequest>(Batch.numbers())
                        .each(numbers, number -> reader.read(Addresses.query(
                                        Addresses.below(repository, "pullrequests", number), "api-version", VERSION))
                                .map(Runs::pullRequest));
            }

            @Override
            public SourceAnswer<RepositoryTag> tags() {
                return tagsOf(repository);
            }
        };
    }

    /** A tag without a message is on its commit itself. */
    private SourceAnswer<RepositoryTag> tagsOf(URI repository) {
        Map<String, String> objects = new LinkedHashMap<>();
        SourceAnswer<Boolean> listed = new Batch<Boolean>(Pattern.compile("tags")).each(List.of("tags"), all -> {
            pages(Addresses.query(Addresses.below(repository, "refs"), "filter", "tags", "api-version", VERSION))
                    .forEach(page -> values(page)
                            .forEach(tag -> objects.put(
                                    Json.text(tag, "name").replaceFirst("^refs/tags/", ""),
                                    Json.text(tag, "objectId"))));
            return Optional.of(true);
        });
        if (!listed.problems().isEmpty()) {
            return new SourceAnswer<>(Map.of(), Set.of(), listed.problems());
        }
        objects.values().removeIf(id -> !TAG_OBJECT.matcher(id).matches());
        return new Batch<RepositoryTag>(Pattern.compile(".+", Pattern.DOTALL)).each(objects.keySet(), name -> {
            String object = objects.getOrDefault(name, "");
            return Optional.of(reader.read(Addresses.query(
                            Addresses.below(repository, "annotatedtags", object),
                            "api-version",
                            VERSION + "-preview.1"))
                    .map(tag -> Runs.tag(name, tag))
                    .orElse(new RepositoryTag(name, object, Optional.empty(), "", "")));
        });
    }
}
