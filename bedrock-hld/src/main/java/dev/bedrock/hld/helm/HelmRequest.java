package dev.bedrock.hld.helm;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One render: a chart, a release, values. Immutable; make one with {@link #of} and the {@code with} methods.
 *
 * <pre>{@code
 * HelmRequest request = HelmRequest.of(Path.of("charts/redis"), "cache")
 *         .withNamespace("apps")
 *         .withValues(Map.of("replicas", 3L));
 * }</pre>
 *
 * @param chart the chart: a directory or a {@code .tgz}
 * @param releaseName {@code .Release.Name}
 * @param namespace {@code .Release.Namespace}, default {@code default}
 * @param values the caller's values, over the chart's own; plain data: {@code null}, {@link Boolean}, {@link Long},
 *     {@link java.math.BigInteger}, {@link Double}, {@link String}, {@link java.util.List}, {@link Map}
 * @param capabilities what the cluster can do
 * @param upgrade {@code .Release.IsUpgrade}, default false
 * @param includeCrds whether the files of {@code crds/} are printed, default false as in Helm
 * @param includeHooks whether hooks are printed (after the manifests), default true
 * @param includeTests whether test hooks are printed, default true
 */
public record HelmRequest(
        Path chart,
        String releaseName,
        String namespace,
        Map<String, @Nullable Object> values,
        Capabilities capabilities,
        boolean upgrade,
        boolean includeCrds,
        boolean includeHooks,
        boolean includeTests) {
    /** Keeps an unmodifiable copy of the values' top level. */
    public HelmRequest {
        Objects.requireNonNull(chart);
        Objects.requireNonNull(releaseName);
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(capabilities);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A release with the chart's own values and the defaults of {@code helm template}. */
    public static HelmRequest of(Path chart, String releaseName) {
        return new HelmRequest(
                chart, releaseName, "default", Map.of(), Capabilities.defaults(), false, false, true, true);
    }

    /** The same request for another namespace. */
    public HelmRequest withNamespace(String newNamespace) {
        return new HelmRequest(
                chart,
                releaseName,
                newNamespace,
                values,
                capabilities,
                upgrade,
                includeCrds,
                includeHooks,
                includeTests);
    }

    /** The same request with other values. */
    public HelmRequest withValues(Map<String, ? extends @Nullable Object> newValues) {
        return new HelmRequest(
                chart,
                releaseName,
                namespace,
                new LinkedHashMap<>(newValues),
                capabilities,
                upgrade,
                includeCrds,
                includeHooks,
                includeTests);
    }

    /** The same request against a cluster with other capabilities. */
    public HelmRequest withCapabilities(Capabilities newCapabilities) {
        return new HelmRequest(
                chart,
                releaseName,
                namespace,
                values,
                newCapabilities,
                upgrade,
                includeCrds,
                includeHooks,
                includeTests);
    }

    /** The same request as an upgrade of an existing release, or as an installation. */
    public HelmRequest withUpgrade(boolean isUpgrade) {
        return new HelmRequest(
                chart,
                releaseName,
                namespace,
                values,
                capabilities,
                isUpgrade,
                includeCrds,
                includeHooks,
                includeTests);
    }

    /** The same request with or without the files of {@code crds/}. */
    public HelmRequest withCrds(boolean include) {
        return new HelmRequest(
                chart, releaseName, namespace, values, capabilities, upgrade, include, includeHooks, includeTests);
    }

    /** The same request with or without hooks. */
    public HelmRequest withHooks(boolean include) {
        return new HelmRequest(
                chart, releaseName, namespace, values, capabilities, upgrade, includeCrds, include, includeTests);
    }

    /** The same request with or without test hooks. */
    public HelmRequest withTests(boolean include) {
        return new HelmRequest(
                chart, releaseName, namespace, values, capabilities, upgrade, includeCrds, includeHooks, include);
    }
}
