package dev.bedrock.hld.helm;

import java.util.List;
import java.util.Objects;

/**
 * What a chart may ask about the cluster: {@code .Capabilities}.
 *
 * @param kubeVersion the Kubernetes version, such as {@code 1.33.0}; default 1.35.0, that of Helm 4.1.4
 * @param extraApiVersions API versions beyond those that Kubernetes itself serves, such as
 *     {@code monitoring.coreos.com/v1} or {@code monitoring.coreos.com/v1/ServiceMonitor}
 */
public record Capabilities(String kubeVersion, List<String> extraApiVersions) {
    private static final Capabilities DEFAULTS = new Capabilities("1.35.0", List.of());

    /** Keeps a copy of the list. */
    public Capabilities {
        Objects.requireNonNull(kubeVersion);
        extraApiVersions = List.copyOf(extraApiVersions);
    }

    /** Helm 4.1.4's defaults: Kubernetes 1.35.0 with its built-in API versions. */
    public static Capabilities defaults() {
        return DEFAULTS;
    }

    /** The same capabilities at another Kubernetes version. */
    public Capabilities withKubeVersion(String version) {
        return new Capabilities(version, extraApiVersions);
    }

    /** The same capabilities with other additional API versions. */
    public Capabilities withApiVersions(List<String> versions) {
        return new Capabilities(kubeVersion, versions);
    }
}
