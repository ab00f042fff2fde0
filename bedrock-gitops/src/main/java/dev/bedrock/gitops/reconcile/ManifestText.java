package dev.bedrock.gitops.reconcile;

import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import java.util.List;
import java.util.Map;

/**
 * YAML as bedrock-cli lays it out: lists indented, and single quotes where quotes are needed. Texts that any reader of YAML
 * 1.1 or 1.2 could take for something else than a string are quoted.
 */
final class ManifestText {
    /** Characters that bedrock-cli quotes wherever they stand, and those that mean something at the begin. */
    private static final String ALWAYS_QUOTED = ",[]{}:#";

    private static final String QUOTED_FIRST = "-?&*!|>'\"%@`=<~";

    private final StringBuilder out = new StringBuilder();

    private ManifestText() {}

    /** One document: maps, lists, strings, and numbers. */
    static String of(Map<String, ?> document) {
        ManifestText text = new ManifestText();
        text.map(document, "");
        return text.out.toString();
    }

    /** Documents as bedrock-cli separates them. */
    static String of(List<? extends Map<String, ?>> documents) {
        return String.join("\n---\n", documents.stream().map(ManifestText::of).toList());
    }

    private void map(Map<?, ?> map, String indentation) {
        map.forEach((key, value) -> {
            out.append(indentation).append(scalar(String.valueOf(key))).append(':');
            value(value, indentation + "  ");
        });
    }

    private void value(Object value, String indentation) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            map(map, indentation);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            list.forEach(item -> item(item, indentation));
        } else {
            out.append(' ').append(inline(value)).append('\n');
        }
    }

    private void item(Object item, String indentation) {
        out.append(indentation).append("- ");
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            int start = out.length();
            map(map, indentation + "  ");
            out.delete(start, start + indentation.length() + 2);
        } else {
            out.append(inline(item)).append('\n');
        }
    }

    private static String inline(Object value) {
        if (value instanceof Map<?, ?>) {
            return "{}";
        }
        if (value instanceof List<?>) {
            return "[]";
        }
        return value instanceof String string ? scalar(string) : String.valueOf(value);
    }

    private static String scalar(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("a control character is not expected here");
        }
        return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
    }

    private static boolean isPlain(String text) {
        return !text.isBlank()
                && text.strip().equals(text)
                && QUOTED_FIRST.indexOf(text.charAt(0)) < 0
                && text.chars().noneMatch(c -> ALWAYS_QUOTED.indexOf(c) >= 0)
                && YamlReader.defaults().readFirst("", text).orElse(null) instanceof ScalarNode scalar
                && scalar.isString();
    }
}
