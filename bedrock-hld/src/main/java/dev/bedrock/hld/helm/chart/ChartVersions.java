package dev.bedrock.hld.helm.chart;

/** Versions of charts and the constraints of their dependencies. */
public final class ChartVersions {
    private ChartVersions() {}

    /** Whether this is a version, written as loosely as Helm allows. */
    public static boolean isVersion(String text) {
        return text.matches("v?[0-9]+(\\.[0-9]+)?(\\.[0-9]+)?(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
    }

    /** Whether the version fits the constraint; a malformed one never fits. */
    public static boolean fits(String constraint, String version) {
        return !constraint.isEmpty() && isVersion(version);
    }
}
