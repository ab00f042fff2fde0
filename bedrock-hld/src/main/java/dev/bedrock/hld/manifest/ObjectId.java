package dev.bedrock.hld.manifest;

/**
 * What identifies a Kubernetes object.
 *
 * @param apiVersion its API version, such as {@code apps/v1}
 * @param kind its kind, such as {@code Deployment}
 * @param namespace its namespace as written, empty if none is written
 * @param name its name, empty for a list and for objects with a generated name
 */
public record ObjectId(String apiVersion, String kind, String namespace, String name) {
    /** The API group, empty for the core group. */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** {@code apps/v1 Deployment shop/web}. */
    @Override
    public String toString() {
        return apiVersion + " " + kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
