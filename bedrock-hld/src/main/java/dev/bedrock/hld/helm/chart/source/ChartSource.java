package dev.bedrock.hld.helm.chart.source;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/** A directory or an archive that was read, and its digest; an archive is not unpacked before its files are wanted. */
public final class ChartSource {
    private final String digest;
    private final Supplier<ChartFiles> files;

    private ChartSource(String digest, Supplier<ChartFiles> files) {
        this.digest = digest;
        this.files = files;
    }

    /**
     * Reads a directory or a {@code .tgz}.
     *
     * @param chart the chart, which exists
     * @param limits the size it may have
     * @param linkRoot the directory below which symbolic links of a directory may lead
     * @throws HelmFailureException if it is neither, or damaged
     * @throws AccessDeniedException if a link leads out of {@code linkRoot}
     * @throws LimitExceededException beyond the limits
     * @throws UnavailableException if it cannot be read
     */
    public static ChartSource read(Path chart, ChartLimits limits, Path linkRoot) {
        try {
            if (Files.isDirectory(chart)) {
                ChartFiles files = new ChartDirectory(chart, limits, linkRoot).read();
                return new ChartSource(digest(files), () -> files);
            }
            return archive(chart, limits);
        } catch (IOException e) {
            throw new UnavailableException(
                    HelmCode.CHART_MISSING.error("cannot read " + chart + ": " + e.getMessage()), e);
        }
    }

    private static ChartSource archive(Path chart, ChartLimits limits) throws IOException {
        if (Files.size(chart) > limits.maxTotalBytes()) {
            throw ChartLimitProblem.total(limits);
        }
        byte[] bytes = Files.readAllBytes(chart);
        boolean compressed = bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (!compressed) {
            throw noArchive(chart.toString(), bytes);
        }
        MessageDigest digest = sha256();
        digest.update(bytes);
        return new ChartSource(hex(digest), () -> ChartArchive.read(bytes, limits));
    }

    private static HelmFailureException noArchive(String name, byte[] bytes) {
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        String what = yaml
                ? "seems to be a YAML file, but expected a gzipped archive"
                : "does not appear to be a gzipped archive; got '" + ContentType.of(bytes) + "'";
        return HelmFailureException.in(name, HelmCode.CHART_INVALID, "file '" + name + "' " + what);
    }

    /** The SHA-256 of the contents in hexadecimal digits; that of an archive is not that of the same files in a directory. */
    public String digest() {
        return digest;
    }

    /**
     * The files.
     *
     * @throws HelmFailureException if the archive is damaged
     * @throws LimitExceededException beyond the limits
     */
    public ChartFiles files() {
        return files.get();
    }

    private static String digest(ChartFiles files) {
        MessageDigest digest = sha256();
        for (ChartFile file : files.files()) {
            file.addTo(digest);
        }
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
