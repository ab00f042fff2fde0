package dev.bedrock.telemetry.store.embedded;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deployments in one SQLite file, which several processes may have open: any number of readers, and writers one after the
 * other. What {@link #apply} has written is on the disk when it returns; changes of several threads go there together.
 * Thread-safe.
 */
public final class EmbeddedStore implements DeploymentStore {
    /** More would make the first of them wait long. */
    private static final int TOGETHER = 256;

    private final String partition;
    private final DeploymentTable reading;
    private final DeploymentTable writing;
    private final ReentrantLock reader = new ReentrantLock();
    private final ReentrantLock writer = new ReentrantLock();
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();

    private EmbeddedStore(String partition, DeploymentTable reading, DeploymentTable writing) {
        this.partition = partition;
        this.reading = reading;
        this.writing = writing;
    }

    /**
     * Opens the deployments of a project in a file, which is created if it is not there.
     *
     * @param file the file; its folder exists
     * @param partition the project
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if the file is something else
     * @throws dev.bedrock.core.diagnostic.UnavailableException if it cannot be opened
     */
    public static EmbeddedStore open(Path file, String partition) {
        DeploymentTable writing = DeploymentTable.open(file);
        try {
            return new EmbeddedStore(partition, DeploymentTable.open(file), writing);
        } catch (BedrockException e) {
            writing.close();
            throw e;
        }
    }

    @Override
    public List<StoredDeployment> find(DeploymentField key, Collection<String> values) {
        if (!KEYS.contains(key)) {
            throw new IllegalArgumentException("deployments are not looked up by " + key);
        }
        return read(() -> reading.find(partition, key, List.copyOf(values)));
    }

    @Override
    public List<StoredDeployment> all() {
        return read(() -> reading.all(partition));
    }

    @Override
    public List<StoredDeployment> get(Collection<String> ids) {
        return read(() -> reading.get(partition, List.copyOf(ids)));
    }

    /** Pages of which others may read and write in between. */
    @Override
    public void forEach(Consumer<StoredDeployment> action) {
        long after = 0;
        while (after >= 0) {
            long start = after;
            List<StoredDeployment> page = new ArrayList<>();
            long[] end = {0};
            read(() -> {
                end[0] = reading.page(partition, start, page);
                return page;
            });
            page.forEach(action);
            after = end[0];
        }
    }

    /** A query. */
    private interface Query {
        List<StoredDeployment> run() throws SQLException;
    }

    private List<StoredDeployment> read(Query query) {
        reader.lock();
        try {
            return query.run();
        } catch (SQLException e) {
            throw reading.failure(e);
        } finally {
            reader.unlock();
        }
    }

    /** Changes that somebody waits for. */
    private static final class Request {
        final List<DeploymentChange> changes;
        /** Read and written by who holds {@link #writer}. */
        boolean done;

        @Nullable
        BedrockException failure;

        Request(List<DeploymentChange> changes) {
            this.changes = List.copyOf(changes);
        }
    }

    @Override
    public void apply(List<DeploymentChange> changes) {
        Request request = new Request(changes);
        waiting.add(request);
        writer.lock();
        try {
            // Whoever holds the lock writes for all that wait for it, so that they share one write to the disk.
            while (!request.done) {
                writeTogether();
            }
        } finally {
            writer.unlock();
        }
        Optional.ofNullable(request.failure).ifPresent(failure -> {
            throw failure;
        });
    }

    private void writeTogether() {
        List<Request> batch = new ArrayList<>();
        for (Request next = waiting.poll(); next != null; next = batch.size() < TOGETHER ? waiting.poll() : null) {
            batch.add(next);
        }
        try {
            writing.begin();
            for (Request request : batch) {
                request.failure =
                        writing.applyOrUndo(partition, request.changes).orElse(null);
            }
            writing.commit();
        } catch (SQLException e) {
            rollback(e);
            BedrockException failure = writing.failure(e);
            batch.forEach(request -> request.failure = failure);
        }
        batch.forEach(request -> request.done = true);
    }

    /** SQLite may have ended the transaction by itself, as it does when the disk is full. */
    private void rollback(SQLException cause) {
        try {
            writing.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        writer.lock();
        try {
            writing.close();
        } finally {
            writer.unlock();
        }
        reader.lock();
        try {
            reading.close();
        } finally {
            reader.unlock();
        }
    }
}
