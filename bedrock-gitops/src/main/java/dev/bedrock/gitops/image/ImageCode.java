package dev.bedrock.gitops.image;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems with images and the places where they are configured. */
public enum ImageCode implements ProblemCode {
    /** A text that is no image. */
    IMAGE_INVALID(
            "GITOPS-0450",
            "An image is REPOSITORY:TAG, REPOSITORY@DIGEST or both; without a repository, only the tag or digest is"
                    + " changed. A tag has up to 128 letters, digits and '_', '.', '-'; a digest is sha256: and 64"
                    + " hexadecimal digits."),
    /** Several keys of a chart that could be meant. */
    KEY_AMBIGUOUS(
            "GITOPS-0451",
            "The chart has several images, none of which is at the key 'image'. Say which one is meant."),
    /** A chart without a key for what is to be set. */
    KEY_MISSING(
            "GITOPS-0452",
            "Neither the configuration of the component nor the values of its chart have a key for what is to be set. A"
                    + " value that no template uses would change nothing."),
    /** Keys that are not known to be the right ones. */
    KEY_ASSUMED(
            "GITOPS-0453",
            "The values of the chart are not known here and the configuration has no image yet, so the keys that charts for"
                    + " Bedrock have are used: image.repository and image.tag."),
    /** A tag beside a digest that outranks it. */
    DIGEST_PINNED(
            "GITOPS-0454",
            "The image has a digest, which counts more than its tag, so a new tag alone would change nothing."),
    /** An image in a form that is not understood. */
    KEY_SHAPE("GITOPS-0455", "What the configuration has at the key is no image in a form that is known."),
    /** A place that cannot be one. */
    PLACE_INVALID(
            "GITOPS-0456",
            "The place of an image is the folder of a component in the definition, the name of a subcomponent, and an"
                    + " environment. Names of applications, services and rings become folders as a reconcile makes them.");

    private final String id;
    private final String explanation;

    ImageCode(String id, String explanation) {
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
