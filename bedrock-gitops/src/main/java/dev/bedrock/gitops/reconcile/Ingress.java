package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.project.HldNames;
import java.util.Optional;

/** How requests get to the rings of a service. Requests with the header {@code Ring} go to that ring, others to the default. */
public sealed interface Ingress {
    /** Traefik 2: {@code IngressRoute} and {@code Middleware} of {@code traefik.containo.us/v1alpha1}, as bedrock-cli. */
    static Ingress traefik2() {
        return new Traefik(2);
    }

    /** Traefik 3: {@code IngressRoute} and {@code Middleware} of {@code traefik.io/v1alpha1}. */
    static Ingress traefik3() {
        return new Traefik(3);
    }

    /** The Gateway API: an {@code HTTPRoute} of a gateway in the namespace of the route. */
    static Ingress gatewayApi(String gateway) {
        return new GatewayApi(gateway, Optional.empty());
    }

    /** The Gateway API: an {@code HTTPRoute} of a gateway in another namespace, which must allow it. */
    static Ingress gatewayApi(String gateway, String namespace) {
        return new GatewayApi(gateway, Optional.of(namespace));
    }

    /**
     * Traefik's own resources.
     *
     * @param version 2 or 3
     */
    record Traefik(int version) implements Ingress {
        /** Checks the version. */
        public Traefik {
            if (version != 2 && version != 3) {
                throw new IllegalArgumentException("neither Traefik 2 nor 3: " + version);
            }
        }
    }

    /**
     * The resources of the Gateway API.
     *
     * @param gateway the name of the gateway
     * @param namespace its namespace; empty for that of the route
     */
    record GatewayApi(String gateway, Optional<String> namespace) implements Ingress {
        /** Checks the names. */
        public GatewayApi {
            requireName(gateway);
            namespace.ifPresent(GatewayApi::requireName);
        }

        private static void requireName(String name) {
            HldNames.objectNameObjection(name).ifPresent(reason -> {
                throw new InvalidInputException(ReconcileCode.OBJECT_NAME.error("'" + name + "' " + reason));
            });
        }
    }
}
