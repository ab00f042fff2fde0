package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.golib.Ascii;
import java.util.List;
import java.util.stream.Collectors;

/** Keys and strings as TOML writes them. */
final class TomlText {
    private TomlText() {}

    static String path(List<String> keys) {
        return keys.stream().map(TomlText::key).collect(Collectors.joining("."));
    }

    static String key(String key) {
        return !key.isEmpty() && key.chars().allMatch(TomlText::isBare) ? key : quoted(key);
    }

    static boolean isBare(int c) {
        return Ascii.isAlphanumeric(c) || c == '_' || c == '-';
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
