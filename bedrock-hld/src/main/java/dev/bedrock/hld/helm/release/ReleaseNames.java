package dev.bedrock.hld.helm.release;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.GoText;

/** Which names a release may have. */
public final class ReleaseNames {
    private static final int MAX_LENGTH = 53;
    private static final String RULE = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

    private ReleaseNames() {}

    /**
     * Checks a name.
     *
     * @throws HelmFailureException if it is not allowed
     */
    public static void check(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !isDnsName(name)) {
            throw HelmFailureException.of(
                    HelmCode.RELEASE_NAME_INVALID,
                    "release name check failed: release name " + GoText.quote(name)
                            + ": invalid release name, must match regex " + RULE
                            + " and the length must not be longer than " + MAX_LENGTH);
        }
    }

    private static boolean isDnsName(String name) {
        for (String label : name.split("\\.", -1)) {
            boolean allowed = label.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
            if (label.isEmpty() || !allowed || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
        }
        return true;
    }
}
