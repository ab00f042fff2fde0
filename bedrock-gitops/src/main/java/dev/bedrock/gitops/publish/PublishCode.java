package dev.bedrock.gitops.publish;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems of publishing manifests. */
public enum PublishCode implements ProblemCode {
    /** Targets that cannot be published together. */
    TARGETS_INVALID(
            "GITOPS-0401",
            "Each target is a folder of the manifest repository, by names with '/' between them. No two are the same, and none"
                    + " is inside of another."),
    /** A branch that is not there. */
    BRANCH_MISSING(
            "GITOPS-0402",
            "The manifest repository has no such branch. Clusters follow a branch by its name, so none is made for a name that"
                    + " may be mistyped."),
    /** A folder that somebody else has written. */
    FOLDER_FOREIGN(
            "GITOPS-0403",
            "The folder has files, but no .bedrock-publish that says that they were published. Nothing in it is touched unless it"
                    + " is adopted; then the files that are published become owned, and all others stay."),
    /** A folder of another definition. */
    FOLDER_TAKEN(
            "GITOPS-0404",
            "The .bedrock-publish of the folder says that another definition is published there. If the definition has moved,"
                    + " adopt the folder."),
    /** A file that somebody else has written. */
    FILE_FOREIGN(
            "GITOPS-0405",
            "A manifest would replace a file that was not published. Move the file elsewhere, or adopt the folder."),
    /** A published file that was changed by hand. */
    FILE_EDITED(
            "GITOPS-0406",
            "A published file was changed in the manifest repository. Publishing again would undo that, so nothing is published"
                    + " until the change is made in the definition, or edits are allowed to be replaced."),
    /** A published file that was removed by hand. */
    FILE_RESTORED(
            "GITOPS-0407",
            "A published file was removed in the manifest repository, but the definition still has it, so it is written again."),
    /** Files that stay. */
    FILES_KEPT(
            "GITOPS-0408",
            "The folder has files that were not published. They stay, and clusters that follow the folder apply them, too."),
    /** An index that cannot be trusted. */
    INDEX_INVALID(
            "GITOPS-0409",
            "The file .bedrock-publish lists the published files of its folder with their SHA-256, and can name no others. Get it"
                    + " back from git; without it, nothing says which files may be removed."),
    /** A folder in which nothing is left. */
    FOLDER_EMPTIED(
            "GITOPS-0410",
            "The definition has no objects for this folder any more. Clusters that follow it remove all that it had."),
    /** Others who were faster. */
    OVERTAKEN(
            "GITOPS-0411",
            "Somebody else has published to the folder, or changed files in it, since the plan was made. Plan again."),
    /** A place of something else. */
    PLACE_TAKEN(
            "GITOPS-0412",
            "The manifest repository has a file, a link or another repository where a folder would have to be."),
    /** A definition whose version is not known. */
    VERSION_UNKNOWN(
            "GITOPS-0413",
            "The definition is not a clean checkout of a commit, so the manifests cannot be traced back to one. The commit in the"
                    + " manifest repository does not name any.");

    private final String id;
    private final String explanation;

    PublishCode(String id, String explanation) {
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
