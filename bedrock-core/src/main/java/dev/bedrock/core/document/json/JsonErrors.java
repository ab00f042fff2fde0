package dev.bedrock.core.document.json;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import java.nio.charset.StandardCharsets;

/** Everything that can be wrong with JSON, in the words of Go. */
final class JsonErrors {
    private final String file;

    JsonErrors(String file) {
        this.file = file;
    }

    SourceLocation location(int line, int column) {
        return SourceLocation.of(file, line, column);
    }

    JsonSyntaxException endOfInput(SourceLocation location) {
        return syntax("unexpected end of JSON input", location);
    }

    JsonSyntaxException unexpected(int point, String where, SourceLocation location) {
        String message = "invalid character " + quote(point) + " " + where;
        return new JsonSyntaxException(
                CoreCode.JSON_SYNTAX.error(message, location).withHint(hint(point, where)), message);
    }

    JsonSyntaxException numberOutOfRange(String number, SourceLocation location) {
        return syntax("cannot unmarshal number " + number + " into Go value of type float64", location);
    }

    JsonSyntaxException duplicateKey(MapNode.Entry before, MapNode.Entry entry) {
        String message = "the key " + entry.key() + " is there already, at " + before.keyLocation();
        return new JsonSyntaxException(CoreCode.DUPLICATE_KEY.error(message, entry.keyLocation()), message);
    }

    LimitExceededException tooDeep(int levels, SourceLocation location) {
        return new LimitExceededException(
                CoreCode.DOCUMENT_LIMIT.error("nested deeper than " + levels + " levels", location));
    }

    LimitExceededException tooLong(int characters) {
        return new LimitExceededException(
                CoreCode.DOCUMENT_LIMIT.error("longer than " + characters + " characters", SourceLocation.of(file)));
    }

    private static JsonSyntaxException syntax(String message, SourceLocation location) {
        return new JsonSyntaxException(CoreCode.JSON_SYNTAX.error(message, location), message);
    }

    private static String hint(int point, String where) {
        if (point == '\'') {
            return "JSON strings take double quotes";
        }
        if (point == '/') {
            return "JSON has no comments";
        }
        boolean afterComma = point == '}' || point == ']';
        return afterComma && where.startsWith("looking for") ? "JSON allows no comma behind the last item" : "";
    }

    /** Go looks at bytes: of a character beyond ASCII it shows the first byte of its UTF-8 form. */
    private static String quote(int point) {
        int shown =
                point < 0x80 ? point : new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8)[0] & 0xff;
        return switch (shown) {
            case '\'' -> "'\\''";
            case '\\' -> "'\\\\'";
            case 7 -> "'\\a'";
            case '\b' -> "'\\b'";
            case '\f' -> "'\\f'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case 0xb -> "'\\v'";
            default -> shown < ' ' || shown == 0x7f ? String.format("'\\x%02x'", shown) : "'" + (char) shown + "'";
        };
    }
}
