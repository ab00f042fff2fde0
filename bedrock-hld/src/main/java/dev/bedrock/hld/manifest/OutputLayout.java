package dev.bedrock.hld.manifest;

/**
 * How manifests are laid out in files.
 *
 * @param filePerObject a file for each object, {@code PATH/COMPONENT/KIND-NAME.yaml}, instead of one for each component,
 *     {@code PATH/COMPONENT.yaml}; default false, as Fabrikate does
 * @param kustomization a {@code kustomization.yaml} at the top that lists the files in the order to apply them in; default
 *     false
 */
public record OutputLayout(boolean filePerObject, boolean kustomization) {
    private static final OutputLayout DEFAULTS = new OutputLayout(false, false);

    /** A file for each component, no kustomization. */
    public static OutputLayout defaults() {
        return DEFAULTS;
    }

    /** With a file for each object, or for each component. */
    public OutputLayout withFilePerObject(boolean each) {
        return new OutputLayout(each, kustomization);
    }

    /** With or without a kustomization. */
    public OutputLayout withKustomization(boolean write) {
        return new OutputLayout(filePerObject, write);
    }
}
