package dev.bedrock.hld.helm.gotemplate.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@code []byte}. Immutable. */
public final class GoBytes {
    private final byte[] bytes;

    private GoBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies the bytes. */
    public static GoBytes of(byte... bytes) {
        return new GoBytes(bytes.clone());
    }

    /** Without a copy: the array must not be changed afterwards. */
    public static GoBytes sharing(byte[] bytes) {
        return new GoBytes(bytes);
    }

    /** The bytes of a string, as a Go conversion gives. */
    public static GoBytes of(String text) {
        return new GoBytes(GoStrings.toBytes(text));
    }

    public int size() {
        return bytes.length;
    }

    /** The byte at this index, 0 to 255. */
    public int get(int index) {
        return bytes[index] & 0xff;
    }

    /** The bytes from one index to before another. */
    public GoBytes slice(int from, int to) {
        return new GoBytes(Arrays.copyOfRange(bytes, from, to));
    }

    /** A copy. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** The string of these bytes, as a Go conversion gives. */
    public String text() {
        return GoStrings.fromBytes(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GoBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
