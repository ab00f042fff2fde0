package dev.bedrock.hld.helm.chart;

import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.semver.SemanticVersion;
import dev.bedrock.hld.helm.semver.VersionConstraint;

/** Versions of charts and the constraints of their dependencies. */
public final class ChartVersions {
    private ChartVersions() {}

    /** Whether this is a version, written as loosely as Helm allows. */
    public static boolean isVersion(String text) {
        try {
            SemanticVersion.parse(text);
            return true;
        } catch (GoSyntaxException e) {
            return false;
        }
    }

    /** Whether the version fits the constraint; a malformed one never fits. */
    public static boolean fits(String constraint, String version) {
        try {
            return VersionConstraint.parse(constraint).allows(SemanticVersion.parse(version));
        } catch (GoSyntaxException e) {
            return false;
        }
    }
}
