package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.file.ContentCache;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Files of remotes by way of a cache, for one run: each is fetched at most once, however many threads ask for it, and later
 * ones get what the first one got. Content that an earlier run has fetched is asked for with a condition, so that it is
 * only sent if it has changed; content with a known digest that is in the cache is not asked for at all. Thread-safe.
 */
public final class RemoteFiles {
    private final HttpAccess http;
    private final ContentCache cache;
    private final boolean offline;
    private final Map<Key, CompletableFuture<RemoteNote>> run = new ConcurrentHashMap<>();

    private record Key(URI uri, String accept, DownloadCheck check) {}

    private RemoteFiles(HttpAccess http, ContentCache cache, boolean offline) {
        this.http = http;
        this.cache = cache;
        this.offline = offline;
    }

    /** Over a client, by way of a cache. */
    public static RemoteFiles of(HttpAccess http, ContentCache cache) {
        return new RemoteFiles(http, cache, false);
    }

    /** From the cache alone. */
    public RemoteFiles offline() {
        return new RemoteFiles(http, cache, true);
    }

    /** Whether nothing is fetched. */
    public boolean isOffline() {
        return offline;
    }

    /** Whether content with this digest is in the cache. */
    public boolean isCached(String sha256) {
        return cache.read(sha256).isPresent();
    }

    /** The client. */
    public HttpAccess http() {
        return http;
    }

    /**
     * A file, in whatever form the server prefers. Otherwise like {@link #fetch(URI, String, DownloadCheck)}.
     */
    public RemoteFile fetch(URI uri, DownloadCheck check) {
        return fetch(uri, "", check);
    }

    /**
     * A file.
     *
     * @param uri its address
     * @param accept the media types to ask for; empty for any
     * @param check what it has to be
     * @throws InvalidInputException when there is nothing, or it is something else
     * @throws AccessDeniedException when the policy or the server refuses it
     * @throws LimitExceededException when it is too large
     * @throws UnavailableException when the server fails, or offline, when it is not in the cache
     */
    public RemoteFile fetch(URI uri, String accept, DownloadCheck check) {
        URI normalized = RemoteGuard.normalize(uri);
        Optional<byte[]> known = check.sha256().flatMap(cache::read).filter(bytes -> bytes.length <= check.mostBytes());
        if (known.isPresent()) {
            return new RemoteFile(
                    normalized, check.sha256().orElseThrow(), Optional.empty(), Optional.empty(), known.get());
        }
        Key key = new Key(normalized, accept, check);
        RemoteNote note = once(key);
        return cache.read(note.sha256()).map(note::with).orElseGet(() -> again(key));
    }

    /** Somebody has emptied the cache in between. */
    private RemoteFile again(Key key) {
        run.remove(key);
        RemoteNote note = once(key);
        return cache.read(note.sha256())
                .map(note::with)
                .orElseThrow(() -> new UnavailableException(HttpCode.NOT_CACHED.error(
                        "what was fetched from " + Shown.of(key.uri()) + " is no longer in the cache")));
    }

    private RemoteNote once(Key key) {
        CompletableFuture<RemoteNote> mine = new CompletableFuture<>();
        CompletableFuture<RemoteNote> first = run.putIfAbsent(key, mine);
        if (first == null) {
            try {
                mine.complete(offline ? fromCache(key) : download(key));
            } catch (RuntimeException | Error e) {
                if (Thread.currentThread().isInterrupted()) {
                    run.remove(key);
                }
                mine.completeExceptionally(e);
                throw e;
            }
            first = mine;
        }
        try {
            return first.get();
        } catch (InterruptedException e) {
            throw Failures.interrupted(key.uri());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BedrockException failure) {
                throw failure;
            }
            throw new IllegalStateException("a transfer failed unexpectedly", e.getCause());
        }
    }

    private RemoteNote fromCache(Key key) {
        RemoteNote note = noted(key)
                .filter(found ->
                        key.check().sha256().map(found.sha256()::equals).orElse(true))
                .orElseThrow(() -> new UnavailableException(HttpCode.NOT_CACHED
                        .error(Shown.of(key.uri()) + " is not in the cache")
                        .withHint("fetch it once while the network may be used")));
        cache.read(note.sha256()).ifPresent(content -> requireSize(key, content.length));
        return note;
    }

    private RemoteNote download(Key key) {
        Optional<RemoteNote> before = noted(key)
                .filter(note -> !note.validator().isEmpty())
                .filter(note -> cache.read(note.sha256()).isPresent());
        HttpCall call = HttpCall.get(key.uri());
        if (!key.accept().isEmpty()) {
            call = call.withHeader("accept", key.accept());
        }
        if (before.isPresent()) {
            call = call.withHeader(before.get().condition(), before.get().validator());
        }
        String name = name(key);
        Optional<Download> fetched = http.download(call, cache.partial(name), key.check());
        if (fetched.isEmpty()) {
            RemoteNote same = before.orElseThrow(() -> Failures.broken(key.uri(), "claims to be known already"));
            key.check()
                    .sha256()
                    .filter(expected -> !expected.equals(same.sha256()))
                    .ifPresent(expected -> {
                        throw Failures.digest(key.uri(), expected, same.sha256());
                    });
            cache.read(same.sha256()).ifPresent(content -> requireSize(key, content.length));
            return same;
        }
        RemoteNote note = RemoteNote.of(fetched.get());
        cache.adopt(fetched.get().file(), note.sha256());
        cache.note(name, note.text());
        return note;
    }

    private static void requireSize(Key key, long size) {
        if (size > key.check().mostBytes()) {
            throw Failures.tooLarge(key.uri(), key.check().mostBytes());
        }
    }

    private Optional<RemoteNote> noted(Key key) {
        return cache.note(name(key)).flatMap(RemoteNote::parse);
    }

    private static String name(Key key) {
        return key.accept() + " " + key.uri();
    }
}
