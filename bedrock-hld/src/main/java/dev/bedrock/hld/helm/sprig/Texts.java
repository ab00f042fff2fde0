package dev.bedrock.hld.helm.sprig;

import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as text. */
final class Texts {
    private Texts() {}

    /** A value as the string functions see it: bytes are text. */
    static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        } else if (value instanceof GoBytes bytes) {
            return bytes.text();
        }
        return print(value);
    }

    /** A value as {@code %v} prints it. */
    static String print(@Nullable Object value) {
        if (value instanceof Double d) return GoNumbers.general(d);
        if (value == null) return "<nil>";
        if (value instanceof GoList l) return l.asList().stream().map(Texts::print).collect(Collectors.joining(" ", "[", "]"));
        if (value instanceof GoMap m) return m.sortedKeys().stream().map(k -> k + ":" + print(m.get(k))).collect(Collectors.joining(" ", "map[", "]"));
        if (value instanceof GoObject o) return o.text().orElse("?");
        return value.toString();
    }

    /** A text in double quotes as {@code %q} prints it. */
    static String quote(String text) {
        return '"' + text + '"';
    }
}
