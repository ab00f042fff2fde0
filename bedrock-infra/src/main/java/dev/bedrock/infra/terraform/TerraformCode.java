package dev.bedrock.infra.terraform;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems in what Terraform says. */
public enum TerraformCode implements ProblemCode {
    /** A document that is not what {@code terraform output -json} prints. */
    OUTPUTS_INVALID(
            "INFRA-0401",
            "The outputs of Terraform are what 'terraform output -json' prints: an object with a value for each."),
    /** An output that is mapped and that Terraform does not have. */
    OUTPUT_MISSING(
            "INFRA-0402", "A mapping names an output, or something in an output, that Terraform has not printed."),
    /** A secret that is mapped to configuration. */
    OUTPUT_SENSITIVE(
            "INFRA-0403",
            "The output is sensitive, and configuration is kept in files. Put the secret into a key vault and map its name.");

    private final String id;
    private final String explanation;

    TerraformCode(String id, String explanation) {
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
