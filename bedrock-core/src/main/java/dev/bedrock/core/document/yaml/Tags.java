package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The standard tags. A tag never makes anything but plain data. */
final class Tags {
    private static final String STANDARD = "tag:yaml.org,2002:";
    static final String MERGE = STANDARD + "merge";

    private Tags() {}

    static void checkCollection(Optional<String> tag, SourceLocation location, boolean lenient) {
        if (tag.isEmpty() || lenient) {
            return;
        }
        switch (standardName(tag.get())) {
            case "!", "map", "seq", "set", "omap" -> {}
            default -> throw YamlErrors.unknownTag(shortName(tag.get()), location);
        }
    }

    static ScalarNode scalar(String tag, String text, SourceLocation location, boolean lenient) {
        return switch (standardName(tag)) {
            case "!", "str", "merge", "timestamp" -> ScalarNode.of(location, text, text);
            case "null", "bool", "int", "float" -> ScalarNode.of(location, convert(tag, text, location), text);
            case "binary" -> {
                String decoded = decode(text, location);
                yield ScalarNode.of(location, decoded, decoded);
            }
            default -> {
                if (lenient) {
                    yield ScalarNode.of(location, text, text);
                }
                throw YamlErrors.unknownTag(shortName(tag), location);
            }
        };
    }

    private static @Nullable Object convert(String tag, String text, SourceLocation location) {
        Object value = Scalars.resolve(text);
        String name = nameOf(value);
        if (name.equals(standardName(tag))) {
            return value;
        }
        if (name.equals("int") && tag.endsWith(":float")) {
            return value instanceof Number number ? (Object) number.doubleValue() : value;
        }
        throw YamlErrors.cannotDecode("!!" + name, text, shortName(tag), location);
    }

    private static String nameOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Double) {
            return "float";
        }
        return value instanceof Number ? "int" : "str";
    }

    private static String decode(String text, SourceLocation location) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw YamlErrors.invalidBinary(location, e);
        }
    }

    private static String standardName(String tag) {
        return tag.startsWith(STANDARD) ? tag.substring(STANDARD.length()) : tag;
    }

    private static String shortName(String tag) {
        return tag.startsWith(STANDARD) ? "!!" + tag.substring(STANDARD.length()) : tag;
    }
}
