package dev.bedrock.telemetry.deployment;

/** How far a build, release or stage is. */
public enum RunState {
    /** It has not begun. */
    WAITING,
    /** It is running. */
    RUNNING,
    /** It did all that it should. */
    SUCCEEDED,
    /** It failed. */
    FAILED,
    /** Somebody or something stopped it. */
    CANCELED,
    /** It was skipped, succeeded in part, or ended in a way that is not known. */
    OTHER
}
