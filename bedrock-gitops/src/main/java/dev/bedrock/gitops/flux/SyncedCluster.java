package dev.bedrock.gitops.flux;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.git.GitReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cluster follows. Immutable.
 *
 * @param cluster the name of the cluster, in lower case letters, digits and '-'; what it reports has it as a label, which
 *     therefore differs from that of all other clusters
 * @param repository the repository of the manifests
 * @param branch its branch
 * @param environments what the cluster follows
 * @param gitSecret the secret of the cluster with the credentials for the repository; empty if everybody can read it
 * @param interval how often the operator looks, by default every five minutes; Argo CD has one setting for all
 * @param events who is told
 */
public record SyncedCluster(
        String cluster,
        String repository,
        String branch,
        List<SyncedEnvironment> environments,
        Optional<String> gitSecret,
        Duration interval,
        Optional<EventReceiver> events) {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /**
     * Checks it. An address of the form {@code user@host:path} becomes a URL.
     *
     * @throws InvalidInputException when a name or the address cannot be one, or environments overlap
     */
    public SyncedCluster {
        SyncChecks.part("cluster", cluster);
        repository = SyncChecks.repository(repository);
        GitReference.branch(branch);
        gitSecret.ifPresent(secret -> SyncChecks.name("secret", secret));
        environments = List.copyOf(environments);
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("an interval is at least " + SHORTEST.toSeconds() + " seconds");
        }
        String own = "clusters/" + cluster + "/";
        for (int i = 0; i < environments.size(); i++) {
            String path = environments.get(i).path() + "/";
            if (path.startsWith(own) || own.startsWith(path)) {
                throw new InvalidInputException(FluxCode.PATHS_OVERLAP.error("the environment '"
                        + environments.get(i).name() + "' is in "
                        + environments.get(i).path()
                        + ", where the objects of the operator are"));
            }
            for (SyncedEnvironment other : environments.subList(i + 1, environments.size())) {
                requireApart(environments.get(i), other);
            }
        }
    }

    private static void requireApart(SyncedEnvironment one, SyncedEnvironment other) {
        String a = one.path() + "/";
        String b = other.path() + "/";
        if (one.name().equals(other.name()) || a.startsWith(b) || b.startsWith(a)) {
            throw new InvalidInputException(FluxCode.PATHS_OVERLAP.error("the environments '" + one.name() + "' in "
                    + one.path() + " and '" + other.name() + "' in " + other.path() + " overlap"));
        }
    }

    /** A cluster that follows nothing yet, of a repository that everybody can read. */
    public static SyncedCluster of(String cluster, String repository, String branch) {
        return new SyncedCluster(cluster, repository, branch, List.of(), Optional.empty(), INTERVAL, Optional.empty());
    }

    /** With one more environment. */
    public SyncedCluster with(SyncedEnvironment environment) {
        return new SyncedCluster(
                cluster,
                repository,
                branch,
                Stream.concat(environments.stream(), Stream.of(environment)).toList(),
                gitSecret,
                interval,
                events);
    }

    /** With the secret of the cluster that has the credentials for the repository. */
    public SyncedCluster withGitSecret(String secret) {
        return new SyncedCluster(cluster, repository, branch, environments, Optional.of(secret), interval, events);
    }

    /** Looking as often as this, 30 seconds or more. */
    public SyncedCluster withInterval(Duration newInterval) {
        return new SyncedCluster(cluster, repository, branch, environments, gitSecret, newInterval, events);
    }

    /** Telling somebody. */
    public SyncedCluster withEvents(EventReceiver receiver) {
        return new SyncedCluster(cluster, repository, branch, environments, gitSecret, interval, Optional.of(receiver));
    }

    /** The label that tells the cluster from all others, also the tag that Flux 1 moves. */
    public String label() {
        return "flux-" + cluster;
    }
}
