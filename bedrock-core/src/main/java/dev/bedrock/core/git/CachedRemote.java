package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.file.AtomicDirectory;
import dev.bedrock.core.file.DirectoryReplacement;
import dev.bedrock.core.file.ExclusiveLock;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.core.file.Leftovers;
import dev.bedrock.core.file.ReplacementGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.GC;

/**
 * The bare repository in the cache for one remote.
 *
 * <p>Readers need no lock: objects are only ever added, and a reference is set when everything that it leads to is there.
 * One writer at a time, over all processes, adds to it. What a killed writer has left behind is removed by the next one.
 */
final class CachedRemote {
    private static final Pattern LEFT_BY_JGIT = Pattern.compile("objects/(incoming_.*|(.*/)?noz[^/]*)");
    /** Each fetch adds a pack, and to find an object all of them are looked through. */
    private static final int MOST_PACKS = 40;

    /** The repositories that each thread has open, by their directories. */
    private static final ThreadLocal<Map<Path, CachedRepository>> HELD = ThreadLocal.withInitial(HashMap::new);

    private static final int DIGEST_CHARS = 16;
    private static final int NAME_CHARS = 40;

    private final Path cache;
    private final String name;
    private final RemoteAddress remote;
    private final GitLimits limits;
    /** Keeps the threads of this process in line, so that only one of them waits for other processes. */
    private final ReentrantLock turn;

    /** What a repository in the cache is for: the two do not mix, because commits alone hide that there are others. */
    enum Purpose {
        /** Single commits with their files, without those before them. */
        FILES,
        /** Whole histories. */
        HISTORY
    }

    CachedRemote(Path cache, RemoteAddress remote, Purpose purpose, GitLimits limits) {
        this(cache, remote, name(remote, purpose), limits, new ReentrantLock());
    }

    private CachedRemote(Path cache, RemoteAddress remote, String name, GitLimits limits, ReentrantLock turn) {
        this.cache = cache;
        this.remote = remote;
        this.limits = limits;
        this.name = name;
        this.turn = turn;
    }

    /** The same repository for an address that differs in the credential at most. */
    CachedRemote as(RemoteAddress same) {
        return new CachedRemote(cache, same, name, limits, turn);
    }

    /** What is done with the repository. */
    interface Work<T> {
        T with(CachedRepository repository) throws IOException;
    }

    RemoteAddress remote() {
        return remote;
    }

    Path directory() {
        return cache.resolve(name);
    }

    boolean exists() {
        return Files.isRegularFile(directory().resolve("HEAD"));
    }

    /** Reads, while others may write. The repository has to exist; when it turns out to be damaged it is made anew, empty. */
    <T> T read(Work<T> work) {
        CachedRepository held = HELD.get().get(directory());
        if (held != null) {
            return with(held, work);
        }
        Deadline deadline = Deadline.in(limits.total());
        try {
            return open(deadline, work);
        } catch (DamagedException e) {
            exclusively(deadline, () -> {
                create();
                return this;
            });
            throw Failures.ofCache(remote.toString(), e.damage);
        }
    }

    /** Writes, as the only one; the repository is made if there is none, and made anew if it is damaged. */
    <T> T write(Deadline deadline, Work<T> work) {
        return exclusively(deadline, () -> {
            if (exists()) {
                Leftovers.delete(directory(), CachedRemote::isLeftover);
            } else {
                create();
            }
            try {
                return open(deadline, repository -> {
                    T result = work.with(repository);
                    if (repository.getObjectDatabase().getPacks().size() > MOST_PACKS) {
                        packAnew(repository);
                    }
                    return result;
                });
            } catch (DamagedException damaged) {
                create();
                return openFresh(deadline, work);
            }
        });
    }

    private static void packAnew(CachedRepository repository) throws IOException {
        GC gc = new GC(repository);
        gc.setPackExpireAgeMillis(0);
        gc.repack();
    }

    private <T> T openFresh(Deadline deadline, Work<T> work) {
        try {
            return open(deadline, work);
        } catch (DamagedException e) {
            throw Failures.ofCache(remote.toString(), e.damage);
        }
    }

    private <T> T exclusively(Deadline deadline, Supplier<T> work) {
        lock(deadline);
        try {
            return ExclusiveLock.holding(cache, name + ".lock", limits.total(), work);
        } finally {
            turn.unlock();
        }
    }

    private void lock(Deadline deadline) {
        try {
            turn.lockInterruptibly();
            deadline.check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.interrupted();
        } catch (RefusalException e) {
            turn.unlock();
            throw e.refusal();
        }
    }

    /** Opening reads the index of each pack, so that the reads of one thread within this share it. */
    private <T> T open(Deadline deadline, Work<T> work) {
        try {
            return JGitIsolation.with(() -> {
                CachedRepository outer = HELD.get().get(directory());
                try (CachedRepository repository = new CachedRepository(directory(), limits, deadline)) {
                    HELD.get().put(directory(), repository);
                    return work.with(repository);
                } finally {
                    if (outer == null) {
                        HELD.get().remove(directory());
                    } else {
                        HELD.get().put(directory(), outer);
                    }
                }
            });
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private <T> T with(CachedRepository held, Work<T> work) {
        try {
            return work.with(held);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Damage is told to whoever has opened the repository, and can make it anew. */
    private RuntimeException failure(IOException failure) {
        try {
            throw failure;
        } catch (RefusalException e) {
            return e.refusal();
        } catch (CorruptObjectException | MissingObjectException e) {
            return new DamagedException(e);
        } catch (IOException e) {
            return Failures.ofCache(remote.toString(), e);
        }
    }

    /** Something in the repository cannot be read. */
    private static final class DamagedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final IOException damage;

        DamagedException(IOException damage) {
            super(damage);
            this.damage = damage;
        }
    }

    private void create() {
        AtomicDirectory directory = AtomicDirectory.at(directory()).withGuard(ReplacementGuard.everything());
        try (DirectoryReplacement replacement = directory.replace()) {
            FileTreeWriter files = replacement.files();
            files.write("description", remote + "\n");
            files.write("config", "[core]\n\trepositoryformatversion = 0\n\tbare = true\n\tlogallrefupdates = false\n");
            files.write("HEAD", "ref: refs/heads/main\n");
            files.createDirectory("refs/heads");
            files.createDirectory("objects/info");
            files.createDirectory("objects/pack");
            replacement.commit();
        }
    }

    /** Locks of references and objects that are half written, when their writer is no more. */
    private static boolean isLeftover(String path) {
        return path.endsWith(".lock") || LEFT_BY_JGIT.matcher(path).matches();
    }

    private static String name(RemoteAddress remote, Purpose purpose) {
        String text = remote.toString();
        String last = text.substring(text.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_-]|git$", "");
        String readable = last.length() > NAME_CHARS ? last.substring(0, NAME_CHARS) : last;
        return purpose.name().toLowerCase(Locale.ROOT) + "-" + readable + "-"
                + digest(remote.user() + " " + text).substring(0, DIGEST_CHARS);
    }

    static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
