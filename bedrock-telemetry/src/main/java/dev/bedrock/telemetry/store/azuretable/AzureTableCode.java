package dev.bedrock.telemetry.store.azuretable;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems that only tables of Azure Storage have. */
public enum AzureTableCode implements ProblemCode {
    /** Settings that no table can be reached with. */
    INVALID_SETTINGS("TEL-0210", "The account, the key, the table or the address of Azure Storage is not valid."),

    /** A table that is not there. */
    TABLE_MISSING("TEL-0211", "The storage account has no table of this name. It is never created by a mere report."),

    /** A key that the account does not accept. */
    DENIED("TEL-0212", "Azure Storage refuses the key of the account, or what it is used for."),

    /** More than a table takes. */
    TOO_LARGE(
            "TEL-0213",
            "A value is larger than Azure Storage takes: 32,768 characters for a value, 512 for a key, 1 MB for a"
                    + " deployment.");

    private final String id;
    private final String explanation;

    AzureTableCode(String id, String explanation) {
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
