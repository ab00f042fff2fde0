package dev.bedrock.hld.helm.chart.source;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of a chart, subcharts included, in the order of their source.
 *
 * @param files the files; no name occurs twice
 */
public record ChartFiles(List<ChartFile> files) {
    /** Keeps a copy of the list. */
    public ChartFiles {
        files = List.copyOf(files);
    }

    /**
     * Reads a directory or a {@code .tgz}.
     *
     * @param chart the chart
     * @param limits the size it may have
     * @param linkRoot the directory below which symbolic links of a directory may lead
     * @throws HelmFailureException if it is neither, or damaged
     * @throws AccessDeniedException if a link leads out of {@code linkRoot}
     * @throws LimitExceededException beyond the limits
     * @throws UnavailableException if it cannot be read
     */
    public static ChartFiles read(Path chart, ChartLimits limits, Path linkRoot) {
        try {
            if (Files.isDirectory(chart)) {
                return new ChartDirectory(chart, limits, linkRoot).read();
            }
            return readArchive(chart, limits);
        } catch (NoSuchFileException e) {
            throw HelmFailureException.of(HelmCode.CHART_MISSING, "path \"" + chart + "\" not found");
        } catch (IOException e) {
            throw new UnavailableException(HelmCode.CHART_MISSING.error("cannot read " + chart + ": " + e.getMessage()), e);
        }
    }

    private static ChartFiles readArchive(Path chart, ChartLimits limits) throws IOException {
        if (Files.size(chart) > limits.maxTotalBytes()) {
            throw ChartLimitProblem.total(limits);
        }
        byte[] bytes = Files.readAllBytes(chart);
        boolean compressed = bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        if (!compressed) {
            String name = chart.toString();
            boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
            throw HelmFailureException.in(
                    name,
                    HelmCode.CHART_INVALID,
                    "file '" + name + "' "
                            + (yaml
                                    ? "seems to be a YAML file, but expected a gzipped archive"
                                    : "does not appear to be a gzipped archive; got '" + ContentType.of(bytes) + "'"));
        }
        return ChartArchive.read(bytes, limits);
    }

    /** The SHA-256 of the names and contents, in hexadecimal digits. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ChartFile file : files) {
                file.addTo(digest);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
