package dev.bedrock.core.git;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * A file of a commit.
 *
 * @param path its path below the tree that was asked, with {@code /} between segments
 * @param kind what it is
 * @param id the id of its content in git, 40 hexadecimal digits: equal ids mean equal content
 */
public record GitFile(String path, Kind kind, String id) {
    /** What a file of a commit is. */
    public enum Kind {
        /** A regular file. */
        FILE,
        /** A regular file that may be run. */
        EXECUTABLE,
        /** A symbolic link; its content is where it leads to. */
        LINK,
        /** Another repository in place of a folder; it has no content here. */
        SUBMODULE
    }

    /** Whether this is the content of the file, told by its id, without reading it. */
    public boolean hasContent(byte[] content) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return kind != Kind.SUBMODULE
                    && formatter.idFor(Constants.OBJ_BLOB, content).name().equals(id);
        }
    }
}
