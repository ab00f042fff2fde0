package dev.bedrock.hld.helm.chart.source;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/** A directory or an archive that was read; an archive is not unpacked before its files are wanted. */
public final class ChartSource {
    /** The files of a directory, or the archive. */
    private final List<ChartFile> contents;

    private final Supplier<ChartFiles> files;

    private ChartSource(List<ChartFile> contents, Supplier<ChartFiles> files) {
        this.contents = contents;
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
                return new ChartSource(files.files(), () -> files);
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
        return new ChartSource(List.of(ChartFile.of("", bytes)), () -> ChartArchive.read(bytes, limits));
    }

    private static HelmFailureException noArchive(String name, byte[] bytes) {
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        String what = yaml
                ? "seems to be a YAML file, but expected a gzipped archive"
                : "does not appear to be a gzipped archive; got '" + ContentType.of(bytes) + "'";
        return HelmFailureException.in(name, HelmCode.CHART_INVALID, "file '" + name + "' " + what);
    }

    /**
     * A number that is the same for the same contents, and seldom for others. It is quickly computed but easily forged: what
     * has the same number is to be compared by {@link #hasSameContents}.
     */
    public long fingerprint() {
        CRC32 checksum = new CRC32();
        long length = 0;
        for (ChartFile file : contents) {
            file.addTo(checksum);
            length += file.size();
        }
        return length << Integer.SIZE | checksum.getValue();
    }

    /** Whether both are the same archive, or directories of the same files. */
    public boolean hasSameContents(ChartSource other) {
        if (contents.size() != other.contents.size()) {
            return false;
        }
        for (int i = 0; i < contents.size(); i++) {
            if (!contents.get(i).isSameAs(other.contents.get(i))) {
                return false;
            }
        }
        return true;
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
}
