package dev.bedrock.hld.helm.golib;

import java.time.LocalDateTime;
import java.util.List;

/** Writes one time in the form of a layout. */
final class GoTimeFormatter {
    private final LocalDateTime local;
    private final int nano;
    private final int offset;
    private final String zone;
    private final StringBuilder out = new StringBuilder();

    GoTimeFormatter(GoInstant time) {
        local = time.local();
        nano = time.nano();
        offset = time.zone().offsetAt(time.second());
        zone = time.zone().abbreviationAt(time.second());
    }

    String format(List<GoLayout.Chunk> chunks) {
        for (GoLayout.Chunk chunk : chunks) {
            out.append(chunk.prefix());
            append(chunk);
        }
        return out.toString();
    }

    private void append(GoLayout.Chunk chunk) {
        if (chunk.element() == null) {
            return;
        }
        switch (chunk.element()) {
            case LONG_MONTH -> out.append(month());
            case MONTH -> out.append(month(), 0, 3);
            case NUMBER_MONTH -> out.append(local.getMonthValue());
            case ZERO_MONTH -> padded(local.getMonthValue(), 2, '0');
            case LONG_WEEKDAY -> out.append(weekday());
            case WEEKDAY -> out.append(weekday(), 0, 3);
            case DAY -> out.append(local.getDayOfMonth());
            case UNDER_DAY -> padded(local.getDayOfMonth(), 2, ' ');
            case ZERO_DAY -> padded(local.getDayOfMonth(), 2, '0');
            case UNDER_YEAR_DAY -> padded(local.getDayOfYear(), 3, ' ');
            case ZERO_YEAR_DAY -> padded(local.getDayOfYear(), 3, '0');
            case HOUR -> padded(local.getHour(), 2, '0');
            case HOUR12 -> out.append(hour12());
            case ZERO_HOUR12 -> padded(hour12(), 2, '0');
            case MINUTE -> out.append(local.getMinute());
            case ZERO_MINUTE -> padded(local.getMinute(), 2, '0');
            case SECOND -> out.append(local.getSecond());
            case ZERO_SECOND -> padded(local.getSecond(), 2, '0');
            case LONG_YEAR -> padded(local.getYear(), 4, '0');
            case YEAR -> padded(Math.max(local.getYear(), 0) % 100, 2, '0');
            case UPPER_PM -> out.append(local.getHour() >= 12 ? "PM" : "AM");
            case LOWER_PM -> out.append(local.getHour() >= 12 ? "pm" : "am");
            case ZONE_NAME -> zoneName();
            case OFFSET -> offset(chunk);
            case FRACTION_ZEROS -> fraction(chunk.text(), false);
            case FRACTION_NINES -> fraction(chunk.text(), true);
        }
    }

    private String month() {
        return GoTimeText.MONTHS.get(local.getMonthValue() - 1);
    }

    private String weekday() {
        return GoTimeText.DAYS.get(local.getDayOfWeek().getValue() % 7);
    }

    private int hour12() {
        int hour = local.getHour() % 12;
        return hour == 0 ? 12 : hour;
    }

    private void padded(int number, int width, char filler) {
        String digits = Integer.toString(Math.abs(number));
        if (number < 0) {
            out.append('-');
        }
        out.append(String.valueOf(filler).repeat(Math.max(0, width - digits.length())))
                .append(digits);
    }

    private void zoneName() {
        if (!zone.isEmpty()) {
            out.append(zone);
            return;
        }
        out.append(offset < 0 ? '-' : '+');
        padded(Math.abs(offset) / 3600, 2, '0');
        padded(Math.abs(offset) / 60 % 60, 2, '0');
    }

    private void offset(GoLayout.Chunk chunk) {
        if (chunk.zulu() && offset == 0) {
            out.append('Z');
            return;
        }
        int size = Math.abs(offset);
        int[] groups = {size / 3600, size / 60 % 60, size % 60};
        out.append(offset / 60 < 0 ? '-' : '+');
        for (int i = 0; i < chunk.groups(); i++) {
            if (i > 0 && chunk.colons()) {
                out.append(':');
            }
            padded(groups[i], 2, '0');
        }
    }

    private void fraction(String text, boolean trimmed) {
        String nanos = Integer.toString(1_000_000_000 + nano).substring(1);
        int end = Math.min(text.length() - 1, 9);
        if (trimmed) {
            while (end > 0 && nanos.charAt(end - 1) == '0') {
                end--;
            }
            if (end == 0) {
                return;
            }
        }
        out.append(text.charAt(0)).append(nanos, 0, end).append("0".repeat(trimmed ? 0 : text.length() - 1 - end));
    }
}
