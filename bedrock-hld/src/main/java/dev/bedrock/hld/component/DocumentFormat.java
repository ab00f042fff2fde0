package dev.bedrock.hld.component;

/** In what a file of a definition is written. */
public enum DocumentFormat {
    /** YAML, as Kubernetes reads it. */
    YAML,
    /** JSON. */
    JSON,
    /** HCL 2. */
    HCL
}
