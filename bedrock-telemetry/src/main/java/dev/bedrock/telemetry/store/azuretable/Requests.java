package dev.bedrock.telemetry.store.azuretable;

import dev.bedrock.core.diagnostic.BedrockException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends several requests at once. Thread-safe. */
final class Requests implements AutoCloseable {
    private static final int AT_ONCE = 8;

    private @Nullable ExecutorService pool;

    private synchronized ExecutorService pool() {
        if (pool == null) {
            pool = Executors.newFixedThreadPool(AT_ONCE, task -> {
                Thread thread = new Thread(task, "bedrock-azure-table");
                thread.setDaemon(true);
                return thread;
            });
        }
        return pool;
    }

    /**
     * Does something for all inputs. All of it has ended when this returns or throws.
     *
     * @return the results, in the order of the inputs
     */
    <I, O> List<O> all(List<I> inputs, Function<I, O> request) {
        if (inputs.size() == 1) {
            return List.of(request.apply(inputs.get(0)));
        }
        List<Future<O>> futures = new ArrayList<>();
        inputs.forEach(input -> futures.add(pool().submit(() -> request.apply(input))));
        List<O> results = new ArrayList<>();
        RuntimeException failure = null;
        boolean interrupted = false;
        for (int i = 0; i < futures.size(); ) {
            try {
                results.add(futures.get(i).get());
                i++;
            } catch (InterruptedException e) {
                interrupted = true;
                futures.forEach(future -> future.cancel(true));
            } catch (CancellationException | ExecutionException e) {
                failure = failure == null ? unwrapped(e) : failure;
                i++;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static RuntimeException unwrapped(Exception e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        if (e.getCause() instanceof BedrockException known) {
            return known;
        }
        return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e.getCause());
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
