package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** One listing of all files below a tree, within limits. */
final class TreeListing {
    private final ObjectReader reader;
    private final GitLimits limits;
    private final List<GitFile> files = new ArrayList<>();
    private int entries;

    TreeListing(ObjectReader reader, GitLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    List<GitFile> list(ObjectId tree) throws IOException {
        walk(tree, "", 0);
        return files;
    }

    private void walk(ObjectId tree, String folder, int depth) throws IOException {
        if (depth > limits.depth()) {
            throw Failures.limit("a folder of the commit is more than " + limits.depth() + " folders deep");
        }
        CanonicalTreeParser parser = new CanonicalTreeParser();
        for (parser.reset(reader, tree); !parser.eof(); parser.next()) {
            // Folders count, too: trees of one and the same folder within each other are small and endless to walk.
            if (++entries > limits.files()) {
                throw Failures.limit("the commit has more than " + limits.files() + " files and folders");
            }
            String path = folder + name(parser);
            FileMode mode = parser.getEntryFileMode();
            if (mode == FileMode.TREE) {
                walk(parser.getEntryObjectId(), path + "/", depth + 1);
            } else {
                files.add(
                        new GitFile(path, kind(mode), parser.getEntryObjectId().name()));
            }
        }
    }

    private static String name(CanonicalTreeParser parser) {
        byte[] name = new byte[parser.getNameLength()];
        parser.getName(name, 0);
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
            if (text.indexOf('/') >= 0) {
                throw TreePaths.unsafe(text, "has a name with a slash");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw TreePaths.unsafe(new String(name, UTF_8), "has a name that is not UTF-8");
        }
    }

    static GitFile.Kind kind(FileMode mode) {
        if (mode == FileMode.EXECUTABLE_FILE) {
            return GitFile.Kind.EXECUTABLE;
        }
        if (mode == FileMode.SYMLINK) {
            return GitFile.Kind.LINK;
        }
        return mode == FileMode.GITLINK ? GitFile.Kind.SUBMODULE : GitFile.Kind.FILE;
    }
}
