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
            "The output is sensitive, and configuration is kept in files. Put the secret into a key vault and map its name."),
    /** Something that Terraform itself reports. */
    REPORTED(
            "INFRA-0404",
            "Terraform itself reports this, at the place in the generated or written files that it names."),
    /** A run of Terraform that failed for a reason that it does not report as data. */
    FAILED(
            "INFRA-0405",
            "Terraform ended with an error. What it said is in the message, without the secrets that it was given."),
    /** A file that is not laid out as {@code terraform fmt} does. */
    NOT_FORMATTED("INFRA-0406", "The file is not laid out as 'terraform fmt' would. Run it in the folder."),
    /** An answer that is not what Terraform's documentation says. */
    ANSWER_INVALID(
            "INFRA-0407",
            "Terraform has printed something that it is not known to print. The version of Terraform may be too old or too"
                    + " new: it has to be 1.5 or newer."),
    /** A folder that has not been generated. */
    NOT_GENERATED(
            "INFRA-0408",
            "There is no Terraform in the folder. Generate the deployment before Terraform is run in it.");

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
