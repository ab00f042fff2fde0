package dev.bedrock.hld.install;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What was found out in one run with one set of credentials. Thread-safe. */
final class RunMemory {
    private final Map<Object, CompletableFuture<Object>> results = new ConcurrentHashMap<>();

    /** The result of some work that is done once for a key, by the first who asks. */
    @SuppressWarnings("unchecked")
    <T> T once(Object key, Supplier<T> work) {
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> first = results.putIfAbsent(key, mine);
        if (first == null) {
            first = mine;
            try {
                mine.complete(work.get());
            } catch (Throwable e) {
                mine.completeExceptionally(e);
                throw e;
            }
        }
        try {
            return (T) first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Takes away what only this run needed; nobody is at work with it any more. */
    void forget() {
        for (CompletableFuture<Object> result : results.values()) {
            if (result.isDone() && !result.isCompletedExceptionally() && result.join() instanceof Checkouts checkouts) {
                checkouts.close();
            }
        }
        results.clear();
    }
}
