package dev.bedrock.gitops.reconcile;

import java.util.Optional;

/**
 * What is reconciled, and how. Immutable.
 *
 * @param repository the name of the application repository, as its host knows it
 * @param url its URL, for {@code access.yaml}; user and password in it are left out
 * @param ingress how requests get to the rings
 */
public record ReconcileRequest(String repository, Optional<String> url, Ingress ingress) {
    /** A repository whose URL does not matter, with routes for Traefik 2. */
    public static ReconcileRequest of(String repository) {
        return new ReconcileRequest(repository, Optional.empty(), Ingress.traefik2());
    }

    /** With the URL of the repository. */
    public ReconcileRequest withUrl(String newUrl) {
        return new ReconcileRequest(repository, Optional.of(newUrl), ingress);
    }

    /** With another kind of ingress. */
    public ReconcileRequest withIngress(Ingress newIngress) {
        return new ReconcileRequest(repository, url, newIngress);
    }
}
