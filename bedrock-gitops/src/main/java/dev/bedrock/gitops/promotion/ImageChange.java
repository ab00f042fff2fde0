package dev.bedrock.gitops.promotion;

import dev.bedrock.gitops.image.ImagePlace;
import java.util.Optional;

/**
 * What a promotion changes at one place.
 *
 * @param update what is wanted
 * @param place the place, with the key that was found
 * @param file the file of the definition that has it
 * @param before the image that the file has now; empty if it has none
 * @param after the image that it gets
 */
public record ImageChange(ImageUpdate update, ImagePlace place, String file, Optional<String> before, String after) {
    /** Whether the file has the image already. */
    public boolean isEmpty() {
        return before.equals(Optional.of(after));
    }

    /** {@code shop/web/qa: web:1 -> web:2}. */
    @Override
    public String toString() {
        return place + ": " + before.orElse("none") + " -> " + after;
    }
}
