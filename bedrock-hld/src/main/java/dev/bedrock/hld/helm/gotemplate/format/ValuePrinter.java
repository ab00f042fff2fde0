package dev.bedrock.hld.helm.gotemplate.format;

import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoComplex;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoLimitException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedFloat;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints values of any kind under a verb and its flags. */
final class ValuePrinter {
    /** Templates can put a map into itself, or share parts so that the text grows exponentially. */
    private static final int MAX_DEPTH = 500;

    private static final int MAX_LENGTH = 1 << 26;
    /** Of every pointer: real ones differ each time. */
    private static final long ADDRESS = 0xc000000000L;

    private final StringBuilder out;
    final Field field;
    private boolean inError;
    private int depth;

    ValuePrinter(StringBuilder out) {
        this.out = out;
        this.field = new Field(out);
    }

    /** Prints an operand. The verb is a code point. */
    void print(@Nullable Object value, int verb) {
        if (value == null) {
            if (verb == 'T' || verb == 'v') {
                field.pad("<nil>");
            } else {
                badVerb(verb, null);
            }
        } else if (verb == 'T') {
            field.string(GoKinds.typeOf(value));
        } else {
            printValue(value, verb);
        }
    }

    private void printValue(Object value, int verb) {
        if (value instanceof String text) {
            string(text, verb, text);
        } else if (value instanceof Long number) {
            integer(number, true, verb, value);
        } else if (value instanceof Double number) {
            floating(number, false, verb, value);
        } else if (value instanceof Boolean bool) {
            if (verb == 't' || verb == 'v') {
                field.bool(bool);
            } else {
                badVerb(verb, value);
            }
        } else if (value instanceof GoMap map) {
            map(map, verb);
        } else if (value instanceof GoList list) {
            list(list, verb);
        } else {
            printRare(value, verb);
        }
    }

    private void printRare(Object value, int verb) {
        if (value instanceof TypedInteger number) {
            integer(number.bits(), number.kind().isSigned(), verb, value);
        } else if (value instanceof GoBytes bytes) {
            bytes(bytes, verb);
        } else if (value instanceof GoObject object) {
            object(object, verb);
        } else if (value instanceof TypedFloat number) {
            floating(number.value(), true, verb, value);
        } else if (value instanceof GoComplex number) {
            complex(number, verb);
        } else if (verb == 'v' || verb == 'p') {
            out.append("0x0");
        } else {
            badVerb(verb, value);
        }
    }

    /** Prints an element of a list or map, or a field: nil looks different there. */
    private void printElement(@Nullable Object value, int verb, String interfaceType) {
        if (value == null) {
            out.append(field.sharpV ? interfaceType + "(nil)" : "<nil>");
            return;
        }
        if (++depth > MAX_DEPTH || out.length() > MAX_LENGTH) {
            throw new GoLimitException("value is too large to print: it may contain itself");
        }
        printValue(value, verb);
        depth--;
    }

    void badVerb(int verb, @Nullable Object value) {
        out.append("%!").appendCodePoint(verb).append('(');
        if (value == null) {
            out.append("<nil>");
        } else {
            boolean before = inError;
            int depthBefore = depth;
            inError = true;
            depth = 0;
            out.append(GoKinds.typeOf(value)).append('=');
            printValue(value, 'v');
            inError = before;
            depth = depthBefore;
        }
        out.append(')');
    }

    private void string(String text, int verb, Object value) {
        switch (verb) {
            case 'v' -> {
                if (field.sharpV) {
                    field.quoted(text);
                } else {
                    field.string(text);
                }
            }
            case 's' -> field.string(text);
            case 'x', 'X' -> field.hexBytes(Field.bytes(text), verb == 'X');
            case 'q' -> field.quoted(text);
            default -> badVerb(verb, value);
        }
    }

    private void integer(long bits, boolean signed, int verb, Object value) {
        switch (verb) {
            case 'v' -> {
                if (field.sharpV && !signed) {
                    field.hexadecimal(bits);
                } else {
                    field.integer(bits, signed, 10, 'v');
                }
            }
            case 'd' -> field.integer(bits, signed, 10, 'd');
            case 'b' -> field.integer(bits, signed, 2, 'b');
            case 'o', 'O' -> field.integer(bits, signed, 8, (char) verb);
            case 'x', 'X' -> field.integer(bits, signed, 16, (char) verb);
            case 'c' -> field.character(bits);
            case 'q' -> field.quotedCharacter(bits);
            case 'U' -> field.unicode(bits);
            default -> badVerb(verb, value);
        }
    }

