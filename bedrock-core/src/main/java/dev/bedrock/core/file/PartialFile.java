package dev.bedrock.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A file that comes piece by piece, such as a download. The pieces go to a hidden file beside its place, which is renamed
 * when the file is complete; whoever looks sees no file, or the old one, until then.
 *
 * <p>Content with a validator, which says what it is the beginning of, outlives a failure and the end of the process: the
 * next one who opens the same file finds it, as far as it was surely written to the disk. If two write the same file at
 * once, the second one begins anew, and the later one to commit wins. For one thread.
 */
public final class PartialFile implements AutoCloseable {
    private static final Set<OpenOption> OPEN = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    /** After how many bytes it is made sure that they outlive a loss of power. */
    private static final long CHECKPOINT = 4L << 20;

    private final Path target;
    private final Path part;
    private final Path note;
    private final Optional<WriterLock> lock;
    private final FileChannel channel;
    private String validator = "";
    private long size;
    private long kept;
    private boolean committed;

    private PartialFile(Path target, Path part, Optional<WriterLock> lock) throws IOException {
        this.target = target;
        this.part = part;
        this.note = target.resolveSibling("." + target.getFileName() + ".bedrock-part-of");
        this.lock = lock;
        this.channel = FileChannel.open(part, OPEN, FileWrites.attributesOfFile(part));
    }

    /**
     * Begins a file, or goes on with one.
     *
     * @param file where it will be, in a directory that exists
     * @throws InvalidInputException when there is no such directory
     * @throws UnavailableException when the file system fails
     */
    public static PartialFile beside(Path file) {
        Path absolute = file.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent == null) {
            throw FileFailures.wrongKind(file.toString(), "a directory");
        }
        Path target = RealPaths.ofDirectory(parent).resolve(absolute.getFileName());
        try {
            return open(target);
        } catch (IOException e) {
            throw FileFailures.of("write", file.toString(), e);
        }
    }

    private static PartialFile open(Path target) throws IOException {
        String hidden = "." + target.getFileName() + ".bedrock-";
        Optional<WriterLock> lock = WriterLock.tryAcquire(target.resolveSibling(hidden + "lock"));
        boolean opened = false;
        try {
            String name =
                    hidden + (lock.isPresent() ? "part" : UUID.randomUUID().toString());
            PartialFile file = new PartialFile(target, target.resolveSibling(name), lock);
            if (lock.isPresent()) {
                file.goOn();
            }
            opened = true;
            return file;
        } finally {
            if (!opened && lock.isPresent()) {
                lock.get().close();
            }
        }
    }

    private void goOn() throws IOException {
        String[] lines;
        try {
            lines = Files.readString(note).split("\n", -1);
        } catch (NoSuchFileException e) {
            lines = new String[0];
        }
        boolean valid = lines.length == 2 && lines[1].matches("[0-9]{1,18}");
        long length = valid ? Long.parseLong(lines[1]) : 0;
        if (length > 0 && length <= channel.size()) {
            validator = lines[0];
            size = length;
            kept = length;
        }
        channel.truncate(size);
    }

    /** How many bytes there are. */
    public long size() {
        return size;
    }

    /** What the bytes are the beginning of; empty when that is not known. */
    public String validator() {
        return validator;
    }

    /**
     * Forgets all bytes.
     *
     * @param newValidator what the next ones are the beginning of, one line; empty if they are not to be kept
     */
    public void restart(String newValidator) {
        attempt(() -> {
            Files.deleteIfExists(note);
            channel.truncate(0);
        });
        validator = newValidator.contains("\n") ? "" : newValidator;
        size = 0;
        kept = 0;
    }

    /**
     * Adds bytes.
     *
     * @throws UnavailableException when the file system fails, for instance because it is full
     */
    public void write(byte[] bytes, int count) {
        attempt(() -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) {
                size += channel.write(buffer, size);
            }
            if (size - kept >= CHECKPOINT) {
                keep();
            }
        });
    }

    /** Shows all bytes in their order, in pieces. */
    public void readInto(Consumer<ByteBuffer> reader) {
        attempt(() -> {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            long at = 0;
            while (at < size) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), size - at));
                int count = channel.read(buffer, at);
                if (count < 0) {
                    throw new IOException("it was made shorter by somebody else");
                }
                at += count;
                reader.accept(buffer.flip());
            }
        });
    }

    /**
     * The file is complete: it gets to the disk and to its place.
     *
     * @throws UnavailableException when the file system fails
     */
    public void commit() {
        attempt(() -> {
            channel.force(true);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            committed = true;
            Path parent = target.getParent();
            if (parent != null) {
                FileWrites.syncDirectory(parent);
            }
        });
    }

    /** Notes what is on the disk for whoever goes on. */
    private void keep() throws IOException {
        if (validator.isEmpty() || lock.isEmpty() || size == kept) {
            return;
        }
        channel.force(false);
        Path fresh = note.resolveSibling(note.getFileName() + "-" + UUID.randomUUID());
        try {
            FileWrites.createFile(fresh, (validator + "\n" + size).getBytes(UTF_8));
            Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        kept = size;
    }

    /** Ends. What is not committed is kept if it has a validator, else removed. */
    @Override
    public void close() {
        attempt(() -> {
            try (channel) {
                if (!committed) {
                    keep();
                }
            } finally {
                cleanUp();
            }
        });
    }

    private void cleanUp() throws IOException {
        try {
            if (lock.isEmpty() || kept == 0) {
                Files.deleteIfExists(part);
            }
            if (lock.isPresent() && (committed || kept == 0)) {
                Files.deleteIfExists(note);
            }
        } finally {
            if (lock.isPresent()) {
                lock.get().close();
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw FileFailures.of("write", String.valueOf(target.getFileName()), e);
        }
    }
}
