package dev.bedrock.hld.install;

import java.time.Duration;

/**
 * How to install. Immutable.
 *
 * @param locked whether the lock has to stay as it is, so that a definition that does not fit is an error; default false
 * @param offline whether only the cache is used; default false
 * @param runHooks whether the {@code before-install} and {@code after-install} commands of components run; default false,
 *     because they are shell commands that may come from other repositories
 * @param fetchedAccess whether the {@code access.yaml} of fetched components may use environment variables of this machine;
 *     default false
 * @param warningsAsErrors whether a warning fails the run like an error; default false
 * @param parallelism how many sources are fetched at a time; default 8
 * @param patience how long to wait for another process that installs in the same folder; default 10 minutes
 */
public record InstallOptions(
        boolean locked,
        boolean offline,
        boolean runHooks,
        boolean fetchedAccess,
        boolean warningsAsErrors,
        int parallelism,
        Duration patience) {
    private static final InstallOptions DEFAULTS =
            new InstallOptions(false, false, false, false, false, 8, Duration.ofMinutes(10));

    /** Checks the range. */
    public InstallOptions {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be positive: " + parallelism);
        }
    }

    /** The defaults named above. */
    public static InstallOptions defaults() {
        return DEFAULTS;
    }

    /** With a lock that may not, or may, change. */
    public InstallOptions withLocked(boolean keep) {
        return new InstallOptions(keep, offline, runHooks, fetchedAccess, warningsAsErrors, parallelism, patience);
    }

    /** With the cache alone, or the network, too. */
    public InstallOptions withOffline(boolean only) {
        return new InstallOptions(locked, only, runHooks, fetchedAccess, warningsAsErrors, parallelism, patience);
    }

    /** Allowing or refusing the components' own hooks, which are shell commands. */
    public InstallOptions withHooksAllowed(boolean allowed) {
        return new InstallOptions(locked, offline, allowed, fetchedAccess, warningsAsErrors, parallelism, patience);
    }

    /** Allowing or refusing the access files of fetched components. */
    public InstallOptions withFetchedAccessAllowed(boolean allowed) {
        return new InstallOptions(locked, offline, runHooks, allowed, warningsAsErrors, parallelism, patience);
    }

    /** With warnings that fail the run, or do not. */
    public InstallOptions withWarningsAsErrors(boolean fail) {
        return new InstallOptions(locked, offline, runHooks, fetchedAccess, fail, parallelism, patience);
    }

    /** With another number of sources at a time. */
    public InstallOptions withParallelism(int sources) {
        return new InstallOptions(locked, offline, runHooks, fetchedAccess, warningsAsErrors, sources, patience);
    }

    /** With more or less time to wait for another process. */
    public InstallOptions withPatience(Duration newPatience) {
        return new InstallOptions(locked, offline, runHooks, fetchedAccess, warningsAsErrors, parallelism, newPatience);
    }
}
