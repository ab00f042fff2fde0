package dev.bedrock.gitops.flux;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with what operators are told. */
public enum FluxCode implements ProblemCode {
    /** A name that cannot be one in Kubernetes. */
    NAME_INVALID(
            "GITOPS-0571",
            "Clusters, environments, namespaces and secrets are named in lower case letters, digits and '-', beginning and"
                    + " ending with a letter or digit; clusters and environments with at most 40 characters."),

    /** An address that an operator cannot use, or that has a secret in it. */
    ADDRESS_INVALID(
            "GITOPS-0572",
            "The address has to begin with https:// or ssh://, or be user@host:path, without a password: that goes into a"
                    + " secret of the cluster."),

    /** A folder or file that cannot be one of manifests. */
    PATH_INVALID(
            "GITOPS-0573",
            "Folders are relative to the root of the repository, and have letters, digits and '.', '_', '-', '/' only."),

    /** Folders that two environments have in common. */
    PATHS_OVERLAP(
            "GITOPS-0574",
            "Two environments of one cluster have the same name, or one has the folder of the other in it: both would own the"
                    + " same objects, and remove what only the other has. Nor can an environment be in clusters/CLUSTER."),

    /** A file of somebody else. */
    FILE_FOREIGN(
            "GITOPS-0575", "A file that would be written is there already, and was not made by Bedrock. Move it away."),

    /** Nothing to follow. */
    NO_ENVIRONMENT("GITOPS-0576", "A cluster follows at least one environment.");

    private final String id;
    private final String explanation;

    FluxCode(String id, String explanation) {
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
