package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that one writer at a time works on a directory, over all processes. The operating system gives the lock back
 * when its holder dies; the file is deleted when its holder has finished.
 *
 * <p>Because the file is deleted, whoever has locked it may have locked one that has no name any more. So the holder
 * writes a token into it and reads it back by its name. The second channel stays open as long as the first: POSIX takes
 * all locks of a process on a file away as soon as the process closes any channel to it. For the same reason writers of
 * this process are kept apart before they open the file.
 */
final class WriterLock implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
    private static final int ATTEMPTS = 100;
    /** Far behind the token, so that platforms where locks are mandatory let others read it. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel locked;
    private final FileChannel named;

    private WriterLock(Path file, FileChannel locked, FileChannel named) {
        this.file = file;
        this.locked = locked;
        this.named = named;
    }

    /** The lock, empty when another writer has it. */
    static Optional<WriterLock> tryAcquire(Path file) throws IOException {
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<WriterLock> lock = Optional.empty();
        try {
            lock = tryLock(file);
            return lock;
        } finally {
            if (lock.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static Optional<WriterLock> tryLock(Path file) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            FileChannel locked = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            Optional<FileChannel> named = Optional.empty();
            try {
                if (!lock(locked)) {
                    return Optional.empty();
                }
                named = confirm(file, locked);
            } finally {
                if (named.isEmpty()) {
                    locked.close();
                }
            }
            if (named.isPresent()) {
                return Optional.of(new WriterLock(file, locked, named.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException heldByAnotherCopyOfThisClass) {
            return false;
        }
    }

    private static Optional<FileChannel> confirm(Path file, FileChannel locked) throws IOException {
        byte[] token = (ProcessHandle.current().pid() + " " + UUID.randomUUID()).getBytes(UTF_8);
        locked.truncate(0);
        locked.write(ByteBuffer.wrap(token), 0);
        try {
            FileChannel named = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            ByteBuffer read = ByteBuffer.allocate(token.length);
            named.read(read, 0);
            if (read.flip().equals(ByteBuffer.wrap(token))) {
                return Optional.of(named);
            }
            named.close();
        } catch (NoSuchFileException deletedByItsLastHolder) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Gives the lock back. */
    @Override
    public void close() throws IOException {
        try (locked;
                named) {
            Files.deleteIfExists(file);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
