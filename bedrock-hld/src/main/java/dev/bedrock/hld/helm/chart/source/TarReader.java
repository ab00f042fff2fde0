package dev.bedrock.hld.helm.chart.source;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a tar stream: ustar, with the long names of GNU and the extended headers of pax. */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int MAX_HEADER_DATA = 1 << 20;

    private final InputStream in;
    private final ChartLimits limits;
    private long dataLeft;
    private long padding;
    private int entries;
    private long skipped;

    TarReader(InputStream in, ChartLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** The header of an entry; a type of {@code '0'} is a file, {@code '5'} a directory. */
    record Entry(String name, char type, long size) {
        boolean isDirectory() {
            return type == '5' || (isFile() && name.endsWith("/"));
        }

        boolean isFile() {
            return type == '0' || type == '7';
        }
    }

    /** The next entry that is not a header of another one; null at the end. */
    @Nullable
    Entry next() throws IOException {
        String longName = null;
        Map<String, String> extended = new HashMap<>();
        while (true) {
            skipData();
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || (header.length == BLOCK && isZero(header))) {
                return null;
            }
            if (header.length < BLOCK) {
                throw new EOFException();
            }
            if (++entries > limits.maxFiles()) {
                throw ChartLimitProblem.count(limits);
            }
            checkSum(header);
            char type = header[156] == 0 ? '0' : (char) header[156];
            dataLeft = number(header, 124, 12);
            padding = -dataLeft & BLOCK - 1;
            switch (type) {
                case 'L' -> longName = trimmedAtZero(headerData());
                case 'x' -> readExtended(headerData(), extended);
                case 'K', 'g' -> headerData();
                default -> {
                    return entry(header, type, longName, extended);
                }
            }
        }
    }

    private Entry entry(byte[] header, char type, @Nullable String longName, Map<String, String> extended)
            throws IOException {
        String size = extended.get("size");
        if (size != null) {
            dataLeft = parseSize(size);
            padding = -dataLeft & BLOCK - 1;
        }
        boolean file = type == '0' || type == '7';
        if (!file) {
            dataLeft = type >= '1' && type <= '6' ? 0 : dataLeft;
            padding = -dataLeft & BLOCK - 1;
        }
        String name = extended.getOrDefault("path", longName == null ? shortName(header) : longName);
        return new Entry(name, type, dataLeft);
    }

    /** The content of the entry read last. */
    byte[] content() throws IOException {
        byte[] content = in.readNBytes((int) dataLeft);
        if (content.length < dataLeft) {
            throw new EOFException();
        }
        dataLeft = 0;
        return content;
    }

    private byte[] headerData() throws IOException {
        if (dataLeft > MAX_HEADER_DATA) {
            throw malformed();
        }
        return content();
    }

    private void skipData() throws IOException {
        long toSkip = dataLeft + padding;
        skipped += toSkip;
        if (skipped > 2L * limits.maxTotalBytes()) {
            throw ChartLimitProblem.total(limits);
        }
        in.skipNBytes(toSkip);
        dataLeft = 0;
        padding = 0;
    }

    private static String shortName(byte[] header) {
        String name = text(header, 0, 100);
        boolean ustar = text(header, 257, 5).equals("ustar") && header[262] == 0;
        String prefix = ustar ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static void readExtended(byte[] data, Map<String, String> into) {
        int at = 0;
        while (at < data.length && data[at] != 0) {
            int blank = at;
            int length = 0;
            while (blank < data.length && data[blank] >= '0' && data[blank] <= '9' && length < MAX_HEADER_DATA) {
                length = length * 10 + data[blank++] - '0';
            }
            boolean fits = blank > at && length > blank - at && length <= data.length - at;
            if (!fits || data[blank] != ' ' || data[at + length - 1] != '\n') {
                throw malformed();
            }
            String pair = GoStrings.fromBytes(data, blank + 1, at + length - 1);
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw malformed();
            }
            into.put(pair.substring(0, equals), pair.substring(equals + 1));
            at += length;
        }
    }

    private static void checkSum(byte[] header) {
        int unsigned = 0;
        int signed = 0;
        for (byte each : header) {
            unsigned += each & 0xff;
            signed += each;
        }
        // The field itself counts as blank.
        for (int i = 148; i < 156; i++) {
            unsigned += ' ' - (header[i] & 0xff);
            signed += ' ' - header[i];
        }
        long expected = number(header, 148, 8);
        if (expected != unsigned && expected != signed) {
            throw malformed();
        }
    }

    private static long number(byte[] header, int from, int length) {
        if ((header[from] & 0x80) != 0) {
            long value = header[from] & 0x7f;
            for (int i = from + 1; i < from + length; i++) {
                if (value >>> 54 != 0) {
                    throw malformed();
                }
                value = (value << 8) | (header[i] & 0xff);
            }
            return value;
        }
        long value = 0;
        for (char c : text(header, from, length).strip().toCharArray()) {
            if (c < '0' || c > '7') {
                throw malformed();
            }
            value = value << 3 | c - '0';
        }
        return value;
    }

    private static long parseSize(String text) {
        try {
            long size = Long.parseLong(text);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return GoStrings.fromBytes(header, from, end);
    }

    private static String trimmedAtZero(byte[] data) {
        return text(data, 0, data.length);
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static HelmFailureException malformed() {
        return HelmFailureException.of(HelmCode.CHART_INVALID, "archive/tar: invalid tar header");
    }
}
