package dev.bedrock.hld.install.chart;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.file.PathSegments;
import dev.bedrock.core.http.DownloadCheck;
import dev.bedrock.core.http.HttpCode;
import dev.bedrock.core.http.RemoteFile;
import dev.bedrock.core.http.RemoteFiles;
import dev.bedrock.hld.helm.chart.ChartMetadata;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartFiles;
import dev.bedrock.hld.helm.chart.source.ChartLimits;
import dev.bedrock.hld.install.chart.ResolvedChart.Provenance;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Finds and fetches charts. Each index and each archive is fetched at most once, however many ask for it, as long as they
 * ask over the same {@link RemoteFiles}. Immutable but for what it has found, and thread-safe.
 */
public final class ChartRepositories {
    private static final int MOST_INDEX_BYTES = 64 << 20;
    private static final int MOST_PROVENANCE_BYTES = 1 << 20;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final RemoteFiles remotes;
    private final ChartLimits limits;
    private final Optional<ChartKeyring> keyring;
    private final Set<String> unencrypted;
    private final Map<String, ChartRepository> known = new ConcurrentHashMap<>();

    private ChartRepositories(
            RemoteFiles remotes, ChartLimits limits, Optional<ChartKeyring> keyring, Set<String> unencrypted) {
        this.remotes = remotes;
        this.limits = limits;
        this.keyring = keyring;
        this.unencrypted = unencrypted;
    }

    /** Over files of remotes, with Helm's limits on charts, without looking at signatures. */
    public static ChartRepositories over(RemoteFiles remotes) {
        return new ChartRepositories(remotes, ChartLimits.defaults(), Optional.empty(), Set.of());
    }

    /** With other limits on charts. */
    public ChartRepositories withLimits(ChartLimits newLimits) {
        return new ChartRepositories(remotes, newLimits, keyring, unencrypted);
    }

    /** Only charts that a key of this keyring has signed. */
    public ChartRepositories withKeyring(ChartKeyring newKeyring) {
        return new ChartRepositories(remotes, limits, Optional.of(newKeyring), unencrypted);
    }

