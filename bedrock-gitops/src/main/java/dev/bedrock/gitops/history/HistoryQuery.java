package dev.bedrock.gitops.history;

import dev.bedrock.gitops.image.ImagePlace;
import dev.bedrock.gitops.project.HldNames;
import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of a history are wanted. Immutable.
 *
 * @param application only those of this application repository; of all if it is empty
 * @param service only those of this service
 * @param ring only those of this ring
 * @param cluster only those that this cluster has: of its own configuration, and of that of all
 * @param since only those of commits that were made then or later
 * @param until only those of commits that were made before
 * @param limit at most so many entries, the last ones
 * @param commits at most so many commits are looked at
 */
public record HistoryQuery(
        Optional<String> application,
        Optional<String> service,
        Optional<String> ring,
        Optional<String> cluster,
        Optional<Instant> since,
        Optional<Instant> until,
        int limit,
        int commits) {
    private static final HistoryQuery DEFAULTS = new HistoryQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            100,
            10_000);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if one of them is negative
     */
    public HistoryQuery {
        if (limit < 0 || commits < 0) {
            throw new IllegalArgumentException("a limit is negative");
        }
    }

    /** The last 100 entries of all places, from the last 10,000 commits. */
    public static HistoryQuery defaults() {
        return DEFAULTS;
    }

    /** Of an application repository. */
    public HistoryQuery withApplication(String name) {
        return new HistoryQuery(Optional.of(name), service, ring, cluster, since, until, limit, commits);
    }

    /** Of a service. */
    public HistoryQuery withService(String name) {
        return new HistoryQuery(application, Optional.of(name), ring, cluster, since, until, limit, commits);
    }

    /** Of a ring. */
    public HistoryQuery withRing(String name) {
        return new HistoryQuery(application, service, Optional.of(name), cluster, since, until, limit, commits);
    }

    /** Of a cluster. */
    public HistoryQuery withCluster(String name) {
        return new HistoryQuery(application, service, ring, Optional.of(name), since, until, limit, commits);
    }

    /** From a time on. */
    public HistoryQuery withSince(Instant time) {
        return new HistoryQuery(application, service, ring, cluster, Optional.of(time), until, limit, commits);
    }

    /** Before a time. */
    public HistoryQuery withUntil(Instant time) {
        return new HistoryQuery(application, service, ring, cluster, since, Optional.of(time), limit, commits);
    }

    /** At most so many entries. */
    public HistoryQuery withLimit(int most) {
        return new HistoryQuery(application, service, ring, cluster, since, until, most, commits);
    }

    /** At most so many commits. */
    public HistoryQuery withCommits(int most) {
        return new HistoryQuery(application, service, ring, cluster, since, until, limit, most);
    }

    boolean wants(ImagePlace place) {
        return is(application, place.application())
                && is(service, place.service())
                && is(ring, place.ring())
                && (cluster.isEmpty()
                        || cluster.get().equals(place.environment())
                        || place.environment().equals("common"));
    }

    private static boolean is(Optional<String> wanted, String folder) {
        return wanted.isEmpty() || HldNames.of(wanted.get()).equals(folder);
    }

    boolean isTooNew(Instant time) {
        return until.isPresent() && !time.isBefore(until.get());
    }

    boolean isTooOld(Instant time) {
        return since.isPresent() && time.isBefore(since.get());
    }
}
