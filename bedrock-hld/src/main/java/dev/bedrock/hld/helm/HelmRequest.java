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
 *     {@link java.math.BigInteger}, {@link Double}, {@link String}, {@link java.util.List}, {@link Map}.
 *     Templates see every number as floating point, as if it came from a values file, but for
 *     {@link dev.bedrock.hld.helm.gotemplate.value.TypedInteger}, which stays what it is, as if {@code --set} had made it
 * @param capabilities what the cluster can do
 * @param upgrade {@code .Release.IsUpgrade}, default false
 * @param includeCrds whether the files of {@code crds/} are printed, default false as in Helm
 * @param includeHooks whether hooks are printed (after the manifests), default true
 * @param includeTests whether test hooks are printed, default true
 * @param validateSchema whether the values are checked against the schemas of the charts, default true
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
        boolean includeTests,
        boolean validateSchema) {
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
                chart, releaseName, "default", Map.of(), Capabilities.defaults(), false, false, true, true, true);
    }

    /** The same request for another namespace. */
    public HelmRequest withNamespace(String newNamespace) {
        return with(newNamespace, values, capabilities);
    }

    /** The same request with other values. */
    public HelmRequest withValues(Map<String, ? extends @Nullable Object> newValues) {
        return with(namespace, new LinkedHashMap<>(newValues), capabilities);
    }

    /** The same request against a cluster with other capabilities. */
    public HelmRequest withCapabilities(Capabilities newCapabilities) {
        return with(namespace, values, newCapabilities);
    }

    /** The same request as an upgrade of an existing release, or as an installation. */
    public HelmRequest withUpgrade(boolean isUpgrade) {
        return with(isUpgrade, includeCrds, includeHooks, includeTests, validateSchema);
    }

    /** The same request with or without the files of {@code crds/}. */
    public HelmRequest withCrds(boolean include) {
        return with(upgrade, include, includeHooks, includeTests, validateSchema);
    }

    /** The same request with or without hooks. */
    public HelmRequest withHooks(boolean include) {
        return with(upgrade, includeCrds, include, includeTests, validateSchema);
    }

    /** The same request with or without test hooks. */
    public HelmRequest withTests(boolean include) {
        return with(upgrade, includeCrds, includeHooks, include, validateSchema);
    }

    /** The same request with or without a check of the values against the schemas of the charts. */
    public HelmRequest withSchemaValidation(boolean validate) {
        return with(upgrade, includeCrds, includeHooks, includeTests, validate);
    }

    private HelmRequest with(
            String newNamespace, Map<String, @Nullable Object> newValues, Capabilities newCapabilities) {
        return new HelmRequest(
                chart,
                releaseName,
                newNamespace,
                newValues,
                newCapabilities,
                upgrade,
                includeCrds,
                includeHooks,
                includeTests,
                validateSchema);
    }

    private HelmRequest with(boolean isUpgrade, boolean crds, boolean hooks, boolean tests, boolean validate) {
        return new HelmRequest(
                chart, releaseName, namespace, values, capabilities, isUpgrade, crds, hooks, tests, validate);
    }
}
