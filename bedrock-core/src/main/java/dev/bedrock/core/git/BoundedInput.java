package dev.bedrock.core.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads no more than a number of bytes, and not after a deadline. */
final class BoundedInput extends FilterInputStream {
    private final long limit;
    private final Deadline deadline;
    private long read;

    BoundedInput(InputStream in, long limit, Deadline deadline) {
        super(in);
        this.limit = limit;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        deadline.check();
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        deadline.check();
        int count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    @Override
    public long skip(long bytes) throws IOException {
        deadline.check();
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) throws RefusalException {
        read += bytes;
        if (read > limit) {
            throw new RefusalException(Failures.limit("the remote sends more than " + limit + " bytes"));
        }
    }
}
