package dev.bedrock.core.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads an answer into memory, and unpacks it. */
final class MemoryContent {
    private static final int BUFFER = 1 << 14;

    private MemoryContent() {}

    static byte[] read(Answer answer, InputStream body, int most) throws IOException {
        String encoding = String.join(",", answer.headers().all("content-encoding"))
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> readAll(answer, body, most);
            case "gzip", "x-gzip" -> unpack(answer, body, most);
            default -> throw Failures.encoding(answer.uri(), "is compressed in a way that was not asked for");
        };
    }

    private static byte[] unpack(Answer answer, InputStream body, int most) throws IOException {
        byte[] first = body.readNBytes(1);
        if (first.length == 0) {
            return first;
        }
        InputStream packed = new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(first), body);
        try (GZIPInputStream unpacked = new GZIPInputStream(packed, BUFFER)) {
            return readAll(answer, unpacked, most);
        } catch (ZipException | EOFException e) {
            throw Failures.encoding(answer.uri(), "is damaged, it can not be unpacked");
        }
    }

    private static byte[] readAll(Answer answer, InputStream in, int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (count > most - out.size()) {
                throw Failures.tooLarge(answer.uri(), most);
            }
            out.write(buffer, 0, count);
        }
        return out.toByteArray();
    }
}
