package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with git repositories. */
public enum GitCode implements ProblemCode {
    /** An address that is none of a git repository, or one that is dangerous. */
    REMOTE_INVALID(
            "CORE-0501",
            "The address of a git repository is https://, http://, ssh://, user@host:path, file:// or an absolute path."
                    + " Other forms, and parts that a program could take as an option, are refused."),

    /** A folder that the policy does not allow. */
    REMOTE_FORBIDDEN(
            "CORE-0502",
            "Folders of this machine are remotes only below those that the caller allows, and with all of their parts there."),

    /** A text that cannot be the name of a reference. */
    REFERENCE_INVALID("CORE-0503", "The text is not a valid name of a branch or tag, nor a commit id."),

    /** A reference that the remote does not have. */
    REFERENCE_MISSING("CORE-0504", "The remote has no branch, tag or commit of this name."),

    /** An abbreviated commit id of several commits. */
    REFERENCE_AMBIGUOUS("CORE-0505", "Several commits begin with the abbreviated id. Give more digits."),

    /** A commit that the remote does not have. */
    COMMIT_MISSING(
            "CORE-0506",
            "The remote has no such commit, or no branch or tag leads to it any more. Somebody may have overwritten the"
                    + " branch; resolve the reference anew."),

    /** A remote that does not answer, or answers with an error. */
    REMOTE_UNAVAILABLE("CORE-0507", "The remote could not be reached, broke the connection, or reported an error."),

    /** Missing or wrong credentials. */
    NOT_AUTHORIZED(
            "CORE-0508",
            "The remote wants credentials, or refuses those that it was given. Hosts also answer so when the repository"
                    + " does not exist."),

    /** A host whose key is unknown or another one than before. */
    HOST_KEY(
            "CORE-0509",
            "The key of the ssh host is not in the known hosts, or is another one than there. Nobody is trusted at first"
                    + " sight: compare the key's fingerprint with what the host publishes and add it."),

    /** Something that is not in the cache while nothing may be fetched. */
    OFFLINE("CORE-0510", "The cache does not have it, and the caller has asked to stay offline."),

    /** A repository beyond the limits. */
    LIMIT(
            "CORE-0511",
            "The repository exceeds the limits of the caller on what is received, on the size and number of files, the"
                    + " depth of folders, or the time."),

    /** A tree with names or links that are dangerous. */
    TREE_UNSAFE(
            "CORE-0512",
            "A name in the tree of the commit could be taken for git's own folder, or is not portable; nothing was"
                    + " written."),

    /** A file or folder that a commit does not have. */
    PATH_MISSING("CORE-0513", "The commit has no such file or folder."),

    /** Another process at the same cached repository. */
    CACHE_BUSY(
            "CORE-0514", "Another process has been working with the cached repository for longer than the time limit."),

    /** A cached repository that cannot be read. */
    CACHE_DAMAGED("CORE-0515", "The cached repository is damaged. It is made anew at the next use."),

    /** A submodule that is left out. */
    SUBMODULE_SKIPPED("CORE-0516", "Submodules are not fetched; their folders are left out."),

    /** A pointer to a large file elsewhere. */
    LFS_POINTER(
            "CORE-0517",
            "The file is a pointer of Git LFS. The large file that it stands for is not fetched; the pointer is what is"
                    + " written."),

    /** Work that was interrupted. */
    INTERRUPTED("CORE-0518", "The work with the remote was interrupted."),

    /** A server that does not speak git. */
    PROTOCOL(
            "CORE-0519",
            "The server's answer is not that of a git server. Check the address: the one of a web page is not always the"
                    + " one of the repository."),

    /** A commit that cannot be made. */
    COMMIT_INVALID(
            "CORE-0530",
            "The message, a trailer, a person or a path of the commit is not valid: messages and trailers have no control"
                    + " characters, a trailer is one line, and nothing but a trailer may look like one."),

    /** A branch or tag that others have moved. */
    PUSH_CONFLICT(
            "CORE-0531",
            "Somebody else has moved the branch or tag, so the push would overwrite what the caller has not seen."),

    /** A push that the server does not accept. */
    PUSH_REFUSED("CORE-0532", "A rule or hook of the server refuses the push, such as the one of a protected branch."),

    /** A signature that could not be made. */
    SIGNING_FAILED("CORE-0533", "The program that signs has failed; the commit or tag was not made."),

    /** A commit that cannot be taken back by itself. */
    REVERT_CONFLICT(
            "CORE-0534",
            "The files that the commit has changed were changed again since, so taking it back would lose that. Take back"
                    + " the later commits first.");

    private final String id;
    private final String explanation;

    GitCode(String id, String explanation) {
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
