package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with fetching the remote components of a definition. */
public enum InstallCode implements ProblemCode {
    /** A lock that would have to change although the caller forbids it. */
    LOCK_DIFFERS(
            "HLD-0510",
            "The definition and bedrock.lock do not fit, and the caller wants the lock as it is. Install without --locked"
                    + " and commit the lock."),
    /** A request that may mean something else tomorrow. */
    FLOATING(
            "HLD-0511",
            "A branch, the newest version, a range, or a file without a digest can mean something else every day. The lock"
                    + " keeps what it means now; a commit, tag or exact version says what is meant."),
    /** A tag or version that now means something else. */
    PIN_MOVED(
            "HLD-0512",
            "A tag or version that should never change means something else than when it was locked. What was locked is"
                    + " kept; find out who has moved it before you update."),
    /** Fetched files that are not those of the lock. */
    DIGEST_MISMATCH(
            "HLD-0513",
            "What was fetched is not what bedrock.lock was written for, though the pin is the same. Nothing of it was"
                    + " kept."),
    /** A remote component that cannot be requested as it is written. */
    REQUEST_INVALID("HLD-0514", "The stanza does not say what to fetch, or says it in a way that is refused."),
    /** A password in an address. */
    CREDENTIALS_IN_SOURCE(
            "HLD-0515",
            "Addresses are shown and committed, so they must not hold a password or token. Put the name of an environment"
                    + " variable into access.yaml."),
    /** An access file that cannot be understood. */
    ACCESS_INVALID(
            "HLD-0516",
            "access.yaml is a mapping from sources, or what they begin with, to names of environment variables."),
    /** An environment variable of an access file that is not set. */
    ACCESS_UNSET("HLD-0517", "access.yaml names an environment variable that is not set, or empty."),
    /** An access file that is not used. */
    ACCESS_IGNORED(
            "HLD-0518",
            "A fetched component has an access.yaml. It would be given tokens of this machine, so it is only used if the"
                    + " caller allows it."),
    /** A component to update that does not exist. */
    NOT_REMOTE("HLD-0519", "There is no remote component of this name to update."),
    /** Something that was not cleaned up. */
    LEFT_ALONE("HLD-0520", "A fetched folder is no longer used, but holds something that was not fetched; it stays."),
    /** Work that was interrupted. */
    INTERRUPTED("HLD-0521", "The work was interrupted; bedrock.lock is as it was before."),
    /** A request that no source handles. */
    NO_SOURCE("HLD-0522", "No source handles requests of this kind."),
    /** Too many components. */
    TOO_MANY("HLD-0523", "There are more components than in any real definition, or they are nested too deep."),
    /** A folder of this machine that a fetched component wants. */
    FOLDER_REFUSED(
            "HLD-0524",
            "A component that was fetched is trusted less than the definition itself: folders of this machine are not for"
                    + " it, whatever the definition may use.");

    private final String id;
    private final String explanation;

    InstallCode(String id, String explanation) {
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
