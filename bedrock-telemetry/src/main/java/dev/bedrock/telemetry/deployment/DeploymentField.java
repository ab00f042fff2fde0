package dev.bedrock.telemetry.deployment;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is recorded of a deployment. The names of the columns are those that Bedrock's tables have always had. */
public enum DeploymentField {
    /** The build that made the image. */
    IMAGE_BUILD("p1"),
    /** The tag of the image, with its repository. */
    IMAGE_TAG("imageTag"),
    /** The commit of the source, abbreviated. */
    COMMIT("commitId"),
    /** The display name of the service. */
    SERVICE("service"),
    /** The URL of the source repository, in lower case. */
    SOURCE_REPOSITORY("sourceRepo"),
    /** When the image was recorded, ISO 8601 in UTC. The original tools do not know this column and leave it alone. */
    IMAGE_RECORDED_AT("imageRecordedAt"),

    /** The build or release that wrote the image into the definition; the same as the image's if one run does both. */
    HLD_BUILD("p2"),
    /** The commit of the definition, abbreviated, in lower case; from the merge on that of the merge. */
    HLD_COMMIT("hldCommitId"),
    /**
     * The commit of the definition that was proposed, in lower case, so that a repeated report is known after the merge.
     * The original tools do not know this column.
     */
    HLD_PROPOSED_COMMIT("hldProposedCommitId"),
    /** The ring, in lower case. */
    RING("env"),
    /** The number of the pull request in the repository of the definition. */
    PULL_REQUEST("pr"),
    /** The URL of the repository of the definition, in lower case. */
    HLD_REPOSITORY("hldRepo"),
    /** When the change of the definition was recorded, as {@link #IMAGE_RECORDED_AT}. */
    HLD_RECORDED_AT("hldRecordedAt"),

    /** The build that generated the manifests. */
    MANIFEST_BUILD("p3"),
    /** The commit of the manifests, abbreviated, as given. */
    MANIFEST_COMMIT("manifestCommitId"),
    /** The URL of the repository of the manifests, in lower case. */
    MANIFEST_REPOSITORY("manifestRepo"),
    /** When the generation was recorded, as {@link #IMAGE_RECORDED_AT}. */
    MANIFEST_RECORDED_AT("manifestRecordedAt"),

    /** Who made the commit of the source. The original tools do not know this column. */
    AUTHOR("author"),
    /** When the commit of the source was made, as {@link #IMAGE_RECORDED_AT}. */
    COMMITTED_AT("committedAt"),
    /** The {@link DeploymentStatus} that the builds were last seen with. The original tools do not know this column. */
    STATUS("status"),
    /** When the last of the builds ended, as {@link #IMAGE_RECORDED_AT}. */
    FINISHED_AT("finishedAt");

    private static final Map<String, DeploymentField> BY_COLUMN =
            Arrays.stream(values()).collect(Collectors.toMap(DeploymentField::column, Function.identity()));

    private final String column;

    DeploymentField(String column) {
        this.column = column;
    }

    /** The name of the column. */
    public String column() {
        return column;
    }

    /** The field of a column, empty for one that is not ours. */
    public static Optional<DeploymentField> ofColumn(String column) {
        return Optional.ofNullable(BY_COLUMN.get(column));
    }
}
