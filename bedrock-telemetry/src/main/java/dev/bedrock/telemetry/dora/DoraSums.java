package dev.bedrock.telemetry.dora;

import dev.bedrock.telemetry.dora.DoraMetrics.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/** Adds up the deployments of several places. For one report. */
final class DoraSums {
    private final long from;
    private final long to;
    private long deployments;
    private long failed;
    private long rework;
    private long withoutTime;
    private long withoutService;
    private long withoutRing;
    private long withoutTeam;
    private long incidents;
    private final Durations leads = new Durations();
    private final Durations recoveries = new Durations();

    DoraSums(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** Durations, known and unknown. */
    private static final class Durations {
        private long[] seconds = new long[64];
        private int count;
        private long unknown;

        void add(long duration) {
            if (duration < 0) {
                unknown++;
                return;
            }
            if (count == seconds.length) {
                seconds = Arrays.copyOf(seconds, 2 * count);
            }
            seconds[count++] = duration;
        }

        DurationStatistics statistics() {
            return DurationStatistics.of(seconds, count, unknown);
        }
    }

    void add(Place place, DeliverySeries series, Collection<Incident> there, boolean teamless) {
        int first = series.firstFrom(from);
        int end = series.firstFrom(to);
        int count = end - first;
        deployments += count;
        withoutService += place.service().isEmpty() ? count : 0;
        withoutRing += place.ring().isEmpty() ? count : 0;
        withoutTeam += teamless ? count : 0;
        for (int i = first; i < end; i++) {
            leads.add(series.lead(i));
        }
        failures(series, first, end, there);
    }

    /** Recovery starts where a failure was noticed, or else with the deployment itself. */
    private void failures(DeliverySeries series, int first, int end, Collection<Incident> there) {
        boolean[] rollbacks = series.rollbacks();
        boolean[] failures = new boolean[series.size()];
        long[] recovery = new long[series.size()];
        for (int i = 1; i < series.size(); i++) {
            if (rollbacks[i]) {
                failures[i - 1] = true;
                recovery[i - 1] = series.at(i) - series.at(i - 1);
            }
        }
        for (Incident incident : there) {
            int cause = cause(series, incident);
            if (cause < 0) {
                incidents += isInTime(incident) ? 1 : 0;
            } else {
                failures[cause] = true;
                recovery[cause] = recovery(series, cause, incident);
            }
        }
        for (int i = first; i < end; i++) {
            if (failures[i]) {
                failed++;
                recoveries.add(recovery[i]);
            }
            rework += i > 0 && failures[i - 1] && !series.repeats(i) ? 1 : 0;
        }
    }

    private static int cause(DeliverySeries series, Incident incident) {
        return incident.deploymentId()
                .map(id -> series.placeOf(DoraMetrics.hash(id)))
                .orElseGet(() -> series.firstFrom(incident.detectedAt().getEpochSecond() + 1) - 1);
    }

    private static long recovery(DeliverySeries series, int cause, Incident incident) {
        long noticed = incident.detectedAt().getEpochSecond();
        if (incident.resolvedAt().isPresent()) {
            return incident.resolvedAt().get().getEpochSecond() - noticed;
        }
        int next = series.nextChange(cause);
        return next < series.size() ? Math.max(0, series.at(next) - noticed) : DeliverySeries.UNKNOWN;
    }

    private boolean isInTime(Incident incident) {
        long noticed = incident.detectedAt().getEpochSecond();
        return noticed >= from && noticed < to;
    }

    void addWithoutDeployment(Collection<Incident> there) {
        incidents += there.stream().filter(this::isInTime).count();
    }

    void addWithoutTime(long count) {
        withoutTime += count;
    }

    DoraReport report(Instant begin, Instant end) {
        return new DoraReport(
                begin,
                end,
                deployments,
                leads.statistics(),
                failed,
                recoveries.statistics(),
                rework,
                new DoraReport.Unknown(withoutTime, withoutService, withoutRing, withoutTeam, incidents));
    }
}
