package dev.bedrock.hld.helm.chart.schema;

import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.golib.Regexp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The formats of texts that drafts before 2019-09 assert, as far as values of charts use them. */
final class Formats {
    private Formats() {}

    /** What is wrong with a text; null if it has the format, or the format is not known. */
    static @Nullable String mismatch(String format, String text) {
        String wrong = reason(format, text);
        return wrong == null ? null : SchemaText.quote(text) + " is not valid " + format + ": " + wrong;
    }

    private static @Nullable String reason(String format, String text) {
        return switch (format) {
            case "ipv4" -> ipv4(text);
            case "email" -> text.indexOf('@') < 1 || text.endsWith("@") ? "missing @" : null;
            case "date" -> date(text);
            case "date-time" -> dateTime(text);
            case "regex" -> regex(text);
            default -> null;
        };
    }

    private static @Nullable String ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return "expected four decimals";
        }
        for (String part : parts) {
            if (part.length() > 1 && part.startsWith("0")) {
                return "leading zeros";
            }
            if (!part.matches("[0-9]{1,3}")) {
                return "not an integer";
            }
            if (Integer.parseInt(part) > 255) {
                return "not in range";
            }
        }
        return null;
    }

    private static @Nullable String date(String text) {
        try {
            LocalDate.parse(text);
            return null;
        } catch (DateTimeException e) {
            return "not a date";
        }
    }

    private static @Nullable String dateTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return null;
        } catch (DateTimeException e) {
            return "not a date-time";
        }
    }

    private static @Nullable String regex(String text) {
        try {
            Regexp.compile(text);
            return null;
        } catch (GoSyntaxException e) {
            return e.getMessage();
        }
    }
}
