package dev.bedrock.gitops.azuredevops;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with projects of Azure DevOps. */
public enum AzureDevOpsCode implements ProblemCode {
    /** A repository that is somewhere else. */
    NOT_AZURE(
            "GITOPS-0551",
            "Pipelines are installed for repositories of Azure DevOps only. GitHub Actions and GitLab CI find theirs in the"
                    + " repository, without being told."),

    /** A repository that is not there. */
    REPOSITORY_MISSING(
            "GITOPS-0552", "The project of Azure DevOps has no such repository, or the token may not see it."),

    /** A pipeline file that is not there. */
    FILE_MISSING(
            "GITOPS-0553",
            "The branch does not have the file of the pipeline. Commit and push it first; the commands 'init' and 'create'"
                    + " make it."),

    /** A project without agents. */
    QUEUE_MISSING(
            "GITOPS-0554",
            "The project has no such queue of agents, or the token may not see it. Name another one, such as that of your own"
                    + " agents."),

    /** A name or value that Azure DevOps does not take. */
    VALUE_INVALID(
            "GITOPS-0555",
            "Azure DevOps does not take this as the name of an organization, project, group, pipeline or variable."),

    /** A variable that would change whether it is secret. */
    SECRET_EXPOSED(
            "GITOPS-0556",
            "A variable that is secret would become one that everybody can read. Remove it by hand first if that is meant.");

    private final String id;
    private final String explanation;

    AzureDevOpsCode(String id, String explanation) {
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
