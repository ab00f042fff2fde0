package dev.bedrock.core.file;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.io.IOException;

/**
 * The new content of an {@link AtomicDirectory} while it is being written. Until {@link #commit} the directory itself is
 * untouched; {@link #close} without it throws the new content away. {@link #files} may be used by several threads, the
 * rest is for one.
 */
public final class DirectoryReplacement implements AutoCloseable {
    private final ReplacedDirectory directory;
    private final WriterLock lock;
    private final String id = ReplacedDirectory.newId();
    private final FileTreeWriter files;
    private boolean open = true;

    private DirectoryReplacement(ReplacedDirectory directory, WriterLock lock) {
        this.directory = directory;
        this.lock = lock;
        this.files = new FileTreeWriter(directory.newDirectory(id), directory.guard());
    }

    static DirectoryReplacement begin(ReplacedDirectory directory) throws IOException {
        WriterLock lock = directory.lock();
        DirectoryReplacement replacement = new DirectoryReplacement(directory, lock);
        boolean begun = false;
        try {
            directory.recover();
            directory.checkReplaceable();
            FileWrites.createDirectory(directory.newDirectory(replacement.id));
            begun = true;
            return replacement;
        } finally {
            if (!begun) {
                lock.close();
            }
        }
    }

    /** Where the new files are written. */
    public FileTreeWriter files() {
        return files;
    }

    /**
     * Replaces the directory by the files written. When this fails, the directory is as it was before, unless the message
     * says otherwise.
     *
     * @throws ConflictException when the directory has got something that was not generated since the replacement began
     * @throws UnavailableException when the file system fails
     * @throws IllegalStateException when it was committed or closed before, or a file could not be written
     */
    public void commit() {
        if (!open) {
            throw new IllegalStateException("the replacement is already committed or closed");
        }
        try {
            files.finish();
            directory.swap(id);
        } catch (IOException e) {
            throw FileFailures.of("replace", directory.target().toString(), e);
        }
        close();
    }

    /** Lets other writers in, and throws the new files away if they were not committed. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        files.abandon();
        try {
            try {
                directory.discard(id);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw FileFailures.of("clean up after", directory.target().toString(), e);
        }
    }
}
