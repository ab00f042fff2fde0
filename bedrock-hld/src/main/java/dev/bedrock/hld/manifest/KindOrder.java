package dev.bedrock.hld.manifest;

import dev.bedrock.hld.helm.release.InstallOrder;

/**
 * The order in which objects of different kinds have to be applied, so that what others need is there first. The order of
 * Helm, with custom resource definitions before everything that may use them, and the webhooks that could block others at
 * the very end.
 */
final class KindOrder {
    private KindOrder() {}

    /** The place of a kind in the order. */
    static int rank(String kind) {
        if (kind.equals("CustomResourceDefinition")) {
            return Integer.MIN_VALUE;
        }
        return kind.endsWith("WebhookConfiguration") ? Integer.MAX_VALUE : InstallOrder.position(kind);
    }
}
