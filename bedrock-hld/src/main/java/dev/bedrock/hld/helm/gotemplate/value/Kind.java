package dev.bedrock.hld.helm.gotemplate.value;

/** The kinds of Go types that templates meet, named as Go's {@code reflect} names them. */
public enum Kind {
    INVALID("invalid"),
    BOOL("bool"),
    INT("int"),
    INT8("int8"),
    INT16("int16"),
    INT32("int32"),
    INT64("int64"),
    UINT("uint"),
    UINT8("uint8"),
    UINT16("uint16"),
    UINT32("uint32"),
    UINT64("uint64"),
    UINTPTR("uintptr"),
    FLOAT32("float32"),
    FLOAT64("float64"),
    COMPLEX128("complex128"),
    STRING("string"),
    SLICE("slice"),
    MAP("map"),
    STRUCT("struct"),
    POINTER("ptr"),
    INTERFACE("interface"),
    FUNCTION("func");

    private final String goName;

    Kind(String goName) {
        this.goName = goName;
    }

    /** The name that Go's {@code reflect.Kind} prints. */
    public String goName() {
        return goName;
    }

    /** Whether this is a signed integer of any width. */
    public boolean isSigned() {
        return switch (this) {
            case INT, INT8, INT16, INT32, INT64 -> true;
            default -> false;
        };
    }

    /** Whether this is an unsigned integer of any width. */
    public boolean isUnsigned() {
        return switch (this) {
            case UINT, UINT8, UINT16, UINT32, UINT64, UINTPTR -> true;
            default -> false;
        };
    }

    /** Whether this is an integer, signed or not. */
    public boolean isInteger() {
        return isSigned() || isUnsigned();
    }

    /** Whether this is a floating point number. */
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The width of an integer of this kind in bits; 64 for anything else. */
    public int bits() {
        return switch (this) {
            case INT8, UINT8 -> 8;
            case INT16, UINT16 -> 16;
            case INT32, UINT32, FLOAT32 -> 32;
            default -> 64;
        };
    }
}
