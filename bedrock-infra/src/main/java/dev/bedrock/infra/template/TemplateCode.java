package dev.bedrock.infra.template;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems in finding templates. */
public enum TemplateCode implements ProblemCode {
    /** A source without such a template. */
    TEMPLATE_MISSING(
            "INFRA-0101",
            "A template is a folder with .tf files in its source. At this version the source has no such folder, or no .tf"
                    + " file in it."),
    /** A module that a template uses and its source does not have. */
    MODULE_MISSING(
            "INFRA-0102",
            "The template uses a module by its path, and its source has no such folder at this version. In a folder below the"
                    + " template that is a warning: perhaps nothing uses it."),
    /** A folder of this machine that may not be read. */
    FOLDER_NOT_ALLOWED(
            "INFRA-0103",
            "A source that is a folder has to be below the folder with the top definition, or below one that the caller"
                    + " allows."),
    /** A lock file that is none. */
    LOCK_INVALID(
            "INFRA-0104",
            "infra.lock is written by Bedrock. It cannot be read; take one side of a conflict, or delete it and pin anew."),
    /** A source that is a git repository where there is no access to git. */
    NO_GIT("INFRA-0105", "The source is a git repository, and the caller gave no access to git."),
    /** A file of a template that is not a plain file. */
    FILE_NOT_COPIED(
            "INFRA-0106",
            "Symbolic links and submodules of a template are not copied: they could lead anywhere where Terraform runs."),
    /** A template that is larger than it may be. */
    TEMPLATE_TOO_LARGE(
            "INFRA-0107", "A template and the modules that it uses have at most 10,000 files of 64 MiB in all."),
    /** Two modules that would be put in the same place. */
    MODULES_COLLIDE(
            "INFRA-0108",
            "Modules beside a template are put below its folder modules. Two files would get the same path there; rename"
                    + " one of the folders.");

    private final String id;
    private final String explanation;

    TemplateCode(String id, String explanation) {
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
