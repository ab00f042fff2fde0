package dev.bedrock.gitops.rollback;

import dev.bedrock.gitops.image.ImageTarget;
import java.util.Optional;

/**
 * A file or folder that goes back, or an image in a file.
 *
 * @param label what it is called in commits
 * @param path the file or folder
 * @param image the image, if only that goes back
 */
record Place(String label, String path, Optional<ImageTarget> image) {
    boolean covers(String file) {
        return file.equals(path) || file.startsWith(path + "/");
    }
}
