package dev.bedrock.gitops.rollback;

import dev.bedrock.gitops.image.ImageTarget;

/** What is rolled back. */
public sealed interface RollbackScope {
    /**
     * All services of an application in a ring.
     *
     * @param application the name of the application repository
     * @param ring the branch
     */
    record Ring(String application, String ring) implements RollbackScope {
        @Override
        public String toString() {
            return application + "/*/" + ring;
        }
    }

    /**
     * A service in a ring: its chart, configuration and routes.
     *
     * @param application the name of the application repository
     * @param service the name of the service
     * @param ring the branch
     */
    record Service(String application, String service, String ring) implements RollbackScope {
        @Override
        public String toString() {
            return application + "/" + service + "/" + ring;
        }
    }

    /**
     * An image, and nothing else of its service.
     *
     * @param target its place
     */
    record Image(ImageTarget target) implements RollbackScope {
        @Override
        public String toString() {
            return "image of " + target;
        }
    }
}