    private void floating(double number, boolean single, int verb, Object value) {
        switch (verb) {
            case 'v' -> field.floating(number, single, 'g', FloatFormat.SHORTEST);
            case 'b', 'g', 'G', 'x', 'X' -> field.floating(number, single, (char) verb, FloatFormat.SHORTEST);
            case 'f', 'e', 'E' -> field.floating(number, single, (char) verb, 6);
            case 'F' -> field.floating(number, single, 'f', 6);
            default -> badVerb(verb, value);
        }
    }

    private void complex(GoComplex number, int verb) {
        if ("vbgGxXfFeE".indexOf(verb) < 0) {
            badVerb(verb, number);
            return;
        }
        boolean plus = field.plus;
        out.append('(');
        floating(number.real(), false, verb, number);
        field.plus = true;
        floating(number.imaginary(), false, verb, number);
        out.append("i)");
        field.plus = plus;
    }

    private void bytes(GoBytes bytes, int verb) {
        switch (verb) {
            case 's' -> field.string(bytes.text());
            case 'x', 'X' -> field.hexBytes(bytes.toArray(), verb == 'X');
            case 'q' -> field.quoted(bytes.text());
            default -> {
                boolean goSyntax = verb == 'v' && field.sharpV;
                out.append(goSyntax ? "[]byte{" : "[");
                for (int i = 0; i < bytes.size(); i++) {
                    out.append(i == 0 ? "" : goSyntax ? ", " : " ");
                    integer(bytes.get(i), false, verb, TypedInteger.uint8(bytes.get(i)));
                }
                out.append(goSyntax ? '}' : ']');
            }
        }
    }

    private void list(GoList list, int verb) {
        String type = list.type().name();
        if (field.sharpV && list.isNil()) {
            out.append(type).append("(nil)");
            return;
        }
        String elementType = list.type().element().name();
        out.append(field.sharpV ? type + "{" : "[");
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : field.sharpV ? ", " : " ");
            printElement(list.get(i), verb, elementType);
        }
        out.append(field.sharpV ? '}' : ']');
    }

    private void map(GoMap map, int verb) {
        String elementType = map.type().element().name();
        out.append(field.sharpV ? map.type().name() + "{" : "map[");
        boolean first = true;
        for (String key : map.sortedKeys()) {
            out.append(first ? "" : field.sharpV ? ", " : " ");
            first = false;
            printValue(key, verb);
            out.append(':');
            printElement(map.get(key), verb, elementType);
        }
        out.append(field.sharpV ? '}' : ']');
    }

    private void object(GoObject object, int verb) {
        if (!inError && !field.sharpV && "vsxXq".indexOf(verb) >= 0) {
            Optional<String> text = object.text();
            if (text.isPresent()) {
                string(text.get(), verb, object);
                return;
            }
        }
        if (!inError && field.sharpV && object.goSyntax().isPresent()) {
            out.append(object.goSyntax().get());
            return;
        }
        GoType type = object.type();
        if (type.kind() != Kind.POINTER) {
            struct(type, object, verb);
        } else if (depth == 0) {
            out.append('&');
            struct(type.element(), object, verb);
        } else {
            address(object, verb);
        }
    }

    private void struct(GoType type, GoObject object, int verb) {
        out.append(field.sharpV ? type.name() + "{" : "{");
        boolean first = true;
        for (Map.Entry<String, @Nullable Object> each : object.printedFields().entrySet()) {
            out.append(first ? "" : field.sharpV ? ", " : " ");
            first = false;
            if (field.plusV || field.sharpV) {
                out.append(each.getKey()).append(':');
            }
            printElement(each.getValue(), verb, GoType.ANY.name());
        }
        out.append('}');
    }

    /** A pointer inside of something else is not followed. */
    private void address(GoObject pointer, int verb) {
        String hexadecimal = "0x" + Long.toHexString(ADDRESS);
        switch (verb) {
            case 'v' -> out.append(field.sharpV ? "(" + pointer.type().name() + ")(" + hexadecimal + ")" : hexadecimal);
            case 'p' -> out.append(hexadecimal);
            case 'b', 'o', 'd', 'x', 'X' -> integer(ADDRESS, false, verb, pointer);
            default -> badVerb(verb, pointer);
        }
    }
}
