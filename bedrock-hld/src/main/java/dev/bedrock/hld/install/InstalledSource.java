package dev.bedrock.hld.install;

import dev.bedrock.hld.lock.LockedSource;
import dev.bedrock.hld.lock.Pin;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A remote source that is installed.
 *
 * @param source what it is, as the lock has it now
 * @param folder where its files are
 * @param change what was done
 * @param before what it was pinned to, if it was and that has changed
 */
public record InstalledSource(LockedSource source, Path folder, Change change, Optional<Pin> before) {
    /** What was done with a source. */
    public enum Change {
        /** It was there, and nothing was done. */
        UNCHANGED,
        /** What the lock says was fetched. */
        FETCHED,
        /** It was resolved and has got an entry in the lock. */
        ADDED,
        /** Its pin was moved. */
        MOVED
    }
}
