package dev.bedrock.hld.helm;

import dev.bedrock.core.diagnostic.ProblemCode;

/** What can be wrong when a chart is rendered. */
public enum HelmCode implements ProblemCode {
    CHART_MISSING(
            "HELM-0001", "There is no chart at this path. A chart is a directory with a Chart.yaml, or a .tgz of one."),
    CHART_INVALID("HELM-0002", "Chart.yaml, a file beside it or a chart in charts/ cannot be read. Correct the chart."),
    CHART_UNSAFE(
            "HELM-0003",
            "The chart has a name or a link that leads out of it, or is not a plain file. Repack the chart."),
    CHART_TOO_LARGE("HELM-0004", "The chart has more or larger files than allowed. Remove what is not part of it."),
    DEPENDENCY_MISSING(
            "HELM-0005",
            "A dependency of Chart.yaml is not in charts/. Run helm dependency build, or vendor the chart."),
    DEPENDENCY_INVALID("HELM-0006", "The values do not fit the dependencies: a subchart's section must be a mapping."),
    VALUES_INVALID("HELM-0007", "A values file or a --set argument cannot be read."),
    SCHEMA_VIOLATED("HELM-0008", "The values do not fit the values.schema.json of the chart or of a subchart."),
    SCHEMA_INVALID(
            "HELM-0009",
            "The values.schema.json of the chart is no JSON schema, or refers to something outside of it."),
    RELEASE_NAME_INVALID(
            "HELM-0010", "A release name has lower case letters, digits, - and ., and at most 53 characters."),
    KUBE_VERSION_INVALID("HELM-0011", "The Kubernetes version is no version, such as 1.33.0."),
    KUBE_VERSION_UNFIT("HELM-0012", "The chart does not support this Kubernetes version."),
    TEMPLATE_SYNTAX("HELM-0013", "A template is not well-formed."),
    TEMPLATE_FAILED("HELM-0014", "A template could not be executed, or refused the values."),
    MANIFEST_INVALID(
            "HELM-0015", "What a template printed is not YAML, or not a Kubernetes object. Look at the template."),
    TEMPLATE_UNKNOWN("HELM-0016", "The chart has no template of this name, or it printed nothing."),
    ARGUMENT_INVALID("HELM-0017", "An argument is unknown or has no value."),
    RENDER_LIMIT(
            "HELM-0018", "The templates print too much, run too long or nest too deeply for the limits of the render."),

    /** The work was interrupted. */
    INTERRUPTED("HELM-0019", "The work was interrupted before it was done.");

    private final String id;
    private final String explanation;

    HelmCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
