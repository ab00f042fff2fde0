package dev.bedrock.infra.generate;

/**
 * What becomes of a file.
 *
 * @param path where it is in the folder of the deployment
 * @param kind what becomes of it
 */
public record FileChange(String path, Kind kind) {
    /** What can become of a file. */
    public enum Kind {
        /** It is new. */
        CREATE,
        /** It gets another content. */
        UPDATE,
        /** It stays as it is. */
        UNCHANGED,
        /** It was generated, is not any more, and nobody has changed it: it is deleted. */
        DELETE,
        /** Somebody has changed it, or has put it there: it stays. */
        KEEP,
        /** Somebody has changed it, and what is generated has changed at other lines: it gets both changes. */
        MERGE,
        /** Somebody has changed it, and it would get another content at the same lines: nothing is written. */
        CONFLICT
    }
}
