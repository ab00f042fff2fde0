package dev.bedrock.hld.helm.golib;

import java.util.ArrayDeque;
import java.util.Deque;

/** Slash-separated paths as text, without a file system: Go's package {@code path}. */
public final class GoPaths {
    private GoPaths() {}

    /** The shortest path that means the same; {@code .} for an empty one. */
    public static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> kept = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (!part.equals("..")) {
                kept.addLast(part);
            } else if (!kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!rooted) {
                kept.addLast(part);
            }
        }
        String joined = String.join("/", kept);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    /** The last element, without slashes at the end; {@code .} for an empty path, {@code /} for slashes only. */
    public static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** All but the last element, cleaned. */
    public static String dir(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }

    /** The text from the last dot of the last element on; empty if it has none. */
    public static String ext(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
    }

    /** Whether the path starts at the root. */
    public static boolean isAbsolute(String path) {
        return path.startsWith("/");
    }
}
