package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.util.FS;

/** A bare repository that takes in no more than the limits allow. */
final class CachedRepository extends FileRepository {
    private static final int PACK_HEADER = 12;
    /** PACK. */
    private static final int MAGIC = 0x5041434b;

    private final GitLimits limits;
    private final Deadline deadline;

    CachedRepository(Path directory, GitLimits limits, Deadline deadline) throws IOException {
        super(new FileRepositoryBuilder()
                .setFS(FS.DETECTED)
                .setGitDir(directory.toFile())
                .setBare()
                .setup());
        this.limits = limits;
        this.deadline = deadline;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter inserter = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return inserter;
            }

            @Override
            public PackParser newPackParser(InputStream in) throws IOException {
                PackParser parser = inserter.newPackParser(bounded(in));
                parser.setMaxObjectSizeLimit(limits.objectBytes());
                return parser;
            }
        };
    }

    /** JGit makes room for as many objects as the header of the pack says, so that is looked at first. */
    private InputStream bounded(InputStream in) throws IOException {
        BoundedInput bounded = new BoundedInput(in, limits.packBytes(), deadline);
        byte[] header = bounded.readNBytes(PACK_HEADER);
        if (header.length == PACK_HEADER && ByteBuffer.wrap(header).getInt() == MAGIC) {
            long objects = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(8));
            if (objects > limits.packObjects()) {
                throw refused("the remote sends " + objects + " objects at once");
            }
        }
        return new PrefixedInput(header, bounded);
    }

    private static RefusalException refused(String message) {
        BedrockException limit = Failures.limit(message);
        return new RefusalException(limit);
    }
}
