package dev.bedrock.gitops.promotion;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems of an image promotion. */
public enum PromotionCode implements ProblemCode {
    /** A place that the definition does not have. */
    PLACE_MISSING(
            "GITOPS-0460",
            "The definition has no such service, ring or subcomponent. A new one is made by 'hld reconcile'."),
    /** A value that is overridden for all. */
    OVERRIDDEN(
            "GITOPS-0461",
            "Configuration nearer to the top of the definition sets the same key and wins, so the image would change"
                    + " nothing. Take it out there, or change it there."),
    /** A value that is overridden in some environments. */
    OVERRIDDEN_IN_PART(
            "GITOPS-0462",
            "The configuration of an environment sets the same key and wins there, so that this environment keeps its"
                    + " image."),
    /** An image that somebody else has changed since. */
    CHANGED_SINCE(
            "GITOPS-0463",
            "Somebody else has changed the image since the promotion was planned. Nothing is overwritten; plan anew."),
    /** An image that was rolled back. */
    ROLLED_BACK(
            "GITOPS-0464",
            "The image was rolled back at this place and nothing else was promoted there since. A pipeline that runs again"
                    + " does not bring it back; a person who wants it says so."),
    /** A chart whose values could not be read. */
    CHART_UNREADABLE("GITOPS-0465", "The values of the chart could not be read, so it is not known which keys it has."),
    /** A place that is given twice. */
    PLACE_TWICE("GITOPS-0466", "One promotion sets the image of a place once."),
    /** A configuration in JSON or HCL. */
    NOT_EDITABLE("GITOPS-0467", "Only configuration in YAML is changed.");

    private final String id;
    private final String explanation;

    PromotionCode(String id, String explanation) {
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
