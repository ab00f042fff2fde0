package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A change of one file in the tree of a commit. */
public sealed interface TreeChange {
    /** The path of the file, with {@code /} between segments. */
    String path();

    /** A file gets a content, whether it was there before or not. */
    final class Put implements TreeChange {
        private final String path;
        private final byte[] content;
        private final boolean executable;

        private Put(String path, byte[] content, boolean executable) {
            this.path = path;
            this.content = content.clone();
            this.executable = executable;
        }

        @Override
        public String path() {
            return path;
        }

        /** The new content. */
        public byte[] content() {
            return content.clone();
        }

        /** Whether the file may be run. */
        public boolean isExecutable() {
            return executable;
        }

        /** The path. */
        @Override
        public String toString() {
            return "put " + path;
        }
    }

    /**
     * A file, or a folder with all that is in it, goes away; nothing happens if there is none.
     *
     * @param path the path of the file or folder
     */
    record Delete(String path) implements TreeChange {
        /** The path. */
        @Override
        public String toString() {
            return "delete " + path;
        }
    }

    /** A text file in UTF-8 gets a content. */
    static TreeChange put(String path, String content) {
        return put(path, content.getBytes(UTF_8));
    }

    /** A file gets a content. */
    static TreeChange put(String path, byte[] content) {
        return new Put(path, content, false);
    }

    /** A file that may be run gets a content. */
    static TreeChange putExecutable(String path, byte[] content) {
        return new Put(path, content, true);
    }

    /** A file or folder goes away. */
    static TreeChange delete(String path) {
        return new Delete(path);
    }
}
