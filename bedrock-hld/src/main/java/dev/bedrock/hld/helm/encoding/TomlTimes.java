package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.golib.GoInstant;
import dev.bedrock.hld.helm.golib.GoLayout;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.golib.GoZone;
import java.util.List;
import java.util.Optional;

/** Dates and times of TOML. Those without offset are told apart by zones of their own, as in Helm's library. */
final class TomlTimes {
    private static final GoZone DATE_TIME = GoZone.fixed("datetime-local", 0);
    private static final GoZone DATE = GoZone.fixed("date-local", 0);
    private static final GoZone TIME = GoZone.fixed("time-local", 0);

    /**
     * A form of dates or times.
     *
     * @param layout the layout
     * @param zone the zone of times without offset
     */
    private record Form(GoLayout layout, GoZone zone) {
        static Form of(String layout, GoZone zone) {
            return new Form(GoLayout.of(layout), zone);
        }

        Optional<GoInstant> parse(String text) {
            try {
                return Optional.of(layout.parse(text, zone));
            } catch (GoSyntaxException e) {
                return Optional.empty();
            }
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("2006-01-02T15:04:05.999999999Z07:00", GoZone.UTC),
            Form.of("2006-01-02T15:04:05.999999999", DATE_TIME),
            Form.of("2006-01-02", DATE),
            Form.of("15:04:05.999999999", TIME),
            Form.of("2006-01-02T15:04Z07:00", GoZone.UTC),
            Form.of("2006-01-02T15:04", DATE_TIME),
            Form.of("15:04", TIME));

    private TomlTimes() {}

    /** The layout of a local date or time; empty for any other. */
    static String layoutOf(GoZone zone) {
        return switch (zone.abbreviationAt(0)) {
            case "datetime-local" -> "2006-01-02T15:04:05.999999999";
            case "date-local" -> "2006-01-02";
            case "time-local" -> "15:04:05.999999999";
            default -> "";
        };
    }

    static Optional<GoInstant> parse(String text) {
        String upper = text.replace('t', 'T').replace('z', 'Z').replace(' ', 'T');
        return FORMS.stream().flatMap(form -> form.parse(upper).stream()).findFirst();
    }
}
