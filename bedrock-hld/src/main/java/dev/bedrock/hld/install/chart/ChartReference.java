package dev.bedrock.hld.install.chart;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.PathSegments;

/**
 * A chart as a definition names it.
 *
 * @param repository the address of a chart repository ({@code http}, {@code https}), or of the folder of charts in a
 *     registry ({@code oci})
 * @param name the name of the chart
 * @param version a version, a constraint such as {@code ^1.2}, or empty for the newest release
 */
public record ChartReference(String repository, String name, String version) {
    /**
     * A chart as a definition names it.
     *
     * @throws InvalidInputException when the name could not be that of a chart
     */
    public static ChartReference of(String repository, String name, String version) {
        PathSegments.requireName("chart", name);
        return new ChartReference(repository.strip(), name, version.strip());
    }

    /** The name and, if there is one, the version. */
    @Override
    public String toString() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
