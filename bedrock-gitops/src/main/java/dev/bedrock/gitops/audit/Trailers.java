package dev.bedrock.gitops.audit;

/** The keys of the trailers that Bedrock writes into commits of definitions and manifests. */
public final class Trailers {
    /** In a definition: an image that was set, {@code PLACE IMAGE}, such as {@code shop/web/qa registry/web:1.2}. */
    public static final String IMAGE = "Bedrock-Image";

    /** In a definition: an image that was taken away because it was bad, in the same form. */
    public static final String ROLLED_BACK = "Bedrock-Rolled-Back";

    /** In a definition: the commit whose state a rollback has brought back at a place, {@code PLACE COMMIT}. */
    public static final String ROLLBACK_TO = "Bedrock-Rollback-To";

    /** In a definition: the commit that was taken back. */
    public static final String REVERTS = "Bedrock-Reverts";

    /** The build that has made a commit. */
    public static final String BUILD = "Bedrock-Build";

    /** In manifests: the commit of the definition that they come from. */
    public static final String HLD_COMMIT = "Bedrock-Hld-Commit";

    /** In manifests: a folder that was written. */
    public static final String FOLDER = "Bedrock-Folder";

    private Trailers() {}
}
