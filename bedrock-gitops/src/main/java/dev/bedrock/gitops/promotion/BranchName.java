package dev.bedrock.gitops.promotion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.gitops.image.ImageReference;
import dev.bedrock.gitops.image.ImageTarget;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The branch that some images are proposed on: the same for the same images at the same places. */
record BranchName(List<ImageUpdate> updates) {
    private static final int DIGEST_CHARS = 12;
    private static final int MOST_CHARS = 120;

    @Override
    public String toString() {
        String name = updates.size() == 1 ? one(updates.get(0)) : several();
        return "DEPLOY/" + name;
    }

    private String one(ImageUpdate update) {
        ImageTarget target = update.target();
        String[] segments = target.folder().split("/", -1);
        String ring = segments[segments.length - 1];
        String version = version(update.image());
        boolean said = segments.length > 1 && version.startsWith(ring + "-");
        String place =
                said ? String.join("-", List.of(segments).subList(0, segments.length - 1)) : String.join("-", segments);
        boolean usual = target.equals(ImageTarget.at(target.folder()));
        String name = (place.isEmpty() ? "root" : place) + "-" + version;
        // Two images of one component do not share a branch.
        return shortened(usual ? name : name + "-" + digest(target.toString()));
    }

    private String several() {
        String first = updates.get(0).target().folder();
        String application = first.contains("/") ? first.substring(0, first.indexOf('/')) : first;
        String all = updates.stream().map(ImageUpdate::toString).sorted().collect(Collectors.joining("\n"));
        return shortened((application.isEmpty() ? "" : application + "-") + updates.size() + "-images-" + digest(all));
    }

    private static String version(ImageReference image) {
        return image.tag()
                .orElseGet(() ->
                        image.digest().orElse("").replace(':', '-').substring(0, "sha256-".length() + DIGEST_CHARS));
    }

    /** Only letters, digits, dots and dashes, so that git, shells and hosts take it, and no two of the dots together. */
    private static String shortened(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("\\.(?=\\.|$)|\\.(?=lock$)", "-");
        return safe.length() <= MOST_CHARS ? safe : safe.substring(0, MOST_CHARS) + "-" + digest(name);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_CHARS);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
