package dev.bedrock.hld.lock;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Exactly what is fetched from a source.
 *
 * @param version the commit of a git repository, the version of a chart; empty for a file
 * @param digest the digest that the source vouches for, {@code sha256:} and 64 hexadecimal digits: of the archive of a
 *     chart, of a file; empty for git, where the commit is one
 * @param dependencies what else was fetched to complete a chart, by name: the version and the digest of its archive
 */
public record Pin(String version, String digest, Map<String, String> dependencies) {
    /** Keeps a copy. */
    public Pin {
        dependencies = Collections.unmodifiableSortedMap(new TreeMap<>(dependencies));
    }

    /** A commit. */
    public static Pin commit(String commit) {
        return new Pin(commit, "", Map.of());
    }

    /** A version of a chart, or with an empty version a file, that has a digest. */
    public static Pin of(String version, String digest) {
        return new Pin(version, digest, Map.of());
    }

    /** With the versions and digests of what else was fetched. */
    public Pin withDependencies(SortedMap<String, String> newDependencies) {
        return new Pin(version, digest, newDependencies);
    }

    /** For people: a commit shortened, a version, or a digest shortened. */
    @Override
    public String toString() {
        if (version.isEmpty()) {
            return digest.substring(0, Math.min(digest.length(), 19));
        }
        return version.matches("[0-9a-f]{40,}") ? version.substring(0, 12) : version;
    }
}
