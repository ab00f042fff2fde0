package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What the operating system says, in our words. */
final class FileFailures {
    private FileFailures() {}

    /** The exception to throw for a failed attempt, such as {@code "read"}. */
    static BedrockException of(String attempt, String path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return missing(path);
        }
        SourceLocation location = SourceLocation.of(path);
        if (e instanceof java.nio.file.AccessDeniedException) {
            return new AccessDeniedException(
                    CoreCode.FILE_UNAVAILABLE.error("no permission to " + attempt + " '" + shown(path) + "'", location),
                    e);
        }
        return new UnavailableException(
                CoreCode.FILE_UNAVAILABLE.error("cannot " + attempt + " '" + shown(path) + "': " + reason(e), location),
                e);
    }

    static InvalidInputException missing(String path) {
        return new InvalidInputException(CoreCode.FILE_MISSING.error(
                "there is no file or directory '" + shown(path) + "'", SourceLocation.of(path)));
    }

    static InvalidInputException wrongKind(String path, String kind) {
        return new InvalidInputException(
                CoreCode.FILE_KIND.error("'" + shown(path) + "' is " + kind, SourceLocation.of(path)));
    }

    static AccessDeniedException outside(String path, String why) {
        return new AccessDeniedException(
                CoreCode.FILE_OUTSIDE_ROOT.error("the path '" + shown(path) + "' " + why, SourceLocation.of(path)));
    }

    private static String shown(String path) {
        return path.isEmpty() ? "." : path;
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
