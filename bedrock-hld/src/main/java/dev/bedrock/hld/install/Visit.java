package dev.bedrock.hld.install;

import dev.bedrock.hld.component.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component on the walk through a definition.
 *
 * @param component what its file or stanza says
 * @param directory the folder that its paths are relative to
 * @param home the folder that its paths may not leave; empty for a component of the definition itself
 * @param path the names that lead to it
 * @param access the rules for tokens of the components above it and its own, the outermost first
 * @param parent the one that leads to it
 * @param depth how many lead to it
 */
record Visit(
        Component component,
        String directory,
        String home,
        String path,
        List<AccessRule> access,
        @Nullable Visit parent,
        int depth) {
    /** Whether it comes from somewhere else. */
    boolean isFetched() {
        return !home.isEmpty();
    }

    /** The path of a component of this one. */
    String pathOf(Component stanza) {
        return path.isEmpty() ? stanza.name() : path + "/" + stanza.name();
    }

    /** Whether this one, or one above it, is the component of a folder. */
    boolean isWithin(String folder) {
        for (Visit visit = this; visit != null; visit = visit.parent) {
            if (visit.directory.equals(folder)) {
                return true;
            }
        }
        return false;
    }
}
