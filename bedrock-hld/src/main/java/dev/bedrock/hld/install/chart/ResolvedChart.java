package dev.bedrock.hld.install.chart;

import java.net.URI;
import java.util.Optional;

/**
 * A version of a chart, and where it is.
 *
 * @param reference what was asked for
 * @param version the version, as the repository writes it
 * @param archive the address of the archive
 * @param sha256 the digest of the archive in lower case hexadecimal digits; empty if the repository does not say
 * @param provenance where its signature is, empty if the repository has none for certain
 */
public record ResolvedChart(
        ChartReference reference,
        String version,
        URI archive,
        Optional<String> sha256,
        Optional<Provenance> provenance) {
    /**
     * Where a signature is.
     *
     * @param uri the address
     * @param sha256 its digest, empty if the repository does not say
     */
    public record Provenance(URI uri, Optional<String> sha256) {}

    /** The name and the version. */
    @Override
    public String toString() {
        return reference.name() + " " + version;
    }
}
