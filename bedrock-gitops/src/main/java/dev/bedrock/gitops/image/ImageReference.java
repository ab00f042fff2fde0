package dev.bedrock.gitops.image;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image, or what is known of it.
 *
 * @param repository where it is, such as {@code registry.example/shop/web}; empty if that is not said
 * @param tag its tag
 * @param digest its digest, {@code sha256:} and 64 hexadecimal digits
 */
public record ImageReference(Optional<String> repository, Optional<String> tag, Optional<String> digest) {
    private static final Pattern REPOSITORY =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/)?"
                    + "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");
    private static final int LONGEST_REPOSITORY = 255;

    /**
     * Checks the parts.
     *
     * @throws InvalidInputException if one of them is not valid, or there is none
     */
    public ImageReference {
        require(repository, REPOSITORY, "the repository of an image");
        require(tag, TAG, "the tag of an image");
        require(digest, DIGEST, "the digest of an image");
        if (repository.isEmpty() && tag.isEmpty() && digest.isEmpty()) {
            throw invalid("", "an image");
        }
    }

    /**
     * Reads {@code REPOSITORY:TAG@DIGEST}, of which each part may be missing.
     *
     * @throws InvalidInputException if it is no image
     */
    public static ImageReference parse(String text) {
        int at = text.indexOf('@');
        String name = at < 0 ? text : text.substring(0, at);
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        String repository = colon < 0 ? name : name.substring(0, colon);
        return new ImageReference(
                Optional.of(repository).filter(part -> !part.isEmpty()),
                colon < 0 ? Optional.empty() : Optional.of(name.substring(colon + 1)),
                at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1)));
    }

    /** Another tag of whatever repository it is. */
    public static ImageReference ofTag(String tag) {
        return new ImageReference(Optional.empty(), Optional.of(tag), Optional.empty());
    }

    /** Whether a text is an image. */
    static boolean isImage(String text) {
        try {
            return parse(text).repository().isPresent();
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** Whether it says which of the images in the repository is meant. */
    public boolean isExact() {
        return tag.isPresent() || digest.isPresent();
    }

    /** The tag, and the digest after an {@code @}, as charts take both in one value. */
    String version() {
        return tag.orElse("") + digest.map(text -> "@" + text).orElse("");
    }

    /** With what this one does not say from another one. */
    ImageReference orRepositoryOf(ImageReference other) {
        return new ImageReference(repository.or(other::repository), tag, digest);
    }

    private static void require(Optional<String> part, Pattern pattern, String what) {
        part.filter(text -> text.length() > LONGEST_REPOSITORY
                        || !pattern.matcher(text).matches())
                .ifPresent(text -> {
                    throw invalid(text, what);
                });
    }

    private static InvalidInputException invalid(String text, String what) {
        String shown = text.length() > LONGEST_REPOSITORY ? text.substring(0, LONGEST_REPOSITORY) + "..." : text;
        return new InvalidInputException(ImageCode.IMAGE_INVALID.error("'" + shown + "' cannot be " + what));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return repository.orElse("")
                + tag.map(text -> ":" + text).orElse("")
                + digest.map(text -> "@" + text).orElse("");
    }
}
