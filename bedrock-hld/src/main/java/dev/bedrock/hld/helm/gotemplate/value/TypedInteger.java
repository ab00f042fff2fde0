package dev.bedrock.hld.helm.gotemplate.value;

/**
 * An integer of a type other than {@code int}.
 *
 * @param kind an integer kind
 * @param bits the value, sign- or zero-extended to 64 bits; a {@code uint64} of 2^63 and above is negative here
 */
public record TypedInteger(Kind kind, long bits) {
    /** Checks the kind and cuts the value to its width as a Go conversion does. */
    public TypedInteger {
        if (!kind.isInteger()) {
            throw new IllegalArgumentException("not an integer kind: " + kind);
        }
        bits = switch (kind) {
            case INT8 -> (byte) bits;
            case INT16 -> (short) bits;
            case INT32 -> (int) bits;
            case UINT8 -> bits & 0xff;
            case UINT16 -> bits & 0xffff;
            case UINT32 -> bits & 0xffff_ffffL;
            default -> bits;
        };
    }

    /** An {@code int64}: what Sprig's arithmetic returns. */
    public static TypedInteger int64(long value) {
        return new TypedInteger(Kind.INT64, value);
    }

    /** A {@code uint8}, Go's byte. */
    public static TypedInteger uint8(int value) {
        return new TypedInteger(Kind.UINT8, value);
    }

    @Override
    public String toString() {
        return kind.isUnsigned() ? Long.toUnsignedString(bits) : Long.toString(bits);
    }
}
