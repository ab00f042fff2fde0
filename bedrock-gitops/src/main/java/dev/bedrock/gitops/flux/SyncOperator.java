package dev.bedrock.gitops.flux;

/** What runs in a cluster and follows manifests. */
public enum SyncOperator {
    /** Flux 2. */
    FLUX,
    /** Argo CD. */
    ARGO_CD,
    /** Flux 1, which is not maintained any more: values for its chart. */
    FLUX_1
}
