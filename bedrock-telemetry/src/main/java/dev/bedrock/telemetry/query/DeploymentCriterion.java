package dev.bedrock.telemetry.query;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What deployments can be asked for by. Case makes no difference in the letters A to Z. A commit may be abbreviated, in the
 * question or in what was recorded, to no less than seven digits.
 */
public enum DeploymentCriterion {
    /** The id. */
    ID,
    /** The service as it is shown: of {@code owner/name} only the name. */
    SERVICE,
    /** The ring. */
    RING,
    /** Who made the commit of the source. */
    AUTHOR,
    /** The commit of the source. */
    COMMIT,
    /** The image with its tag. */
    IMAGE_TAG,
    /** The commit of the definition, also the one that was proposed. */
    HLD_COMMIT,
    /** The commit of the manifests. */
    MANIFEST_COMMIT,
    /** The number of the pull request. */
    PULL_REQUEST,
    /** The build of the image. */
    BUILD;

    /** As git abbreviates at least. */
    public static final int SHORTEST_COMMIT = 7;

    /** Whether the values are commits. */
    public boolean isCommit() {
        return this == COMMIT || this == HLD_COMMIT || this == MANIFEST_COMMIT;
    }

    /** The fields that are compared, none for the id. */
    public List<DeploymentField> fields() {
        return switch (this) {
            case ID -> List.of();
            case SERVICE -> List.of(DeploymentField.SERVICE);
            case RING -> List.of(DeploymentField.RING);
            case AUTHOR -> List.of(DeploymentField.AUTHOR);
            case COMMIT -> List.of(DeploymentField.COMMIT);
            case IMAGE_TAG -> List.of(DeploymentField.IMAGE_TAG);
            case HLD_COMMIT -> List.of(DeploymentField.HLD_COMMIT, DeploymentField.HLD_PROPOSED_COMMIT);
            case MANIFEST_COMMIT -> List.of(DeploymentField.MANIFEST_COMMIT);
            case PULL_REQUEST -> List.of(DeploymentField.PULL_REQUEST);
            case BUILD -> List.of(DeploymentField.IMAGE_BUILD);
        };
    }

    /** The value in the form in which it is compared. */
    public String normalized(String value) {
        String lower = AsciiCase.lower(value.strip());
        return this == SERVICE ? shown(lower) : lower;
    }

    /** Whether a deployment has a value. */
    boolean matches(Deployment deployment, String value) {
        String wanted = normalized(value);
        Stream<String> known = this == ID
                ? Stream.of(deployment.id())
                : fields().stream().map(deployment::get).flatMap(Optional::stream);
        return known.map(this::normalized).anyMatch(text -> text.equals(wanted) || isSameCommit(text, wanted));
    }

    private boolean isSameCommit(String one, String other) {
        return isCommit()
                && Math.min(one.length(), other.length()) >= SHORTEST_COMMIT
                && (one.startsWith(other) || other.startsWith(one));
    }

    /** Of {@code owner/name} the name, as old tables have it. */
    static String shown(String service) {
        int slash = service.indexOf('/');
        boolean twoParts = slash >= 0 && slash < service.length() - 1 && service.indexOf('/', slash + 1) < 0;
        return twoParts ? service.substring(slash + 1) : service;
    }
}