    /**
     * With registries that are reached without encryption, by {@code host} or {@code host:port}; those of this machine are
     * in any case. The policy of the client has to allow them by name, too.
     */
    public ChartRepositories withUnencryptedRegistries(Collection<String> registries) {
        return new ChartRepositories(
                remotes,
                limits,
                keyring,
                registries.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()));
    }

    /** What charts may hold. */
    ChartLimits limits() {
        return limits;
    }

    /**
     * The version of a chart that a reference stands for: the one that it names, or else the highest that fits.
     *
     * @throws InvalidInputException when there is none, or the reference or what the repository says is malformed
     * @throws AccessDeniedException when the policy or the repository refuses it
     * @throws LimitExceededException when the index is too large
     * @throws UnavailableException when the repository fails
     */
    public ResolvedChart resolve(ChartReference reference) {
        return repository(reference.repository()).resolve(reference);
    }

    /**
     * A version of a chart.
     *
     * @throws InvalidInputException when the archive is damaged, another one than the repository says, or not signed though
     *     it has to be
     * @throws AccessDeniedException when the policy or the repository refuses it
     * @throws LimitExceededException when it is too large
     * @throws UnavailableException when the repository fails
     */
    public FetchedChart fetch(ResolvedChart chart) {
        DownloadCheck size = DownloadCheck.none().withMostBytes(limits.maxTotalBytes());
        RemoteFile file = remotes.fetch(
                chart.archive(), chart.sha256().map(size::withSha256).orElse(size));
        byte[] archive = file.content();
        String fileName = fileName(chart);
        Optional<String> signedBy = keyring.map(keys -> verified(chart, keys, fileName, file.sha256()));
        ChartFiles files = ChartFile.of(fileName, archive).unpack(limits);
        requireSame(chart, ChartHead.of(files.files()));
        return new FetchedChart(chart, fileName, file.sha256(), signedBy, archive, files);
    }

    /**
     * Exactly this version with exactly this content. If it is in the cache and need not be signed, nobody is asked.
     *
     * @param reference the chart
     * @param version the version that it was resolved to
     * @param sha256 the digest of the archive
     * @throws ConflictException when the repository has other content under this version now
     * @throws BedrockException otherwise as {@link #resolve} and {@link #fetch}
     */
    public FetchedChart fetch(ChartReference reference, String version, String sha256) {
        ChartReference pinned = new ChartReference(reference.repository(), reference.name(), version);
        if (keyring.isEmpty() && remotes.isCached(sha256)) {
            URI nowhere = URI.create("https://" + reference.name() + ".invalid/");
            return fetch(new ResolvedChart(pinned, version, nowhere, Optional.of(sha256), Optional.empty()));
        }
        ResolvedChart now = resolve(pinned);
        if (now.sha256().isPresent() && !now.sha256().get().equals(sha256)) {
            throw changed(pinned, sha256, now.sha256().get());
        }
        try {
            return fetch(
                    new ResolvedChart(pinned, now.version(), now.archive(), Optional.of(sha256), now.provenance()));
        } catch (InvalidInputException e) {
            if (has(e, HttpCode.DIGEST_MISMATCH)) {
                throw changed(pinned, sha256, "another one");
            }
            throw e;
        }
    }

    private static ConflictException changed(ChartReference reference, String before, String now) {
        return new ConflictException(ChartCode.DIGEST_CHANGED.error("the archive of " + reference + " in "
                + reference.repository() + " had the SHA-256 " + before + " and now has " + now));
    }

    private ChartRepository repository(String address) {
        ChartRepository found = known.get(address);
        if (found == null) {
            found = open(address);
            ChartRepository earlier = known.putIfAbsent(address, found);
            return earlier == null ? found : earlier;
        }
        return found;
    }

    private ChartRepository open(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("oci://")) {
            return new OciChartRepository(remotes, address, this::isUnencrypted);
        }
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return new HttpChartRepository(remotes, address, MOST_INDEX_BYTES);
        }
        boolean alias = lower.startsWith("@") || lower.startsWith("alias:");
        throw new InvalidInputException(ChartCode.REPOSITORY_INVALID
                .error(
                        alias
                                ? "'" + address + "' is a name that only the Helm of somebody knows"
                                : "'" + address + "' is no http, https or oci address")
                .withHint(alias ? "write the address that 'helm repo list' shows for it" : ""));
    }

    private boolean isUnencrypted(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        String host = lower.replaceAll(":[0-9]+$", "");
        return LOOPBACK.contains(host) || unencrypted.contains(host) || unencrypted.contains(lower);
    }

    private String verified(ResolvedChart chart, ChartKeyring keys, String fileName, String sha256) {
        Provenance provenance = chart.provenance().orElseThrow(() -> unsigned(chart));
        DownloadCheck size = DownloadCheck.none().withMostBytes(MOST_PROVENANCE_BYTES);
        try {
            RemoteFile file = remotes.fetch(
                    provenance.uri(), provenance.sha256().map(size::withSha256).orElse(size));
            return keys.verify(file.content(), fileName, sha256);
        } catch (InvalidInputException e) {
            if (has(e, HttpCode.NOT_FOUND)) {
                throw unsigned(chart);
            }
            throw e;
        }
    }

    private static InvalidInputException unsigned(ResolvedChart chart) {
        return new InvalidInputException(ChartCode.PROVENANCE_MISSING.error(
                "the chart " + chart + " in " + chart.reference().repository() + " is not signed"));
    }

    private static void requireSame(ResolvedChart chart, ChartMetadata metadata) {
        boolean byDigest = chart.version().startsWith("sha256:");
        boolean same = metadata.name().equals(chart.reference().name())
                && (byDigest || VersionChoice.same(metadata.version(), chart.version()));
        if (!same) {
            throw new InvalidInputException(ChartCode.OTHER_CHART.error("the archive of " + chart + " in "
                    + chart.reference().repository() + " holds " + metadata.name() + " " + metadata.version()));
        }
    }

    /** The name that the repository gives it, as that is the one that was signed. */
    private static String fileName(ResolvedChart chart) {
        String path = chart.archive().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean usable =
                last.endsWith(".tgz") && PathSegments.nameObjection(last).isEmpty();
        return usable ? last : chart.reference().name() + "-" + chart.version() + ".tgz";
    }

    private static boolean has(BedrockException e, HttpCode code) {
        return e.problems().stream().anyMatch(problem -> problem.code().equals(code.id()));
    }
}
