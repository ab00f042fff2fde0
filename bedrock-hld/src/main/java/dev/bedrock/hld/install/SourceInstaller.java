package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.lock.LockFile;
import dev.bedrock.hld.lock.LockedSource;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Brings one source to the disk, as the lock says if it has it. Thread-safe. */
final class SourceInstaller {
    private static final Pattern PASSWORD = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://[^/@]*:[^/@]*@.*");

    private final LockFile lock;
    private final Set<SourceRequest> moving;
    private final InstallOptions options;
    private final List<ComponentSource> sources;
    private final TreeStore store;

    /**
     * An installer for one run.
     *
     * @param lock the lock as it is
     * @param moving the requests that are resolved anew
     */
    SourceInstaller(
            LockFile lock,
            Set<SourceRequest> moving,
            InstallOptions options,
            List<ComponentSource> sources,
            TreeStore store) {
        this.lock = lock;
        this.moving = moving;
        this.options = options;
        this.sources = sources;
        this.store = store;
    }

    /**
     * What became of a request.
     *
     * @param source as it is to be locked, without its components
     * @param change what was done
     * @param before the pin that was left
     */
    record Result(LockedSource source, InstalledSource.Change change, Optional<Pin> before) {}

    /** What may be done to fetch something; asked for only when something has to be fetched. */
    interface Access {
        SourceAccess get();
    }

    /**
     * Installs what a component wants.
     *
     * @param problems receives warnings, without places
     */
    Result install(ComponentWalk.Want want, Access access, Consumer<Problem> problems) {
        SourceRequest request = want.request();
        check(want);
        Optional<LockedSource> locked = lock.source(request);
        if (locked.isPresent() && !moving.contains(request)) {
            return locked(locked.get(), access, problems);
        }
        if (options.locked()) {
            throw new InvalidInputException(InstallCode.LOCK_DIFFERS
                    .error("'" + want.component().name() + "' wants " + request + ", which " + LockFile.NAME
                            + " does not have")
                    .withHint("install without --locked, and commit " + LockFile.NAME));
        }
        return resolved(request, locked, access.get(), problems);
    }

    private static void check(ComponentWalk.Want want) {
        SourceRequest request = want.request();
        if (PASSWORD.matcher(want.component().source()).matches()) {
            throw new InvalidInputException(InstallCode.CREDENTIALS_IN_SOURCE
                    .error("the source of '" + want.component().name() + "' holds a password")
                    .withHint("put the name of an environment variable into access.yaml"));
        }
        if (request.source().isBlank()) {
            throw new InvalidInputException(InstallCode.REQUEST_INVALID.error(
                    "'" + want.component().name() + "' has the method " + request.method() + " but no source"));
        }
    }

    private Result locked(LockedSource locked, Access access, Consumer<Problem> problems) {
        String name = locked.folderName();
        synchronized (store.monitor(name)) {
            if (store.has(locked)) {
                find(locked.request()).ifPresent(source -> source.verify(locked.request(), locked.pin(), access::get));
                return new Result(locked, InstalledSource.Change.UNCHANGED, Optional.empty());
            }
            SourceAccess allowed = access.get();
            tellIfMoved(locked, allowed, problems);
            String digest = fill(locked.request(), locked.pin(), allowed, name);
            if (!digest.equals(locked.tree())) {
                store.drop(name);
                throw new InvalidInputException(InstallCode.DIGEST_MISMATCH
                        .error(locked.request() + " at " + locked.pin() + " has the digest " + digest + ", but "
                                + LockFile.NAME + " says " + locked.tree())
                        .withHint("nothing was kept; find out which of the two is right before you update"));
            }
            return new Result(locked, InstalledSource.Change.FETCHED, Optional.empty());
        }
    }

    /** A tag that moves, and a version that is published again, are told when the network is asked anyway. */
    private void tellIfMoved(LockedSource locked, SourceAccess access, Consumer<Problem> problems) {
        SourceRequest request = locked.request();
        boolean commit = request.method() == SourceMethod.GIT
                && request.version().equals(locked.pin().version());
        if (access.offline() || request.version().isEmpty() || commit) {
            return;
        }
        try {
            Resolution now = source(request).resolve(request, access);
            if (!now.floating() && !isSame(now.pin(), locked.pin())) {
                problems.accept(moved(request, locked.pin(), now.pin(), "what was locked is kept"));
            }
        } catch (InvalidInputException gone) {
            problems.accept(InstallCode.PIN_MOVED
                    .warning(
                            request + " is not there any more, it was " + described(locked.pin()),
                            SourceLocation.unknown())
                    .withHint(gone.problems().get(0).message()));
        }
    }

    private static Problem moved(SourceRequest request, Pin before, Pin now, String kept) {
        return InstallCode.PIN_MOVED
                .warning(
                        request + " was moved since it was locked: it was " + described(before) + " and is "
                                + described(now) + "; " + kept,
                        SourceLocation.unknown())
                .withHint("find out who has moved it");
    }

    private static String described(Pin pin) {
        return pin.digest().isEmpty() || pin.version().isEmpty() ? pin.toString() : pin + " (" + pin.digest() + ")";
    }

    private Result resolved(
            SourceRequest request, Optional<LockedSource> before, SourceAccess access, Consumer<Problem> problems) {
        Resolution resolution = source(request).resolve(request, access);
        Pin pin = source(request).complete(request, resolution.pin(), access);
        if (resolution.floating() && before.isEmpty()) {
            problems.accept(InstallCode.FLOATING
                    .warning(
                            request + " can mean something else tomorrow; it is locked as " + pin,
                            SourceLocation.unknown())
                    .withHint("'version: " + (pin.version().isEmpty() ? pin.digest() : pin.version())
                            + "' says what is meant"));
        }
        boolean moved = before.isPresent() && !before.get().pin().equals(pin);
        if (moved && !resolution.floating() && !isSame(before.get().pin(), pin)) {
            problems.accept(moved(request, before.get().pin(), pin, "the lock follows"));
        }
        String name = LockedSource.folderName(request, pin);
        synchronized (store.monitor(name)) {
            Optional<String> there = store.digestOfUnlocked(name);
            String digest = there.isPresent() ? there.get() : fill(request, pin, access, name);
            InstalledSource.Change change = before.isEmpty()
                    ? InstalledSource.Change.ADDED
                    : moved ? InstalledSource.Change.MOVED : InstalledSource.Change.UNCHANGED;
            if (before.isPresent() && !moved && !before.get().tree().equals(digest)) {
                store.drop(name);
                throw new InvalidInputException(InstallCode.DIGEST_MISMATCH.error(
                        request + " at " + pin + " has the digest " + digest + ", but " + LockFile.NAME + " says "
                                + before.get().tree()));
            }
            return new Result(
                    new LockedSource(request, pin, digest, List.of()),
                    change,
                    moved ? before.map(LockedSource::pin) : Optional.empty());
        }
    }

    private String fill(SourceRequest request, Pin pin, SourceAccess access, String name) {
        ComponentSource source = source(request);
        return store.fill(name, files -> source.fetch(request, pin, access, files));
    }

    /** Whether nothing else has moved than what a chart needs. */
    private static boolean isSame(Pin one, Pin other) {
        return one.version().equals(other.version()) && one.digest().equals(other.digest());
    }

    private Optional<ComponentSource> find(SourceRequest request) {
        return sources.stream().filter(source -> source.handles(request)).findFirst();
    }

    private ComponentSource source(SourceRequest request) throws BedrockException {
        return find(request)
                .orElseThrow(() ->
                        new InvalidInputException(InstallCode.NO_SOURCE.error("nothing here can fetch " + request)));
    }
}
