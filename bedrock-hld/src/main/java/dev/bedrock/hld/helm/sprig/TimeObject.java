package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.golib.GoDuration;
import dev.bedrock.hld.helm.golib.GoInstant;
import dev.bedrock.hld.helm.golib.GoLayout;
import dev.bedrock.hld.helm.golib.GoZone;
import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time as a value of templates: Go's {@code time.Time} with the methods that make sense in a template.
 *
 * @param instant the moment and its zone
 */
public record TimeObject(GoInstant instant) implements GoObject, MarshaledText {
    /** The Go type of times. */
    public static final GoType TYPE = GoType.struct("time.Time");

    private static final GoLayout RFC_3339 = GoLayout.of("2006-01-02T15:04:05.999999999Z07:00");
    private static final int NANOS_PER_MILLI = 1_000_000;

    @Override
    public GoType type() {
        return TYPE;
    }

    @Override
    public Optional<String> text() {
        return Optional.of(instant.toString());
    }

    /** As {@code time.Date(2020, time.January, 2, 0, 0, 0, 0, time.UTC)}. */
    @Override
    public Optional<String> goSyntax() {
        GoZone zone = instant.zone();
        String location =
                zone.isUtc() ? "UTC" : zone.isLocal() ? "Local" : "Location(" + Quoting.quote(zone.toString()) + ")";
        LocalDateTime local = instant.local();
        return Optional.of("time.Date(" + local.getYear() + ", time." + format("January") + ", "
                + local.getDayOfMonth() + ", " + local.getHour() + ", " + local.getMinute() + ", " + local.getSecond()
                + ", "
                + local.getNano() + ", time." + location + ")");
    }

    /** Times without a monotonic clock: nanoseconds, seconds since the year 1, and the zone. */
    @Override
    public Map<String, @Nullable Object> printedFields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("wall", new TypedInteger(Kind.UINT64, instant.nano()));
        fields.put("ext", TypedInteger.int64(instant.second() - GoInstant.zero().second()));
        fields.put("loc", instant.zone().isUtc() ? null : new Location(instant.zone()));
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public String marshaledText() {
        return RFC_3339.format(instant);
    }

    @Override
    public Optional<GoFunction> method(String name) {
        LocalDateTime local = instant.local();
        return Optional.ofNullable(
                switch (name) {
                    case "String" -> getter(name, instant.toString());
                    case "Unix" -> getter(name, TypedInteger.int64(instant.second()));
                    case "UnixMilli" ->
                        getter(name, TypedInteger.int64(instant.second() * 1000 + instant.nano() / NANOS_PER_MILLI));
                    case "UnixNano" ->
                        getter(name, TypedInteger.int64(instant.second() * GoDuration.SECOND + instant.nano()));
                    case "Year" -> getter(name, (long) local.getYear());
                    case "Month" ->
                        getter(name, new NamedInteger("time.Month", local.getMonthValue(), format("January")));
                    case "Weekday" ->
                        getter(
                                name,
                                new NamedInteger(
                                        "time.Weekday", local.getDayOfWeek().getValue() % 7, format("Monday")));
                    case "Day" -> getter(name, (long) local.getDayOfMonth());
                    case "YearDay" -> getter(name, (long) local.getDayOfYear());
                    case "Hour" -> getter(name, (long) local.getHour());
                    case "Minute" -> getter(name, (long) local.getMinute());
                    case "Second" -> getter(name, (long) local.getSecond());
                    case "Nanosecond" -> getter(name, (long) local.getNano());
                    case "IsZero" -> getter(name, instant.nanosSince(GoInstant.zero()) == 0);
                    case "UTC" -> getter(name, new TimeObject(instant.in(GoZone.UTC)));
                    case "Format" ->
                        GoFunction.of(
                                name,
                                List.of(GoType.STRING),
                                (context, arguments) -> format(String.valueOf(arguments[0])));
                    case "AddDate" ->
                        GoFunction.of(
                                name,
                                List.of(GoType.INT, GoType.INT, GoType.INT),
                                (context, arguments) -> plus(arguments));
                    case "After" -> comparison(name, 1);
                    case "Before" -> comparison(name, -1);
                    case "Equal" -> comparison(name, 0);
                    default -> null;
                });
    }

    private String format(String layout) {
        return GoLayout.of(layout).format(instant);
    }

    private static GoFunction getter(String name, Object value) {
        return GoFunction.of(name, (context, arguments) -> value);
    }

    private GoFunction comparison(String name, int sign) {
        return GoFunction.of(name, List.of(TYPE), (context, arguments) -> {
            long nanos = arguments[0] instanceof TimeObject other ? instant.nanosSince(other.instant) : 0;
            return Long.signum(nanos) == sign;
        });
    }

    /** Days beyond the end of a month run over into the next one, as in Go. */
    private TimeObject plus(@Nullable Object[] arguments) {
        LocalDateTime local = instant.local();
        LocalDateTime later = local.withDayOfMonth(1)
                .plusYears(Casts.toInteger(arguments[0]))
                .plusMonths(Casts.toInteger(arguments[1]))
                .plusDays(local.getDayOfMonth() - 1L + Casts.toInteger(arguments[2]));
        return new TimeObject(GoInstant.ofLocal(later, instant.zone()));
    }

    /** A {@code *time.Location}, without the tables that Go loads for a zone. */
    private record Location(GoZone zone) implements GoObject {
        private static final GoType POINTER = GoType.pointerTo(GoType.struct("time.Location"));

        @Override
        public GoType type() {
            return POINTER;
        }

        @Override
        public Map<String, @Nullable Object> printedFields() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", zone.toString());
            fields.put("zone", GoList.of());
            fields.put("tx", GoList.of());
            fields.put("extend", "");
            fields.put("cacheStart", TypedInteger.int64(0));
            fields.put("cacheEnd", TypedInteger.int64(0));
            fields.put("cacheZone", null);
            return Collections.unmodifiableMap(fields);
        }
    }

    /** A month or a weekday: an integer that is printed as its name. */
    private record NamedInteger(String typeName, int number, String name) implements GoObject {
        @Override
        public GoType type() {
            return GoType.named(typeName, GoType.number(Kind.INT));
        }

        @Override
        public Optional<String> text() {
            return Optional.of(name);
        }

        @Override
        public Optional<GoFunction> method(String method) {
            return method.equals("String") ? Optional.of(getter(method, name)) : Optional.empty();
        }
    }
}
