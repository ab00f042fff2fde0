package dev.bedrock.infra.azure;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems in onboarding an Azure subscription. */
public enum AzureCode implements ProblemCode {
    /** A name or identifier that Azure does not take. */
    NAME_INVALID("INFRA-0501", "Azure has rules for the names of resources; the message says which one is not kept."),
    /** Something is to be made, and nobody has said where. */
    LOCATION_MISSING(
            "INFRA-0502",
            "A resource that is not there yet is made in a region, such as westus2, which has to be named."),
    /** A name that somebody else has. */
    NAME_TAKEN(
            "INFRA-0503",
            "The names of storage accounts and registries are part of host names, so each is there once in all of Azure."
                    + " Choose another name, or the resource group that the resource is in."),
    /** Azure does not allow it. */
    ACCESS_REFUSED(
            "INFRA-0504",
            "Azure does not let this principal do that. Making resources takes the role Contributor in the resource group,"
                    + " making role assignments the role Role Based Access Control Administrator; a resource group that is"
                    + " not there yet takes them in the subscription."),
    /** Azure refuses the request for another reason. */
    REFUSED("INFRA-0505", "Azure refuses the request; the message has Azure's own code and text."),
    /** Azure cannot be reached, has failed, or goes on to ask for patience. */
    UNAVAILABLE(
            "INFRA-0506",
            "Azure cannot be reached, has failed, or asks to come back later although the request was repeated. What was"
                    + " made until then stays; run it again, and only what is missing is made."),
    /** Something takes longer than it may. */
    TOO_SLOW(
            "INFRA-0507",
            "A resource was not ready in time. Azure may go on to make it; run it again later, and only what is missing is"
                    + " made."),
    /** An answer that leads to another host. */
    HOST_NOT_ALLOWED(
            "INFRA-0508",
            "An answer of Azure leads to another host than that of its resource manager. The token is not sent there."),
    /** The principal cannot sign in. */
    SIGN_IN_FAILED(
            "INFRA-0509",
            "Microsoft Entra ID has not given a token: the tenant, the application or its secret is wrong, or the secret"
                    + " has expired.");

    private final String id;
    private final String explanation;

    AzureCode(String id, String explanation) {
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
