package dev.bedrock.hld.helm.chart.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Makes archives, malicious ones included. */
public final class TarBuilder {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public TarBuilder file(String name, String content) {
        return entry(name, '0', content.getBytes(StandardCharsets.UTF_8));
    }

    public TarBuilder entry(String name, char type, byte[] content) {
        return entry(name, type, content, content.length);
    }

    public TarBuilder entry(String name, char type, byte[] content, long declaredSize) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 124, String.format("%011o", declaredSize));
        put(header, 136, "00000000000");
        header[156] = (byte) type;
        put(header, 257, "ustar\0" + "00");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o", sum) + "\0 ");
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[-content.length & (BLOCK - 1)]);
        return this;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** A pax header for the entry that follows. */
    public TarBuilder pax(String key, String value) {
        String pair = " " + key + "=" + value + "\n";
        int length = pair.length() + 1;
        while (String.valueOf(length).length() + pair.length() != length) {
            length++;
        }
        return entry("pax", 'x', (length + pair).getBytes(StandardCharsets.UTF_8));
    }

    public byte[] gzipped() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(out.toByteArray());
            gzip.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
