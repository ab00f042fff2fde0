package dev.bedrock.hld.helm;

/**
 * Renders a chart as {@code helm template} does. Implementations are thread-safe, never contact a cluster, and start
 * nothing but what their documentation names.
 */
public interface HelmRenderer {
    /**
     * Renders one release of a chart.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if the chart or its values are wrong; the message is
     *     Helm's own
     * @throws dev.bedrock.core.diagnostic.LimitExceededException if the render exceeds its budget
     * @throws dev.bedrock.core.diagnostic.UnavailableException if something that the renderer needs is missing
     */
    HelmOutput render(HelmRequest request);
}
