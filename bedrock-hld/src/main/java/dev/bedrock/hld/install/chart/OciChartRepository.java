package dev.bedrock.hld.install.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.http.DownloadCheck;
import dev.bedrock.core.http.HttpCode;
import dev.bedrock.core.http.HttpReply;
import dev.bedrock.core.http.RemoteFile;
import dev.bedrock.core.http.RemoteFiles;
import dev.bedrock.core.http.RemoteGuard;
import dev.bedrock.hld.install.chart.ResolvedChart.Provenance;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Charts in an OCI registry: a repository for each chart, a tag for each version. */
final class OciChartRepository implements ChartRepository {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.cncf.helm.config.v1+json";
    private static final List<String> ARCHIVE =
            List.of("application/vnd.cncf.helm.chart.content.v1.tar+gzip", "application/tar+gzip");
    private static final String PROVENANCE = "application/vnd.cncf.helm.chart.provenance.v1.prov";

    private static final Pattern ADDRESS = Pattern.compile("oci://([^/@?#]+)((?:/[^?#]*)?)");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*+");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{64})");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");
    private static final int MOST_MANIFEST_BYTES = 4 << 20;
    private static final int MOST_TAGS = 100_000;
    private static final int TAGS_ON_A_PAGE = 1000;

    private final RemoteFiles remotes;
    private final URI registry;
    private final String folder;

    /**
     * A registry.
     *
     * @param unencrypted whether it is reached without TLS
     */
    OciChartRepository(RemoteFiles remotes, String address, java.util.function.Predicate<String> unencrypted) {
        this.remotes = remotes;
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            throw new InvalidInputException(
                    ChartCode.REPOSITORY_INVALID.error("the address of a registry is not written oci://HOST/FOLDER"));
        }
        String scheme = unencrypted.test(matcher.group(1)) ? "http" : "https";
        this.registry = RemoteGuard.parse(scheme + "://" + matcher.group(1));
        this.folder = matcher.group(2).replaceAll("^/+|/+$", "");
    }

    @Override
    public String accepts() {
        return "";
    }

    @Override
    public ResolvedChart resolve(ChartReference reference) {
        String repository = repository(reference);
        if (DIGEST.matcher(reference.version()).matches()) {
            return resolve(reference, repository, reference.version(), reference.version());
        }
        String version = VersionChoice.isVersion(reference.version())
                ? reference.version()
                : VersionChoice.choose(reference, versions(repository), each -> each);
        String tag = version.replace('+', '_');
        if (!TAG.matcher(tag).matches()) {
            throw new InvalidInputException(ChartCode.VERSION_INVALID.error(
                    "the version '" + version + "' of the chart " + reference.name() + " cannot be a tag"));
        }
        return resolve(reference, repository, version, tag);
    }

    private ResolvedChart resolve(ChartReference reference, String repository, String version, String tag) {
        Matcher digest = DIGEST.matcher(tag);
        DownloadCheck check = DownloadCheck.none().withMostBytes(MOST_MANIFEST_BYTES);
        RemoteFile file = remotes.fetch(
                at(repository, "manifests/" + tag),
                MANIFEST,
                digest.matches() ? check.withSha256(digest.group(1)) : check);
        Manifest manifest = manifest(reference, file);
        Layer archive = manifest.layer(ARCHIVE).orElseThrow(() -> noChart(reference, "has no archive of a chart"));
        return new ResolvedChart(
                reference,
                version,
                blob(repository, archive.sha256()),
                Optional.of(archive.sha256()),
                manifest.layer(List.of(PROVENANCE))
                        .map(layer -> new Provenance(blob(repository, layer.sha256()), Optional.of(layer.sha256()))));
    }

    private record Layer(String mediaType, String sha256) {}

    private record Manifest(List<Layer> layers) {
        Optional<Layer> layer(List<String> mediaTypes) {
            return layers.stream()
                    .filter(layer -> mediaTypes.contains(layer.mediaType()))
                    .findFirst();
        }
    }

    private Manifest manifest(ChartReference reference, RemoteFile file) {
        Node json = JsonReader.defaults().read(file.uri().toString(), new String(file.content(), UTF_8));
        if (!(json instanceof MapNode manifest)
                || !(manifest.get("config").orElse(json) instanceof MapNode config)
                || !text(config, "mediaType").equals(CONFIG)
                || !(manifest.get("layers").orElse(json) instanceof ListNode list)) {
            throw noChart(reference, "is no Helm chart");
        }
        List<Layer> layers = new ArrayList<>();
        for (Node node : list.items()) {
            if (!(node instanceof MapNode layer)) {
                throw noChart(reference, "is no Helm chart");
            }
            Matcher digest = DIGEST.matcher(text(layer, "digest"));
            if (!digest.matches()) {
                throw noChart(reference, "has a digest that is no SHA-256");
            }
            layers.add(new Layer(text(layer, "mediaType"), digest.group(1)));
        }
        return new Manifest(layers);
    }

    private List<String> versions(String repository) {
        if (remotes.isOffline()) {
            throw new UnavailableException(HttpCode.NOT_CACHED
                    .error("the versions of " + repository + " are not known without asking " + registry.getHost())
                    .withHint("name the version, or install from the lock"));
        }
        List<String> versions = new ArrayList<>();
        Optional<URI> page = Optional.of(at(repository, "tags/list?n=" + TAGS_ON_A_PAGE));
        while (page.isPresent()) {
            HttpReply reply = remotes.http().get(page.get());
            int before = versions.size();
            if (reply.json() instanceof MapNode body && body.get("tags").orElse(body) instanceof ListNode tags) {
                tags.items().stream()
                        .map(tag -> tag instanceof ScalarNode scalar ? scalar.text() : "")
                        .map(tag -> tag.replace('_', '+'))
                        .forEach(versions::add);
            }
            if (versions.size() > MOST_TAGS) {
                throw new LimitExceededException(ChartCode.MANIFEST_INVALID.error(
                        "the registry has more than " + MOST_TAGS + " versions of " + repository));
            }
            page = versions.size() == before ? Optional.empty() : next(reply);
        }
        return versions;
    }

    /** Only within the registry. */
    private Optional<URI> next(HttpReply reply) {
        return reply.headers()
                .first("link")
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> reply.uri().resolve(URI.create(link.group(1))))
                .filter(uri -> registry.getRawAuthority().equals(uri.getRawAuthority())
                        && registry.getScheme().equals(uri.getScheme()));
    }

    private String repository(ChartReference reference) {
        String repository = folder.isEmpty() ? reference.name() : folder + "/" + reference.name();
        if (!NAME.matcher(repository).matches()) {
            throw new InvalidInputException(ChartCode.REPOSITORY_INVALID.error("'" + repository
                    + "' cannot name a repository of a registry: it has segments of lower case letters and digits"));
        }
        return repository;
    }

    private URI blob(String repository, String sha256) {
        return at(repository, "blobs/sha256:" + sha256);
    }

    private URI at(String repository, String rest) {
        return registry.resolve("/v2/" + repository + "/" + rest);
    }

    private static String text(MapNode map, String key) {
        return map.get(key)
                .map(node -> node instanceof ScalarNode scalar ? scalar.text() : "")
                .orElse("");
    }

    private static InvalidInputException noChart(ChartReference reference, String why) {
        return new InvalidInputException(ChartCode.MANIFEST_INVALID.error(
                "what " + reference.repository() + " has as " + reference + " " + why));
    }
}
