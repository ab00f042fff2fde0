package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.golib.GoDuration;
import dev.bedrock.hld.helm.golib.GoInstant;
import dev.bedrock.hld.helm.golib.GoLayout;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.golib.GoZone;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.function.Parameter;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import org.jspecify.annotations.Nullable;

/** Dates, times and durations. */
final class DateFunctions {
    private static final Parameter<TimeObject> TIME = new Parameter<>(TimeObject.TYPE, TimeObject.class);
    private static final GoLayout HTML_DATE = GoLayout.of("2006-01-02");
    private static final long DAY = 24 * GoDuration.HOUR;

    private final SprigEnvironment environment;

    private DateFunctions(SprigEnvironment environment) {
        this.environment = environment;
    }

    static void addTo(GoFunctions.Builder table, SprigEnvironment environment) {
        DateFunctions dates = new DateFunctions(environment);
        table.add("now", () -> new TimeObject(dates.now()))
                .add("date", STRING, ANY, (layout, date) -> GoLayout.of(layout)
                        .format(dates.time(date).in(dates.local())))
                .add("htmlDate", ANY, date -> HTML_DATE.format(dates.time(date).in(dates.local())))
                .add("htmlDateInZone", ANY, STRING, (date, zone) -> HTML_DATE.format(dates.inZone(date, zone)))
                .add("unixEpoch", TIME, time -> Long.toString(time.instant().second()))
                .add("ago", ANY, dates::ago)
                .add("duration", ANY, DateFunctions::duration)
                .add("durationRound", ANY, dates::durationRound)
                .add("toDate", STRING, STRING, dates::toDate)
                .add("mustToDate", STRING, STRING, dates::mustToDate);
        for (String name : new String[] {"dateInZone", "date_in_zone"}) {
            table.add(name, STRING, ANY, STRING, (layout, date, zone) -> GoLayout.of(layout)
                    .format(dates.inZone(date, zone)));
        }
        for (String name : new String[] {"dateModify", "date_modify"}) {
            table.add(name, STRING, TIME, DateFunctions::modify);
        }
        for (String name : new String[] {"mustDateModify", "must_date_modify"}) {
            table.add(name, STRING, TIME, DateFunctions::mustModify);
        }
    }

    private GoZone local() {
        return GoZone.local(environment.zone());
    }

    private GoInstant now() {
        return GoInstant.of(environment.clock().instant(), local());
    }

    /** A time, or seconds since 1970 as integer; anything else, numbers from values too, is the current time. */
    private GoInstant time(@Nullable Object date) {
        if (date instanceof TimeObject time) {
            return time.instant();
        } else if (date instanceof Long seconds) {
            return GoInstant.ofEpochSecond(seconds, local());
        } else if (date instanceof TypedInteger number
                && (number.kind() == Kind.INT64 || number.kind() == Kind.INT32)) {
            return GoInstant.ofEpochSecond(number.bits(), local());
        }
        return now();
    }

    private GoInstant inZone(@Nullable Object date, String zone) {
        GoZone known = zone.equals("Local") ? local() : GoZone.named(zone).orElse(GoZone.UTC);
        return time(date).in(known);
    }

    private String ago(@Nullable Object date) {
        boolean narrow = date instanceof TypedInteger number && number.kind() == Kind.INT32;
        long nanos = narrow ? 0 : now().nanosSince(time(date));
        long half = nanos < 0 ? -GoDuration.SECOND / 2 : GoDuration.SECOND / 2;
        long seconds = Math.abs(nanos) > Long.MAX_VALUE - GoDuration.SECOND
                ? nanos / GoDuration.SECOND
                : (nanos + half) / GoDuration.SECOND;
        return GoDuration.format(seconds * GoDuration.SECOND);
    }

    /** A number of seconds, as text or {@code int64}. */
    private static String duration(@Nullable Object seconds) {
        long number = 0;
        if (seconds instanceof String text) {
            number = Casts.parseClamped(text);
        } else if (seconds instanceof TypedInteger integer && integer.kind() == Kind.INT64) {
            number = integer.bits();
        }
        return GoDuration.format(number * GoDuration.SECOND);
    }

    /** The largest unit of which there is more than one, cut off. */
    private String durationRound(@Nullable Object duration) {
        long size = Math.abs(nanos(duration));
        if (size > 365 * DAY) {
            return size / (365 * DAY) + "y";
        } else if (size > 30 * DAY) {
            return size / (30 * DAY) + "mo";
        } else if (size > DAY) {
            return size / DAY + "d";
        } else if (size > GoDuration.HOUR) {
            return size / GoDuration.HOUR + "h";
        } else if (size > GoDuration.MINUTE) {
            return size / GoDuration.MINUTE + "m";
        }
        return size > GoDuration.SECOND ? size / GoDuration.SECOND + "s" : "0s";
    }

    private long nanos(@Nullable Object duration) {
        if (duration instanceof String text) {
            try {
                return GoDuration.parse(text);
            } catch (GoSyntaxException e) {
                return 0;
            }
        } else if (duration instanceof TypedInteger number && number.kind() == Kind.INT64) {
            return number.bits();
        }
        return duration instanceof TimeObject time ? now().nanosSince(time.instant()) : 0;
    }

    private TimeObject toDate(String layout, String text) {
        try {
            return new TimeObject(GoLayout.of(layout).parse(text, local()));
        } catch (GoSyntaxException e) {
            return new TimeObject(GoInstant.zero());
        }
    }

    private TimeObject mustToDate(String layout, String text) {
        try {
            return new TimeObject(GoLayout.of(layout).parse(text, local()));
        } catch (GoSyntaxException e) {
            throw new GoFunctionException(e.getMessage());
        }
    }

    private static TimeObject modify(String duration, TimeObject time) {
        try {
            return new TimeObject(time.instant().plusNanos(GoDuration.parse(duration)));
        } catch (GoSyntaxException e) {
            return time;
        }
    }

    private static TimeObject mustModify(String duration, TimeObject time) {
        try {
            return new TimeObject(time.instant().plusNanos(GoDuration.parse(duration)));
        } catch (GoSyntaxException e) {
            throw new GoFunctionException(e.getMessage());
        }
    }
}
