package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the files of a directory hold, as one value: two directories with the same files, whatever their times and
 * permissions, have the same digest. Empty directories do not count,
 * and a symbolic link counts as a file that holds {@code ->}, a space, and where it leads to.
 *
 * <p>The digest is the SHA-256 of a text with a line for each file: the SHA-256 of its content in hexadecimal, two spaces,
 * its path, and a line feed. The lines are in the order of the bytes of the paths. On Linux, this prints it:
 *
 * <pre>
 * find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum
 * </pre>
 *
 * <p>Not thread-safe.
 */
public final class TreeDigest {
    private static final String ALGORITHM = "sha256:";

    private final SortedMap<String, String> files = new TreeMap<>(TreeWalk::compareNames);

    /** The digest of some content, {@code sha256:} and 64 hexadecimal digits. */
    public static String ofContent(byte[] content) {
        return ALGORITHM + WrittenFiles.digest(content);
    }

    /**
     * Adds a file.
     *
     * @param path its path in the directory, with {@code /} between segments
     */
    public void add(String path, byte[] content) {
        addHashed(path, WrittenFiles.digest(content));
    }

    void addHashed(String path, String sha256) {
        files.put(path, sha256);
    }

    /** The SHA-256 of each file in hexadecimal, by path. */
    public Map<String, String> files() {
        return Collections.unmodifiableMap(files);
    }

    /** The same without the files that are among others, with the same content. */
    public TreeDigest without(Map<String, String> others) {
        TreeDigest rest = new TreeDigest();
        files.forEach((path, sha256) -> {
            if (!sha256.equals(others.get(path))) {
                rest.addHashed(path, sha256);
            }
        });
        return rest;
    }

    /** The digest: {@code sha256:} and 64 hexadecimal digits. */
    public String value() {
        String lines = files.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
        return ofContent(lines.getBytes(UTF_8));
    }
}
