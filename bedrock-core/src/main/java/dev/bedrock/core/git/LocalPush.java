package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.file.AtomicFile;
import dev.bedrock.core.file.PathSegments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A push to a repository in a folder. There, this process does the work of the server, too, and if it is killed, it leaves
 * the lock of the reference behind, and nobody could push to that any more. So a file in the cached repository, which only
 * one process at a time writes to, names the reference while it is pushed.
 */
final class LocalPush {
    private static final String NOTE = "pushing";
    /** Git holds the lock of a reference for milliseconds. */
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(1);

    private final Path cached;
    private final Path remote;

    LocalPush(Path cached, Path remote) {
        this.cached = cached;
        this.remote = remote;
    }

    /** Notes that a reference is pushed, after it has removed the lock of a push that did not end. */
    void begin(String reference) throws IOException {
        Path note = cached.resolve(NOTE);
        if (Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
            unlock(Files.readString(note, UTF_8));
        }
        AtomicFile.inside(cached, NOTE).write(reference);
    }

    void end() {
        AtomicFile.inside(cached, NOTE).delete();
    }

    /** A lock that changes while we look is somebody else's, who is alive. */
    private void unlock(String reference) throws IOException {
        String path = reference + ".lock";
        boolean portable = Stream.of(path.split("/", -1))
                .allMatch(segment -> PathSegments.objection(segment).isEmpty());
        if (!portable) {
            return;
        }
        Path lock = remote.resolve(path);
        Optional<String> left = identity(lock);
        Optional<String> now = left;
        Backoff backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(200));
        long begin = System.nanoTime();
        while (left.isPresent() && now.equals(left)) {
            if (System.nanoTime() - begin > LONGEST_LOCK.toNanos()) {
                AtomicFile.inside(remote, path).delete();
                return;
            }
            backoff.pause();
            now = identity(lock);
        }
    }

    private static Optional<String> identity(Path lock) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(lock, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(file.fileKey() + " " + file.lastModifiedTime() + " " + file.size());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
