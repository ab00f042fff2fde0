package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths below a root as text: segments with {@code /} between them, the root itself is the empty text. */
final class RelativePaths {
    private static final int LONGEST = 4096;

    private RelativePaths() {}

    /**
     * The path that a relative path names, seen from a directory.
     *
     * @param base a directory in the form that this method returns, or any other that it accepts
     */
    static String resolve(String base, String relative) {
        Deque<String> segments = new ArrayDeque<>();
        append(segments, base, base);
        append(segments, relative, relative);
        return String.join("/", segments);
    }

    static String normalize(String path) {
        return resolve("", path);
    }

    /** The name of the entry below a directory, which may be the root. */
    static String child(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    private static void append(Deque<String> segments, String path, String given) {
        if (path.length() > LONGEST) {
            throw invalid(given.substring(0, 40) + "...", "is longer than " + LONGEST + " characters");
        }
        if (path.startsWith("/") || path.startsWith("\\")) {
            throw outside(given, "is not relative");
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    throw outside(given, "leaves the directory");
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                Optional<String> objection = PathSegments.objection(segment);
                if (objection.isPresent()) {
                    throw invalid(
                            given,
                            segment.equals(given)
                                    ? objection.get()
                                    : "has '" + segment + "', which " + objection.get());
                }
                segments.addLast(segment);
            }
        }
    }

    private static AccessDeniedException outside(String path, String reason) {
        return new AccessDeniedException(CoreCode.FILE_OUTSIDE_ROOT.error("the path '" + path + "' " + reason));
    }

    private static InvalidInputException invalid(String path, String reason) {
        return new InvalidInputException(CoreCode.FILE_PATH_INVALID.error("the path '" + path + "' " + reason));
    }
}
