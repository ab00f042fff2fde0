package dev.bedrock.infra.terraform;

import java.util.Locale;
import java.util.Optional;

/**
 * What would become of one resource.
 *
 * @param address where it is declared, such as {@code module.aks.azurerm_kubernetes_cluster.this}
 * @param type its type, such as {@code azurerm_kubernetes_cluster}
 * @param action what would become of it
 * @param reason why, in Terraform's word, such as {@code cannot_update}; empty if it gives none
 */
public record PlannedResource(String address, String type, Action action, String reason) {
    /** What can become of a resource. */
    public enum Action {
        /** It is made. */
        CREATE,
        /** It is changed where it is. */
        UPDATE,
        /** It is destroyed, and made anew. */
        REPLACE,
        /** It is destroyed. */
        DELETE,
        /** It is read while the plan is carried out, because it is not known before. */
        READ,
        /** It gets another address, and stays as it is. */
        MOVE,
        /** It is there, and comes under the control of Terraform. */
        IMPORT,
        /** It stays, and Terraform forgets it. */
        REMOVE;

        /** The action of this name in Terraform's plans. */
        static Optional<Action> of(String name) {
            for (Action action : values()) {
                if (action.toString().equals(name)) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        }

        /** Whether something that is there now would be gone afterwards, at least for a while. */
        public boolean destroys() {
            return this == REPLACE || this == DELETE;
        }

        /** The name in Terraform's plans. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
