package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.INT;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cutting, padding, searching and quoting of strings. */
final class StringFunctions {
    private StringFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.add("hello", () -> "Hello!")
                .add("trim", STRING, text -> Runes.trim(text, Runes::isSpace))
                .add("trimAll", STRING, STRING, StringFunctions::trimAll)
                .add("trimall", STRING, STRING, StringFunctions::trimAll)
                .add("trimSuffix", STRING, STRING, StringFunctions::trimSuffix)
                .add("trimPrefix", STRING, STRING, StringFunctions::trimPrefix)
                .add("trunc", INT, STRING, StringFunctions::trunc)
                .add("substr", INT, INT, STRING, StringFunctions::substring)
                .add("repeat", INT, STRING, StringFunctions::repeat)
                .add("contains", STRING, STRING, (part, text) -> text.contains(part))
                .add("hasPrefix", STRING, STRING, (prefix, text) -> text.startsWith(prefix))
                .add("hasSuffix", STRING, STRING, (suffix, text) -> text.endsWith(suffix))
                .add("indent", INT, STRING, StringFunctions::indent)
                .add("nindent", INT, STRING, (spaces, text) -> "\n" + indent(spaces, text))
                .add("replace", STRING, STRING, STRING, StringFunctions::replace)
                .add("plural", STRING, STRING, INT, (one, many, count) -> count == 1 ? one : many)
                .add("toString", ANY, Texts::of)
                .addVariadic("quote", ANY, StringFunctions::quote)
                .addVariadic("squote", ANY, StringFunctions::singleQuote)
                .addVariadic("cat", ANY, StringFunctions::cat);
    }

    private static String trimAll(String characters, String text) {
        return Runes.trim(text, rune -> characters.indexOf(rune) >= 0);
    }

    private static String trimSuffix(String suffix, String text) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    private static String trimPrefix(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static String trunc(long size, String text) {
        long length = GoStrings.byteLength(text);
        if (size < 0 && length + size > 0) {
            return GoStrings.byteSlice(text, (int) (length + size), (int) length);
        }
        return size >= 0 && length > size ? GoStrings.byteSlice(text, 0, (int) size) : text;
    }

    private static String substring(long start, long end, String text) {
        long length = GoStrings.byteLength(text);
        if (start < 0) {
            return slice(text, 0, end, length);
        }
        return end < 0 || end > length ? slice(text, start, length, length) : slice(text, start, end, length);
    }

    /** Go's {@code text[start:end]} with its errors. */
    private static String slice(String text, long start, long end, long length) {
        if (end < 0) {
            throw new GoFunctionException("runtime error: slice bounds out of range [:" + end + "]");
        }
        if (end > length) {
            throw new GoFunctionException(
                    "runtime error: slice bounds out of range [:" + end + "] with length " + length);
        }
        if (start > end) {
            throw new GoFunctionException("runtime error: slice bounds out of range [" + start + ":" + end + "]");
        }
        return GoStrings.byteSlice(text, (int) start, (int) end);
    }

    private static String repeat(long count, String text) {
        if (count < 0) {
            throw new GoFunctionException("strings: negative Repeat count");
        }
        if (text.isEmpty()) {
            return "";
        }
        Bounds.checkText(count > Long.MAX_VALUE / text.length() ? Long.MAX_VALUE : count * text.length());
        return GoStrings.normalize(text.repeat((int) count));
    }

    private static String indent(long spaces, String text) {
        String padding = repeat(spaces, " ");
        long lines = 1 + text.chars().filter(c -> c == '\n').count();
        Bounds.checkText(text.length() + lines * padding.length());
        return padding + text.replace("\n", "\n" + padding);
    }

    private static String replace(String old, String replacement, String text) {
        if (!old.isEmpty()) {
            Bounds.checkText((long) (text.length() / old.length() + 1) * replacement.length());
            return GoStrings.normalize(text.replace(old, replacement));
        }
        Bounds.checkText(text.length() + (text.length() + 1L) * replacement.length());
        StringBuilder out = new StringBuilder(replacement);
        text.codePoints().forEach(rune -> out.appendCodePoint(rune).append(replacement));
        return GoStrings.normalize(out.toString());
    }

    private static String quote(@Nullable Object[] values) {
        return joined(values, value -> Texts.quote(Texts.of(value)));
    }

    private static String singleQuote(@Nullable Object[] values) {
        return joined(values, value -> "'" + Texts.print(value) + "'");
    }

    /** The values are not trimmed: only the format that Sprig makes for them is. */
    private static String cat(@Nullable Object[] values) {
        return joined(values, Texts::print);
    }

    private static String joined(@Nullable Object[] values, Function<Object, String> form) {
        List<String> texts = new ArrayList<>(values.length);
        for (Object value : values) {
            if (value != null) {
                texts.add(form.apply(value));
            }
        }
        return String.join(" ", texts);
    }
}
