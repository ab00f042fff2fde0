package dev.bedrock.hld.helm.gotemplate;

/** Values that exist only inside an execution and that neither functions nor data ever see. */
enum Internal {
    /** A nil that came out of a map or list of {@code interface {}}: in Go it has a type, unlike {@code null} here. */
    NIL_INTERFACE,
    /** The value handed on by the pipeline where there is none. */
    NOTHING
}
