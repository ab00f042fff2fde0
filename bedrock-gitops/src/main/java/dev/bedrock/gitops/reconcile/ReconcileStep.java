package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.file.FileChange;

/**
 * What happens to one file of the definition.
 *
 * @param change the file
 * @param reason why
 */
public record ReconcileStep(FileChange change, String reason) {
    /** Such as {@code create shop/web/qa/component.yaml: ring 'qa' of service 'web'}. */
    @Override
    public String toString() {
        return change.kind() + " " + change.path() + ": " + reason;
    }
}
