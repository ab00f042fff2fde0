package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.ExclusiveLock;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.ReplacementGuard;
import dev.bedrock.core.git.CommitId;
import dev.bedrock.core.git.GitTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commits that one run has written to files, because charts in them need what is beside them. Each commit is written
 * once, and all are gone when the run ends; what a killed run has left goes at the start of the next one. Thread-safe.
 */
final class Checkouts implements AutoCloseable {
    private static final String FOLDER = "checkouts";

    /** The lock of a run, its folders, and what is left of them when it is killed: the run comes first in all names. */
    private static final Pattern NAME =
            Pattern.compile("\\.?(([0-9a-f-]{36})([0-9a-f-]*))(\\.lock|\\.bedrock-(new-.*|old-.*|lock))?");

    private final Path cache;
    private final String run = UUID.randomUUID().toString();
    private final Map<CommitId, FileTree> trees = new HashMap<>();
    private final ExclusiveLock lock;

    /** Checkouts of a run in a cache, which other runs use at the same time. */
    Checkouts(Path cache) {
        this.cache = cache;
        this.lock = lock(run);
        owners().stream().filter(owner -> !owner.equals(run)).forEach(this::removeUnlessHeld);
    }

    private ExclusiveLock lock(String owner) {
        try {
            return ExclusiveLock.acquire(cache, FOLDER + "/" + owner + ".lock", Duration.ZERO, () -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Installer.interrupted();
        }
    }

    /** The files of a commit. */
    synchronized FileTree of(GitTree repository) {
        return trees.computeIfAbsent(repository.commit(), commit -> {
            Path directory = cache.resolve(FOLDER).resolve(run + "-" + commit.hex());
            repository.writeTo(directory);
            return FileTree.open(directory);
        });
    }

    private Set<String> owners() {
        Set<String> owners = new TreeSet<>();
        for (String name : FileTree.open(cache).list(FOLDER)) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                owners.add(matcher.group(2));
            }
        }
        return owners;
    }

    /** Whoever holds the lock of a run is at work; nobody can be at work without it. */
    private void removeUnlessHeld(String owner) {
        ExclusiveLock dead;
        try {
            dead = lock(owner);
        } catch (ConflictException atWork) {
            return;
        }
        try {
            remove(owner);
        } finally {
            dead.close();
        }
    }

    private void remove(String owner) {
        Set<String> folders = new TreeSet<>();
        for (String name : FileTree.open(cache).list(FOLDER)) {
            Matcher matcher = NAME.matcher(name);
            boolean folder = matcher.matches()
                    && matcher.group(2).equals(owner)
                    && !matcher.group(3).isEmpty();
            if (folder && !Files.isSymbolicLink(cache.resolve(FOLDER).resolve(name))) {
                folders.add(matcher.group(1));
            }
        }
        for (String folder : folders) {
            AtomicDirectory.inside(cache, FOLDER + "/" + folder)
                    .withGuard(ReplacementGuard.everything())
                    .remove();
        }
    }

    @Override
    public synchronized void close() {
        try (lock) {
            remove(run);
        }
        trees.clear();
    }
}
