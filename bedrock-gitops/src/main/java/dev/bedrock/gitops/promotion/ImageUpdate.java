package dev.bedrock.gitops.promotion;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.gitops.image.ImageCode;
import dev.bedrock.gitops.image.ImageReference;
import dev.bedrock.gitops.image.ImageTarget;

/**
 * An image for a place.
 *
 * @param target the place
 * @param image the image; without a repository, that of now stays
 */
public record ImageUpdate(ImageTarget target, ImageReference image) {
    /**
     * Checks the image.
     *
     * @throws InvalidInputException if it has neither tag nor digest
     */
    public ImageUpdate {
        if (!image.isExact()) {
            throw new InvalidInputException(ImageCode.IMAGE_INVALID
                    .error("the image '" + image + "' for " + target + " has neither tag nor digest")
                    .withHint("what 'latest' is changes without anybody knowing"));
        }
    }

    /**
     * An image for a place.
     *
     * @param image as {@link ImageReference#parse} reads it
     */
    public static ImageUpdate of(ImageTarget target, String image) {
        return new ImageUpdate(target, ImageReference.parse(image));
    }

    /** {@code PLACE IMAGE}, as in the trailer of the commit. */
    @Override
    public String toString() {
        return target + " " + image;
    }
}
