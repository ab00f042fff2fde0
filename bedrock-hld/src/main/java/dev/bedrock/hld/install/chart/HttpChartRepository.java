package dev.bedrock.hld.install.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.http.DownloadCheck;
import dev.bedrock.core.http.RemoteFile;
import dev.bedrock.core.http.RemoteFiles;
import dev.bedrock.core.http.RemoteGuard;
import dev.bedrock.hld.install.chart.ResolvedChart.Provenance;
import java.lang.ref.SoftReference;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A repository with an {@code index.yaml}. */
final class HttpChartRepository implements ChartRepository {
    private static final Pattern SHA256 = Pattern.compile("(sha256:)?([0-9a-f]{64})");

    private final RemoteFiles remotes;
    private final URI index;
    private final int mostIndexBytes;
    private SoftReference<ChartIndex> read = new SoftReference<>(null);

    HttpChartRepository(RemoteFiles remotes, String address, int mostIndexBytes) {
        this.remotes = remotes;
        this.index = below(RemoteGuard.parse(address), "index.yaml");
        this.mostIndexBytes = mostIndexBytes;
    }

    @Override
    public ResolvedChart resolve(ChartReference reference) {
        List<IndexEntry> versions = index().versions(reference.name());
        if (versions.isEmpty()) {
            throw new InvalidInputException(ChartCode.CHART_UNKNOWN.error(
                    "there is no chart " + reference.name() + " in " + reference.repository()));
        }
        IndexEntry entry = VersionChoice.choose(reference, versions, IndexEntry::version);
        URI archive = archive(entry);
        return new ResolvedChart(
                reference,
                entry.version(),
                archive,
                digest(reference, entry),
                Optional.of(new Provenance(signature(archive), Optional.empty())));
    }

    @Override
    public String accepts() {
        return "";
    }

    /** Kept as long as there is memory: many charts may come from one repository. */
    private synchronized ChartIndex index() {
        ChartIndex known = read.get();
        if (known == null) {
            RemoteFile file = remotes.fetch(index, DownloadCheck.none().withMostBytes(mostIndexBytes));
            known = new ChartIndex(index.toString(), new String(file.unpacked(mostIndexBytes), UTF_8));
            read = new SoftReference<>(known);
        }
        return known;
    }

    private URI archive(IndexEntry entry) {
        if (entry.url().contains("://")) {
            return RemoteGuard.parse(entry.url());
        }
        try {
            URI base = below(index, ".");
            return RemoteGuard.normalize(withQueryOf(index, base.resolve(URI.create(entry.url()))));
        } catch (IllegalArgumentException e) {
            throw invalid("the url of version " + entry.version() + " is no address", entry);
        }
    }

    /** A digest that cannot be checked is no reason to do without. */
    private static Optional<String> digest(ChartReference reference, IndexEntry entry) {
        if (entry.digest().isEmpty()) {
            return Optional.empty();
        }
        var matcher = SHA256.matcher(entry.digest().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw invalid("the digest of " + reference.name() + " " + entry.version() + " is no SHA-256", entry);
        }
        return Optional.of(matcher.group(2));
    }

    /** The address of something in the folder that an address stands for; a query, such as a signature, is kept. */
    private static URI below(URI folder, String name) {
        String path = folder.getRawPath();
        String base = name.equals(".") ? path.substring(0, path.lastIndexOf('/')) : path;
        String joined = (base.endsWith("/") ? base : base + "/") + (name.equals(".") ? "" : name);
        return withQueryOf(folder, folder.resolve(joined));
    }

    private static URI signature(URI archive) {
        return withQueryOf(archive, archive.resolve(archive.getRawPath() + ".prov"));
    }

    private static URI withQueryOf(URI from, URI to) {
        boolean add = from.getRawQuery() != null && to.getRawQuery() == null;
        return add ? URI.create(to + "?" + from.getRawQuery()) : to;
    }

    private static InvalidInputException invalid(String message, IndexEntry entry) {
        return new InvalidInputException(ChartCode.INDEX_INVALID.error(message, entry.location()));
    }
}
