package dev.bedrock.core.git;

import java.io.IOException;
import java.io.InputStream;

/** Some bytes that were read ahead, then the rest. Unlike the JDK's sequence it does not read before it is asked. */
final class PrefixedInput extends InputStream {
    private final byte[] prefix;
    private final InputStream rest;
    private int position;

    PrefixedInput(byte[] prefix, InputStream rest) {
        this.prefix = prefix;
        this.rest = rest;
    }

    @Override
    public int read() throws IOException {
        return position < prefix.length ? prefix[position++] & 0xff : rest.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (position == prefix.length) {
            return rest.read(buffer, offset, length);
        }
        int count = Math.min(length, prefix.length - position);
        System.arraycopy(prefix, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        rest.close();
    }
}
