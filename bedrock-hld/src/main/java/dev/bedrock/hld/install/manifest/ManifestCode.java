package dev.bedrock.hld.install.manifest;

import dev.bedrock.core.diagnostic.ProblemCode;

/** What can be wrong with files of manifests at an address. */
public enum ManifestCode implements ProblemCode {
    /** A file that is no manifest. */
    NOT_A_MANIFEST("HLD-0651", "What the address serves is not YAML or JSON, but a web page or the like.");

    private final String id;
    private final String explanation;

    ManifestCode(String id, String explanation) {
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
