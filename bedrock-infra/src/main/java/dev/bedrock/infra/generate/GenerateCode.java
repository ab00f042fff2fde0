package dev.bedrock.infra.generate;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems in generating Terraform. */
public enum GenerateCode implements ProblemCode {
    /** A generated file that both a person and the template have changed. */
    CHANGED_BY_BOTH(
            "INFRA-0301",
            "Somebody has changed a generated file, and what would be generated now differs from what was generated then at"
                    + " the same lines. Changes at other lines are put together. Move the change into the definition or"
                    + " the template, or have the changed file kept."),
    /** A file in the way that was not generated. */
    FILE_IN_THE_WAY(
            "INFRA-0302",
            "A file would be generated where there is one that Bedrock has not written. Move it away, or have it kept."),
    /** A folder that changed after the plan was made. */
    PLAN_OUTDATED("INFRA-0303", "The folder has changed since the plan was made. Make a new plan."),
    /** Two deployments with one folder. */
    SAME_FOLDER("INFRA-0304", "Two deployments, or a deployment and the definitions, would share a folder."),
    /** Settings of a backend for a template without one. */
    NO_BACKEND(
            "INFRA-0305",
            "The definition has settings for a backend, and the template declares none: Terraform does not use them."),
    /** A secret that is not written. */
    SECRET_WITHHELD(
            "INFRA-0306",
            "Values of sensitive variables, and values from environment variables, are not written to files. Terraform gets"
                    + " them from the environment, as TF_VAR_name. A caller can say that environment variables hold no"
                    + " secrets, or that secrets may be written.");

    private final String id;
    private final String explanation;

    GenerateCode(String id, String explanation) {
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
