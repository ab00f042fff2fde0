package dev.bedrock.hld.helm.golib;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time layout: how Go would write its reference time, Monday January 2 15:04:05 2006 MST. Immutable.
 *
 * <pre>{@code
 * GoLayout date = GoLayout.of("2006-01-02");
 * }</pre>
 */
public final class GoLayout {
    /** The part of a layout that stands for a part of a time. */
    enum Element {
        LONG_MONTH,
        MONTH,
        NUMBER_MONTH,
        ZERO_MONTH,
        LONG_WEEKDAY,
        WEEKDAY,
        DAY,
        UNDER_DAY,
        ZERO_DAY,
        UNDER_YEAR_DAY,
        ZERO_YEAR_DAY,
        HOUR,
        HOUR12,
        ZERO_HOUR12,
        MINUTE,
        ZERO_MINUTE,
        SECOND,
        ZERO_SECOND,
        LONG_YEAR,
        YEAR,
        UPPER_PM,
        LOWER_PM,
        ZONE_NAME,
        OFFSET,
        FRACTION_ZEROS,
        FRACTION_NINES
    }

    /**
     * An element with the literal text before it.
     *
     * @param prefix the literal text before it
     * @param element the element, null at the end of the layout
     * @param text how the layout writes it
     */
    record Chunk(String prefix, @Nullable Element element, String text) {
        /** Whether an offset of zero is written {@code Z}. */
        boolean zulu() {
            return text.startsWith("Z");
        }

        /** Whether an offset has colons. */
        boolean colons() {
            return text.indexOf(':') > 0;
        }

        /** How many two-digit groups an offset has. */
        int groups() {
            return (text.length() - 1 + (colons() ? 1 : 0)) / (colons() ? 3 : 2);
        }
    }

    private static final String[] OFFSETS = {"070000", "07:00:00", "0700", "07:00", "07"};

    private final String text;
    private final List<Chunk> chunks;

    private GoLayout(String text) {
        this.text = text;
        this.chunks = split(text);
    }

    /** The layout that a text describes; every text is one. */
    public static GoLayout of(String text) {
        return new GoLayout(text);
    }

    /** Writes a time. */
    public String format(GoInstant time) {
        return new GoTimeFormatter(time).format(chunks);
    }

    /**
     * Reads a time.
     *
     * @param value the text
     * @param zone the zone of a time without zone; also tried for offsets and zone names
     * @throws GoSyntaxException if the text is not of this layout
     */
    public GoInstant parse(String value, GoZone zone) throws GoSyntaxException {
        return new GoTimeParser(text, value).parse(chunks, zone);
    }

    private static List<Chunk> split(String layout) {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < layout.length(); ) {
            Chunk found = elementAt(layout, i, start);
            if (found == null) {
                i++;
                continue;
            }
            chunks.add(found);
            start += found.prefix.length() + found.text.length();
            i = start;
        }
        chunks.add(new Chunk(layout.substring(start), null, ""));
        return chunks;
    }

    private static @Nullable Chunk elementAt(String layout, int at, int start) {
        return switch (layout.charAt(at)) {
            case 'J', 'M' -> named(layout, at, start);
            case '0' -> zeroLed(layout, at, start);
            case '1' ->
                layout.startsWith("15", at)
                        ? chunk(layout, start, at, Element.HOUR, 2)
                        : chunk(layout, start, at, Element.NUMBER_MONTH, 1);
            case '2' ->
                layout.startsWith("2006", at)
                        ? chunk(layout, start, at, Element.LONG_YEAR, 4)
                        : chunk(layout, start, at, Element.DAY, 1);
            case '_' -> underscored(layout, at, start);
            case '3' -> chunk(layout, start, at, Element.HOUR12, 1);
            case '4' -> chunk(layout, start, at, Element.MINUTE, 1);
            case '5' -> chunk(layout, start, at, Element.SECOND, 1);
            case 'P' -> layout.startsWith("PM", at) ? chunk(layout, start, at, Element.UPPER_PM, 2) : null;
            case 'p' -> layout.startsWith("pm", at) ? chunk(layout, start, at, Element.LOWER_PM, 2) : null;
            case '-', 'Z' -> offset(layout, at, start);
            case '.', ',' -> fraction(layout, at, start);
            default -> null;
        };
    }

    private static @Nullable Chunk named(String layout, int at, int start) {
        if (layout.startsWith("January", at)) {
            return chunk(layout, start, at, Element.LONG_MONTH, 7);
        } else if (layout.startsWith("Jan", at) && !lowerCaseAt(layout, at + 3)) {
            return chunk(layout, start, at, Element.MONTH, 3);
        } else if (layout.startsWith("Monday", at)) {
            return chunk(layout, start, at, Element.LONG_WEEKDAY, 6);
        } else if (layout.startsWith("Mon", at) && !lowerCaseAt(layout, at + 3)) {
            return chunk(layout, start, at, Element.WEEKDAY, 3);
        } else if (layout.startsWith("MST", at)) {
            return chunk(layout, start, at, Element.ZONE_NAME, 3);
        }
        return null;
    }

    private static @Nullable Chunk zeroLed(String layout, int at, int start) {
        if (layout.startsWith("002", at)) {
            return chunk(layout, start, at, Element.ZERO_YEAR_DAY, 3);
        }
        Element element =
                switch (at + 1 < layout.length() ? layout.charAt(at + 1) : ' ') {
                    case '1' -> Element.ZERO_MONTH;
                    case '2' -> Element.ZERO_DAY;
                    case '3' -> Element.ZERO_HOUR12;
                    case '4' -> Element.ZERO_MINUTE;
                    case '5' -> Element.ZERO_SECOND;
                    case '6' -> Element.YEAR;
                    default -> null;
                };
        return element == null ? null : chunk(layout, start, at, element, 2);
    }

    private static @Nullable Chunk underscored(String layout, int at, int start) {
        if (layout.startsWith("_2006", at)) {
            return chunk(layout, start, at + 1, Element.LONG_YEAR, 4);
        } else if (layout.startsWith("_2", at)) {
            return chunk(layout, start, at, Element.UNDER_DAY, 2);
        } else if (layout.startsWith("__2", at)) {
            return chunk(layout, start, at, Element.UNDER_YEAR_DAY, 3);
        }
        return null;
    }

    private static @Nullable Chunk offset(String layout, int at, int start) {
        for (String form : OFFSETS) {
            if (layout.startsWith(form, at + 1)) {
                return chunk(layout, start, at, Element.OFFSET, 1 + form.length());
            }
        }
        return null;
    }

    private static @Nullable Chunk fraction(String layout, int at, int start) {
        char digit = at + 1 < layout.length() ? layout.charAt(at + 1) : ' ';
        if (digit != '0' && digit != '9') {
            return null;
        }
        int end = at + 1;
        while (end < layout.length() && layout.charAt(end) == digit) {
            end++;
        }
        if (end < layout.length() && Ascii.isDigit(layout.charAt(end))) {
            return null;
        }
        return chunk(layout, start, at, digit == '0' ? Element.FRACTION_ZEROS : Element.FRACTION_NINES, end - at);
    }

    private static Chunk chunk(String layout, int start, int at, Element element, int length) {
        return new Chunk(layout.substring(start, at), element, layout.substring(at, at + length));
    }

    private static boolean lowerCaseAt(String layout, int at) {
        return at < layout.length() && Ascii.isLower(layout.charAt(at));
    }

    @Override
    public String toString() {
        return text;
    }
}
