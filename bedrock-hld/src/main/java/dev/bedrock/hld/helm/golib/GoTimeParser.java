package dev.bedrock.hld.helm.golib;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one text in the form of a layout. */
final class GoTimeParser {
    private final String layout;
    private final String value;
    private String rest;

    private int year;
    private int month = -1;
    private int day = -1;
    private int yearDay = -1;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private @Nullable Boolean afternoon;
    private @Nullable GoZone zone;
    private @Nullable Integer offset;
    private String zoneName = "";
    /** What is out of its range, empty if nothing is. */
    private String outOfRange = "";

    GoTimeParser(String layout, String value) {
        this.layout = layout;
        this.value = value;
        this.rest = value;
    }

    /** The text at the current place is not what the layout asks for; the caller knows the place. */
    private static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        Mismatch() {
            super("mismatch", null, false, false);
        }
    }

    GoInstant parse(List<GoLayout.Chunk> chunks, GoZone localZone) throws GoSyntaxException {
        for (int i = 0; i < chunks.size(); i++) {
            GoLayout.Chunk chunk = chunks.get(i);
            if (!skip(chunk.prefix())) {
                throw cannotParse(rest, chunk.prefix());
            }
            if (chunk.element() == null) {
                break;
            }
            String before = rest;
            boolean fractionFollows = fractionFollows(chunks.get(i + 1));
            try {
                read(chunk, chunk.element(), fractionFollows);
            } catch (Mismatch mismatch) {
                throw cannotParse(before, chunk.text());
            }
            if (!outOfRange.isEmpty()) {
                throw failure(outOfRange + " out of range");
            }
        }
        if (!rest.isEmpty()) {
            throw failure("extra text: " + GoTimeText.quote(rest));
        }
        if (afternoon != null) {
            hour = afternoon ? (hour < 12 ? hour + 12 : hour) : (hour == 12 ? 0 : hour);
        }
        settleDay();
        return inZone(LocalDateTime.of(year, month, day, hour, minute, second, nano), localZone);
    }

    private static boolean fractionFollows(GoLayout.Chunk next) {
        return next.element() == GoLayout.Element.FRACTION_ZEROS || next.element() == GoLayout.Element.FRACTION_NINES;
    }

    private void read(GoLayout.Chunk chunk, GoLayout.Element element, boolean fractionFollows) throws Mismatch {
        switch (element) {
            case YEAR -> {
                int number = signed(take(2));
                year = number >= 69 ? number + 1900 : number + 2000;
            }
            case LONG_YEAR -> {
                require(digitAt(0));
                year = signed(take(4));
            }
            case MONTH -> month = name(GoTimeText.MONTHS, 3) + 1;
            case LONG_MONTH -> month = name(GoTimeText.MONTHS, 0) + 1;
            case NUMBER_MONTH, ZERO_MONTH -> {
                month = number(element == GoLayout.Element.ZERO_MONTH);
                check(month >= 1 && month <= 12, "month");
            }
            case WEEKDAY -> name(GoTimeText.DAYS, 3);
            case LONG_WEEKDAY -> name(GoTimeText.DAYS, 0);
            case DAY, UNDER_DAY, ZERO_DAY -> {
                skipBlanks(element == GoLayout.Element.UNDER_DAY ? 1 : 0);
                day = number(element == GoLayout.Element.ZERO_DAY);
            }
            case UNDER_YEAR_DAY, ZERO_YEAR_DAY -> {
                skipBlanks(element == GoLayout.Element.UNDER_YEAR_DAY ? 2 : 0);
                yearDay = upToThreeDigits(element == GoLayout.Element.ZERO_YEAR_DAY);
            }
            case HOUR -> {
                hour = number(false);
                check(hour < 24, "hour");
            }
            case HOUR12, ZERO_HOUR12 -> {
                hour = number(element == GoLayout.Element.ZERO_HOUR12);
                check(hour <= 12, "hour");
            }
            case MINUTE, ZERO_MINUTE -> {
                minute = number(element == GoLayout.Element.ZERO_MINUTE);
                check(minute < 60, "minute");
            }
            case SECOND, ZERO_SECOND -> second(element == GoLayout.Element.ZERO_SECOND, fractionFollows);
            case UPPER_PM -> afternoon = half("AM", "PM");
            case LOWER_PM -> afternoon = half("am", "pm");
            case OFFSET -> offset(chunk);
            case ZONE_NAME -> zoneName();
            case FRACTION_ZEROS -> {
                int length = chunk.text().length();
                require(rest.length() >= length);
                fraction(length);
            }
            case FRACTION_NINES -> {
                if (fractionAhead()) {
                    fraction(1 + digitsAfterPoint());
                }
            }
        }
    }

    private boolean skip(String prefix) {
        int at = 0;
        while (at < prefix.length()) {
            if (prefix.charAt(at) == ' ') {
                if (!rest.isEmpty() && rest.charAt(0) != ' ') {
                    return false;
                }
                while (at < prefix.length() && prefix.charAt(at) == ' ') {
                    at++;
                }
                skipBlanks(Integer.MAX_VALUE);
            } else if (rest.isEmpty() || rest.charAt(0) != prefix.charAt(at)) {
                return false;
            } else {
                at++;
                rest = rest.substring(1);
            }
        }
        return true;
    }

    private void skipBlanks(int atMost) {
        int count = 0;
        while (count < atMost && count < rest.length() && rest.charAt(count) == ' ') {
            count++;
        }
        rest = rest.substring(count);
    }

    private String take(int length) throws Mismatch {
        require(rest.length() >= length);
        String taken = rest.substring(0, length);
        rest = rest.substring(length);
        return taken;
    }

    private static void require(boolean condition) throws Mismatch {
        if (!condition) {
            throw new Mismatch();
        }
    }

    private void check(boolean inRange, String what) {
        if (!inRange) {
            outOfRange = what;
        }
    }

    private boolean digitAt(int index) {
        return index < rest.length() && Ascii.isDigit(rest.charAt(index));
    }

    private static int signed(String digits) throws Mismatch {
        int start = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        require(digits.chars().skip(start).allMatch(Ascii::isDigit) && digits.length() > start);
        return Integer.parseInt(digits);
    }

    /** One or two digits. */
    private int number(boolean exactlyTwo) throws Mismatch {
        require(digitAt(0) && (digitAt(1) || !exactlyTwo));
        return signed(take(digitAt(1) ? 2 : 1));
    }

    private int upToThreeDigits(boolean exactlyThree) throws Mismatch {
        int count = 0;
        while (count < 3 && digitAt(count)) {
            count++;
        }
        require(count > 0 && (count == 3 || !exactlyThree));
        return signed(take(count));
    }

    /** The index of the name that the text goes on with, whatever the case of its letters. */
    private int name(List<String> names, int length) throws Mismatch {
        for (int i = 0; i < names.size(); i++) {
            String name = length == 0 ? names.get(i) : names.get(i).substring(0, length);
            if (rest.regionMatches(true, 0, name, 0, name.length())) {
                rest = rest.substring(name.length());
                return i;
            }
        }
        throw new Mismatch();
    }

    private void second(boolean exactlyTwo, boolean fractionFollows) throws Mismatch {
        second = number(exactlyTwo);
        check(second < 60, "second");
        if (outOfRange.isEmpty() && !fractionFollows && fractionAhead()) {
            fraction(1 + digitsAfterPoint());
        }
    }

    private boolean fractionAhead() {
        return rest.length() >= 2 && (rest.charAt(0) == '.' || rest.charAt(0) == ',') && digitAt(1);
    }

    private int digitsAfterPoint() {
        int count = 0;
        while (digitAt(count + 1)) {
            count++;
        }
        return count;
    }

    private void fraction(int length) throws Mismatch {
        require(rest.charAt(0) == '.' || rest.charAt(0) == ',');
        String digits = take(length).substring(1);
        if (digits.length() > 9) {
            digits = digits.substring(0, 9);
        }
        nano = signed(digits + "0".repeat(9 - digits.length()));
        check(nano >= 0, "fractional second");
    }

    private boolean half(String morning, String evening) throws Mismatch {
        String half = take(2);
        require(half.equals(morning) || half.equals(evening));
        return half.equals(evening);
    }

    private void offset(GoLayout.Chunk chunk) throws Mismatch {
        if (chunk.zulu() && rest.startsWith("Z")) {
            rest = rest.substring(1);
            zone = GoZone.UTC;
            return;
        }
        int step = chunk.colons() ? 3 : 2;
        String text = take(chunk.text().length());
        int[] parts = new int[3];
        for (int i = 0; i < chunk.groups(); i++) {
            int at = 1 + i * step;
            require(i == 0 || !chunk.colons() || text.charAt(at - 1) == ':');
            require(Ascii.isDigit(text.charAt(at)) && Ascii.isDigit(text.charAt(at + 1)));
            parts[i] = Integer.parseInt(text.substring(at, at + 2));
        }
        check(parts[0] <= 24, "time zone offset hour");
        check(parts[1] <= 60, "time zone offset minute");
        check(parts[2] <= 60, "time zone offset second");
        int seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2];
        require(text.charAt(0) == '+' || text.charAt(0) == '-');
        offset = text.charAt(0) == '-' ? -seconds : seconds;
    }

    private void zoneName() throws Mismatch {
        if (rest.startsWith("UTC")) {
            rest = rest.substring(3);
            zone = GoZone.UTC;
            return;
        }
        int length = ZoneNames.lengthAtStartOf(rest);
        require(length > 0);
        zoneName = take(length);
    }

    /** Month and day from the day of the year, or their defaults, and a check that the month has such a day. */
    private void settleDay() throws GoSyntaxException {
        if (yearDay >= 0) {
            if (yearDay < 1 || yearDay > Year.of(year).length()) {
                throw failure("day-of-year out of range");
            }
            int yearsMonth = Year.of(year).atDay(yearDay).getMonthValue();
            int monthsDay = Year.of(year).atDay(yearDay).getDayOfMonth();
            if (month >= 0 && month != yearsMonth) {
                throw failure("day-of-year does not match month");
            }
            if (day >= 0 && day != monthsDay) {
                throw failure("day-of-year does not match day");
            }
            month = yearsMonth;
            day = monthsDay;
        }
        month = month < 0 ? 1 : month;
        day = day < 0 ? 1 : day;
        if (day < 1 || day > Month.of(month).length(Year.isLeap(year))) {
            throw failure("day out of range");
        }
    }

    private GoInstant inZone(LocalDateTime local, GoZone localZone) {
        if (zone != null) {
            return GoInstant.ofLocal(local, zone);
        }
        GoInstant asUtc = GoInstant.ofLocal(local, GoZone.UTC);
        if (offset != null) {
            long epochSecond = asUtc.second() - offset;
            boolean matchesLocal = localZone.offsetAt(epochSecond) == offset
                    && (zoneName.isEmpty()
                            || localZone.abbreviationAt(epochSecond).equals(zoneName));
            return new GoInstant(epochSecond, nano, matchesLocal ? localZone : GoZone.fixed(zoneName, offset));
        }
        if (zoneName.isEmpty()) {
            return GoInstant.ofLocal(local, localZone);
        }
        Optional<Integer> known = localZone.offsetOf(zoneName, asUtc.second());
        if (known.isPresent()) {
            return new GoInstant(asUtc.second() - known.get(), nano, localZone);
        }
        GoZone fixed = GoZone.fixed(zoneName, ZoneNames.hoursAfterGmt(zoneName) * 3600);
        return asUtc.in(fixed);
    }

    private GoSyntaxException cannotParse(String text, String element) {
        return new GoSyntaxException("parsing time " + GoTimeText.quote(value) + " as " + GoTimeText.quote(layout)
                + ": cannot parse " + GoTimeText.quote(text) + " as " + GoTimeText.quote(element));
    }

    private GoSyntaxException failure(String text) {
        return new GoSyntaxException("parsing time " + GoTimeText.quote(value) + ": " + text);
    }
}
