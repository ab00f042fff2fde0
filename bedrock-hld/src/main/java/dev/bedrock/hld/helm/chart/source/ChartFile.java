package dev.bedrock.hld.helm.chart.source;

import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.util.Arrays;
import java.util.zip.Checksum;

/** A file of a chart in memory. Immutable. */
public final class ChartFile {
    private final String name;
    private final byte[] bytes;

    private ChartFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** A file; a byte order mark is taken off. The array must not be changed afterwards. */
    public static ChartFile of(String name, byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return new ChartFile(name, marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes);
    }

    /** The same content under another name. */
    public ChartFile renamed(String newName) {
        return new ChartFile(newName, bytes);
    }

    /** The path within the chart, with {@code /} between segments. */
    public String name() {
        return name;
    }

    /** The content as a string of Go; decoded every time. */
    public String text() {
        return GoStrings.fromBytes(bytes);
    }

    /** The content as it is. */
    public GoBytes content() {
        return GoBytes.sharing(bytes);
    }

    /** The length in bytes. */
    public int size() {
        return bytes.length;
    }

    /** The files in an archive that this file is. */
    public ChartFiles unpack(ChartLimits limits) {
        return ChartArchive.read(bytes, limits);
    }

    void addTo(Checksum checksum) {
        checksum.update(GoStrings.toBytes(name));
        checksum.update(bytes);
    }

    boolean isSameAs(ChartFile other) {
        return name.equals(other.name) && Arrays.equals(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
