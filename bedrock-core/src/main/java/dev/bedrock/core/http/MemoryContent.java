package dev.bedrock.core.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads an answer into memory, and unpacks it. */
final class MemoryContent {
    private static final int BUFFER = 1 << 14;

    private MemoryContent() {}

    static byte[] read(Answer answer, InputStream body, int most) throws IOException {
        return unpack(answer.uri(), String.join(",", answer.headers().all("content-encoding")), body, most);
    }

    /**
     * Reads and unpacks.
     *
     * @param encoding what a server says of the content
     */
    static byte[] unpack(URI uri, String encoding, InputStream body, int most) throws IOException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> readAll(uri, body, most);
            case "gzip", "x-gzip" -> gunzip(uri, body, most);
            default -> throw Failures.encoding(uri, "is compressed in a way that was not asked for");
        };
    }

    /** An answer without content, such as one with status 304, is not even an empty archive. */
    private static byte[] gunzip(URI uri, InputStream body, int most) throws IOException {
        byte[] first = body.readNBytes(1);
        if (first.length == 0) {
            return first;
        }
        InputStream packed = new SequenceInputStream(new ByteArrayInputStream(first), body);
        try (GZIPInputStream unpacked = new GZIPInputStream(packed, BUFFER)) {
            return readAll(uri, unpacked, most);
        } catch (ZipException | EOFException e) {
            throw Failures.encoding(uri, "is damaged, it can not be unpacked");
        }
    }

    private static byte[] readAll(URI uri, InputStream in, int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (count > most - out.size()) {
                throw Failures.tooLarge(uri, most);
            }
            out.write(buffer, 0, count);
        }
        return out.toByteArray();
    }
}
