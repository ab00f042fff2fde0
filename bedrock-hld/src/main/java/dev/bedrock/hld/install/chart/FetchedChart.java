package dev.bedrock.hld.install.chart;

import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartFiles;
import java.util.Optional;

/** The archive of a chart, and what is in it. Immutable. */
public final class FetchedChart {
    private final ResolvedChart resolved;
    private final String fileName;
    private final String sha256;
    private final Optional<String> signedBy;
    private final byte[] archive;
    private final ChartFiles files;

    FetchedChart(
            ResolvedChart resolved,
            String fileName,
            String sha256,
            Optional<String> signedBy,
            byte[] archive,
            ChartFiles files) {
        this.resolved = resolved;
        this.fileName = fileName;
        this.sha256 = sha256;
        this.signedBy = signedBy;
        this.archive = archive;
        this.files = files;
    }

    /** The name of the chart. */
    public String name() {
        return resolved.reference().name();
    }

    /** Its version, as the repository writes it. */
    public String version() {
        return resolved.version();
    }

    /** What Helm calls the archive in {@code charts/}, such as {@code redis-18.1.0.tgz}. */
    public String fileName() {
        return fileName;
    }

    /** The digest of the archive in lower case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** The fingerprint of the key that has signed it, in upper case; empty if no signature was asked for. */
    public Optional<String> signedBy() {
        return signedBy;
    }

    /** The archive as it was fetched. */
    public byte[] archive() {
        return archive.clone();
    }

    /** What is in the archive, without the folder that it is packed in. */
    public ChartFiles files() {
        return files;
    }

    /**
     * Writes what is in the archive, and the charts that it needs but does not bring along.
     *
     * @param dependencies of {@link ChartDependencies#of(FetchedChart)}
     */
    public void writeTo(FileTreeWriter writer, BuiltDependencies dependencies) {
        for (ChartFile file : files.files()) {
            if (!dependencies.replaces(file.name())) {
                writer.write(file.name(), file.content().toArray());
            }
        }
        dependencies.files().forEach(writer::write);
    }

    @Override
    public String toString() {
        return name() + " " + version() + " (sha256 " + sha256 + ")";
    }
}
