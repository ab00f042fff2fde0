package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.hld.lock.LockedSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an installation did. Immutable.
 *
 * @param sources all remote sources of the definition, in the order of the lock
 * @param removed the sources that are no longer used, in the order of the lock
 * @param lockChanged whether the lock was written
 * @param problems warnings and notes
 */
public record Installation(
        List<InstalledSource> sources, List<LockedSource> removed, boolean lockChanged, List<Problem> problems) {
    /** Keeps copies. */
    public Installation {
        sources = List.copyOf(sources);
        removed = List.copyOf(removed);
        problems = List.copyOf(problems);
    }

    /** The sources that something was done with. */
    public Stream<InstalledSource> changed() {
        return sources.stream().filter(source -> source.change() != InstalledSource.Change.UNCHANGED);
    }
}
