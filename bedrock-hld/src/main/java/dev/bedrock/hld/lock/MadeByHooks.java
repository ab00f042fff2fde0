package dev.bedrock.hld.lock;

import dev.bedrock.core.file.FileTree;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files that install hooks have made in a fetched tree: a line for each with its SHA-256 and its path. */
public final class MadeByHooks {
    private static final int DIGEST_CHARS = 64;

    private MadeByHooks() {}

    /** What is listed in a file; nothing if there is no such file. */
    public static Map<String, String> read(FileTree tree, String file) {
        Map<String, String> files = new TreeMap<>();
        if (tree.isFile(file)) {
            tree.readString(file)
                    .lines()
                    .filter(line -> line.length() > DIGEST_CHARS + 1)
                    .forEach(line -> files.put(line.substring(DIGEST_CHARS + 1), line.substring(0, DIGEST_CHARS)));
        }
        return files;
    }

    /** The text of the list. */
    public static String text(Map<String, String> files) {
        return new TreeMap<>(files)
                .entrySet().stream()
                        .map(file -> file.getValue() + " " + file.getKey() + "\n")
                        .collect(Collectors.joining());
    }
}
