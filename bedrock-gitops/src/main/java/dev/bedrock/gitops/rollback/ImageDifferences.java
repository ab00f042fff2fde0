package dev.bedrock.gitops.rollback;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.gitops.image.ConfigImages;
import dev.bedrock.gitops.image.ImagePlace;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which images files change, by their places.
 *
 * @param before the images that go
 * @param after the images that come
 */
record ImageDifferences(SortedMap<ImagePlace, String> before, SortedMap<ImagePlace, String> after) {
    static ImageDifferences of(List<FileChange> files) {
        SortedMap<ImagePlace, String> before = new TreeMap<>();
        SortedMap<ImagePlace, String> after = new TreeMap<>();
        for (FileChange file : files) {
            if (ConfigImages.isConfig(file.path())) {
                before.putAll(images(file.path(), file.before()));
                after.putAll(images(file.path(), file.after()));
            }
        }
        SortedMap<ImagePlace, String> gone = new TreeMap<>(before);
        gone.entrySet().removeIf(entry -> entry.getValue().equals(after.get(entry.getKey())));
        after.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        return new ImageDifferences(gone, after);
    }

    /** A file that cannot be read has none, and can be rolled back all the same. */
    private static SortedMap<ImagePlace, String> images(String path, Optional<String> text) {
        try {
            return text.map(content -> ConfigImages.in(path, content)).orElseGet(TreeMap::new);
        } catch (BedrockException e) {
            return new TreeMap<>();
        }
    }
}
