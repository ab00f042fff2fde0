package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems of application repositories. */
public enum ProjectCode implements ProblemCode {
    /** There is no project. */
    PROJECT_MISSING("GITOPS-0101", "The folder has no bedrock.yaml. 'bedrock project init' makes one."),
    /** A service that does not say where it is. */
    SERVICE_PATH(
            "GITOPS-0102",
            "Each service needs a path: its folder, relative to bedrock.yaml and inside of the repository."),
    /** A service without a chart. */
    CHART_MISSING(
            "GITOPS-0103",
            "Each service needs helm.chart, with git, path and branch (or sha) for a chart in a git repository, or with"
                    + " repository and chart for one in a Helm repository."),
    /** A chart that is not described completely. */
    CHART_INCOMPLETE("GITOPS-0104", "A field that the chart of a service needs is missing or empty."),
    /** A chart that is described twice. */
    CHART_AMBIGUOUS(
            "GITOPS-0105",
            "A field of the chart has no effect, because another one comes before it: git before repository, branch before"
                    + " sha."),
    /** Several default rings. */
    MANY_DEFAULT_RINGS(
            "GITOPS-0106", "At most one ring can be the default, the one that requests without a Ring header go to."),
    /** A name that cannot be used. */
    NAME_INVALID(
            "GITOPS-0107",
            "Rings are named as git branches. The names of rings and services become folders and names of Kubernetes objects:"
                    + " in lower case, with '-' for all but letters and digits, at most 63 characters, and beginning and"
                    + " ending with a letter or digit."),
    /** Two names that become one. */
    NAMES_COLLIDE(
            "GITOPS-0108",
            "Two rings or two services get the same name when it is written in lower case with '-' for all but letters and"
                    + " digits, so they would share a folder. Rename one."),
    /** A port that is none. */
    PORT_INVALID("GITOPS-0109", "A port is a number from 1 to 65535, or the name of a port of the Kubernetes service."),
    /** A ring that is not there. */
    RING_UNKNOWN("GITOPS-0110", "The project has no ring of this name."),
    /** A ring that cannot be removed. */
    RING_IS_DEFAULT(
            "GITOPS-0111",
            "The default ring cannot be removed. Make another one the default first: 'bedrock ring set-default'."),
    /** A service that is not there. */
    SERVICE_UNKNOWN("GITOPS-0112", "The project has no service of this name or path."),
    /** A value that a field cannot have. */
    VALUE_INVALID(
            "GITOPS-0113",
            "The value cannot be used where it goes to: a URL, a path, a host name, an environment variable."),
    /** The old form of the services. */
    OLD_SERVICES(
            "GITOPS-0114",
            "The services are a mapping by path, as before version 0.6. They are read as a list; the next change of a service"
                    + " writes them so."),
    /** A service that the commands cannot address. */
    SERVICE_NOT_NAMED("GITOPS-0115", "The service has no displayName."),
    /** Something that is there already. */
    ALREADY_THERE("GITOPS-0116", "What was to be created is there already, and stays as it is."),
    /** A file that stays though what it belongs to is removed. */
    FILE_KEPT("GITOPS-0117", "The file was changed by hand, so it is not removed.");

    private final String id;
    private final String explanation;

    ProjectCode(String id, String explanation) {
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
