package dev.bedrock.infra.definition;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems in definitions of infrastructure. */
public enum DefinitionCode implements ProblemCode {
    /** A folder of definitions without one at its top. */
    DEFINITION_MISSING(
            "INFRA-0001",
            "The folder that is opened has a definition.yaml, which holds what its deployments have in common. Run the"
                    + " command where it is, or write one."),
    /** A deployment that is not there. */
    DEPLOYMENT_MISSING(
            "INFRA-0002",
            "A deployment is a folder below the one with the top definition.yaml. There is no such folder."),
    /** A deployment that has nothing of its own. */
    NOTHING_OF_ITS_OWN(
            "INFRA-0003",
            "The folder of the deployment has no definition.yaml, so all its values are those of the folders above."),
    /** A deployment without a template. */
    INCOMPLETE(
            "INFRA-0004",
            "A deployment needs a source, a template and a version: in its own definition.yaml or in one above it. An"
                    + " empty one does not count. Only a source that is a folder, or builtin, goes without version."),
    /** A variable with a name that Terraform does not allow. */
    VARIABLE_NAME(
            "INFRA-0005",
            "The names of variables and backend settings begin with a letter or an underscore and go on with letters,"
                    + " digits, underscores and dashes.");

    private final String id;
    private final String explanation;

    DefinitionCode(String id, String explanation) {
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
