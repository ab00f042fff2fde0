package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.gotemplate.format.GoPrinter;
import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import org.jspecify.annotations.Nullable;

/** Values as text. */
final class Texts {
    private Texts() {}

    /** A value as the string functions see it: bytes are text. */
    static String of(@Nullable Object value) {
        return value instanceof GoBytes bytes ? bytes.text() : GoPrinter.toString(value);
    }

    /** A value as {@code %v} prints it. */
    static String print(@Nullable Object value) {
        return GoPrinter.toString(value);
    }

    /** A text in double quotes as {@code %q} prints it. */
    static String quote(String text) {
        return Quoting.quote(text);
    }
}
