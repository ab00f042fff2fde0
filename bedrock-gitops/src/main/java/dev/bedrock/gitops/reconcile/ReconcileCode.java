package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems of a reconcile. */
public enum ReconcileCode implements ProblemCode {
    /** The repository cannot have a folder in the definition. */
    REPOSITORY_NAME(
            "GITOPS-0201",
            "The name of the application repository becomes a folder of the definition: in lower case, with '-' for all but"
                    + " letters and digits. It must not be empty or begin with '-'."),
    /** A name of a Kubernetes object that is none. */
    OBJECT_NAME(
            "GITOPS-0202",
            "A name that is made from the names of service, ring and backend cannot be the name of a Kubernetes object."
                    + " Shorten or change one of them."),
    /** A route without a port. */
    PORT_MISSING("GITOPS-0203", "A service with routes needs k8sBackendPort; or set disableRouteScaffold: true."),
    /** A route that this kind of ingress cannot express. */
    ROUTE_UNSUPPORTED("GITOPS-0204", "The chosen kind of ingress cannot express the route of the service."),
    /** The folder or stanza belongs to somebody else. */
    PLACE_TAKEN(
            "GITOPS-0205",
            "The definition has something else at the place where the application would go. Nothing of it is overwritten."),
    /** A file that was changed by hand and is written anew. */
    EDIT_OVERWRITTEN(
            "GITOPS-0206",
            "The file is generated from bedrock.yaml, and what was changed in it by hand is replaced. Configuration belongs"
                    + " into config/, which is kept."),
    /** A file that stays though what it belongs to is removed. */
    FILE_KEPT(
            "GITOPS-0207",
            "The service or ring is removed, but this file was made or changed by somebody else, so it stays. Nothing refers"
                    + " to it any more."),
    /** A service that is passed over. */
    SERVICE_SKIPPED(
            "GITOPS-0208",
            "A service in the root folder needs a displayName, else there is no name for its component."),
    /** Services without rings. */
    NO_RINGS("GITOPS-0209", "Without a ring in bedrock.yaml, no service is deployed."),
    /** A path with two slashes at its begin. */
    PATH_PREFIX(
            "GITOPS-0210",
            "The path of a route begins with '//', which no request does. Leave out the slash at the begin of pathPrefix."),
    /** An access token that is not changed. */
    TOKEN_KEPT(
            "GITOPS-0211",
            "access.yaml names another environment variable for this URL than bedrock.yaml. What is there is kept; change it"
                    + " by hand if it is wrong."),
    /** Two routes of one name. */
    ROUTES_COLLIDE(
            "GITOPS-0212",
            "Two routes get the same name, such as those of service a-b in ring c and of service a in ring b-c. In one"
                    + " namespace, one would replace the other."),
    /** A definition in JSON. */
    NOT_EDITABLE("GITOPS-0213", "Only YAML files of a definition are changed, not JSON."),
    /** A record that names what it cannot own. */
    RECORD_INVALID(
            "GITOPS-0214",
            "The file .bedrock-reconcile lists the files of its folder that a reconcile has made, and can name no others. Get"
                    + " it back from git, or remove it: what was made is then recognised by its form.");

    private final String id;
    private final String explanation;

    ReconcileCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
