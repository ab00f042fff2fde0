package dev.bedrock.infra.azure;

/**
 * One thing that a subscription is to have.
 *
 * @param kind what it is
 * @param name its name; for rights the role, for whom, and on what
 * @param exists whether it is there already, then nothing is done
 */
public record OnboardingStep(Kind kind, String name, boolean exists) {
    /** What there can be. */
    public enum Kind {
        /** A resource group. */
        RESOURCE_GROUP("resource group"),
        /** A storage account. */
        STORAGE_ACCOUNT("storage account"),
        /** A table in the storage account. */
        TABLE("table"),
        /** A registry for images. */
        REGISTRY("registry"),
        /** A managed identity. */
        IDENTITY("identity"),
        /** A role assignment. */
        ROLE("role");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As people say it. */
        @Override
        public String toString() {
            return text;
        }
    }
}
