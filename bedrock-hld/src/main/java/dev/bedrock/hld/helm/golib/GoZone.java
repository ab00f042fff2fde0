package dev.bedrock.hld.helm.golib;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A time zone with the abbreviations that Go prints: Go's {@code time.Location}. Immutable. */
public final class GoZone {
    /** Coordinated universal time, abbreviated {@code UTC}. */
    public static final GoZone UTC = new GoZone(ZoneOffset.UTC.getRules(), "UTC", null, false);

    private static final GoZone LOCAL_UTC = new GoZone(ZoneOffset.UTC.getRules(), "UTC", null, true);

    /** Zones of the tz database that Java knows as abbreviations only. */
    private static final Map<String, Integer> FIXED_REGIONS = Map.of("EST", -5, "MST", -7, "HST", -10);

    private final ZoneRules rules;
    /** The abbreviation at any time; null if it depends on the time. */
    private final @Nullable String fixedName;

    private final @Nullable String region;
    private final boolean local;

    private GoZone(ZoneRules rules, @Nullable String fixedName, @Nullable String region, boolean local) {
        this.rules = rules;
        this.fixedName = fixedName;
        this.region = region;
        this.local = local;
    }

    /**
     * A constant offset.
     *
     * @param abbreviation what is printed for it; if empty, the offset is
     */
    public static GoZone fixed(String abbreviation, int offsetSeconds) {
        int offset = Math.max(-18 * 3600, Math.min(18 * 3600, offsetSeconds));
        return new GoZone(ZoneOffset.ofTotalSeconds(offset).getRules(), abbreviation, null, false);
    }

    /** The zone of this machine: Go's {@code time.Local}, which is another one than UTC even where it shows the same. */
    public static GoZone local(ZoneId zone) {
        if (zone.getId().equals("Z") || zone.getId().equals("UTC")) {
            return LOCAL_UTC;
        }
        return new GoZone(zone.getRules(), null, zone.getId(), true);
    }

    /** A zone of the tz database by its exact name; the empty name is UTC. Empty if there is no such zone. */
    public static Optional<GoZone> named(String name) {
        if (name.isEmpty() || name.equals("UTC")) {
            return Optional.of(UTC);
        }
        Integer hours = FIXED_REGIONS.get(name);
        if (hours != null) {
            return Optional.of(fixed(name, hours * 3600));
        }
        if (!ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
            return Optional.empty();
        }
        return Optional.of(new GoZone(ZoneRulesProvider.getRules(name, false), null, name, false));
    }

    /** Whether this is {@link #UTC} itself, not only a zone that shows the same. */
    public boolean isUtc() {
        return this == UTC;
    }

    /** Whether this is the zone of the machine. */
    public boolean isLocal() {
        return local;
    }

    /** Seconds east of UTC at a moment. */
    public int offsetAt(long epochSecond) {
        return rules.isFixedOffset()
                ? rules.getOffset(Instant.EPOCH).getTotalSeconds()
                : rules.getOffset(instant(epochSecond)).getTotalSeconds();
    }

    /** The abbreviation at a moment, such as {@code CET} or {@code +1030}; may be empty for fixed offsets. */
    public String abbreviationAt(long epochSecond) {
        if (fixedName != null) {
            return fixedName;
        }
        int offset = offsetAt(epochSecond);
        String name = Abbreviations.BY_ZONE.getOrDefault(region, Map.of()).get(offset);
        return name == null ? numeric(offset) : name;
    }

    /** The offset for which this abbreviation is used about a moment. */
    Optional<Integer> offsetOf(String abbreviation, long epochSecond) {
        if (abbreviationAt(epochSecond).equals(abbreviation)) {
            return Optional.of(offsetAt(epochSecond));
        }
        return Abbreviations.BY_ZONE.getOrDefault(region, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().equals(abbreviation))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The moment at which clocks of this zone show a time; near a change of the clocks one of the two possible. */
    long toEpochSecond(LocalDateTime local) {
        long asUtc = local.toEpochSecond(ZoneOffset.UTC);
        int offset = offsetAt(asUtc);
        return offset == 0 ? asUtc : asUtc - offsetAt(asUtc - offset);
    }

    private static Instant instant(long epochSecond) {
        return Instant.ofEpochSecond(
                Math.max(Instant.MIN.getEpochSecond(), Math.min(Instant.MAX.getEpochSecond(), epochSecond)));
    }

    private static String numeric(int offset) {
        int minutes = Math.abs(offset) / 60;
        String sign = offset < 0 ? "-" : "+";
        String hours = twoDigits(minutes / 60);
        return minutes % 60 == 0 ? sign + hours : sign + hours + twoDigits(minutes % 60);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    @Override
    public String toString() {
        return region != null ? region : abbreviationAt(0);
    }

    /** Loaded only when somebody prints the name of a zone. */
    private static final class Abbreviations {
        static final Map<String, Map<Integer, String>> BY_ZONE = load();

        private static Map<String, Map<Integer, String>> load() {
            Map<String, Map<Integer, String>> byZone = new HashMap<>();
            try (InputStream in = GoZone.class.getResourceAsStream("zone-abbreviations.txt")) {
                if (in == null) {
                    throw new IllegalStateException("zone-abbreviations.txt is missing");
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                    String[] words = line.split(" ", -1);
                    for (int i = 2; i < words.length; i++) {
                        byZone.computeIfAbsent(words[i], zone -> new HashMap<>())
                                .put(Integer.valueOf(words[1]), words[0]);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return byZone;
        }
    }
}
