package dev.bedrock.telemetry.store.embedded;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.query.DeploymentCursor;
import dev.bedrock.telemetry.query.DeploymentFilter;
import dev.bedrock.telemetry.query.DeploymentIndex;
import dev.bedrock.telemetry.query.DeploymentOrder;
import dev.bedrock.telemetry.query.RingState;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoredDeployment;
import dev.bedrock.telemetry.sync.ClusterSync;
import dev.bedrock.telemetry.sync.ClusterSyncLog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deployments in one SQLite file, which several processes may have open: any number of readers, and writers one after the
 * other. What {@link #apply} has written is on the disk when it returns; changes of several threads go there together.
 * Thread-safe.
 */
public final class EmbeddedStore implements DeploymentStore, DeploymentIndex, ClusterSyncLog {
    /** More would make the first of them wait long. */
    private static final int TOGETHER = 256;

    private final Path file;
    private final String partition;
    private final DeploymentTable reading;
    private final DeploymentTable writing;
    private final ReentrantLock reader = new ReentrantLock();
    private final ReentrantLock writer = new ReentrantLock();
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();

    private EmbeddedStore(Path file, String partition, DeploymentTable reading, DeploymentTable writing) {
        this.file = file;
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
            return new EmbeddedStore(file, partition, DeploymentTable.open(file), writing);
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
            after = read(() -> reading.page(partition, start, page));
            page.forEach(action);
        }
    }

    @Override
    public List<Deployment> page(
            DeploymentFilter filter,
            Optional<List<RingState>> reached,
            DeploymentOrder order,
            Optional<DeploymentCursor> after,
            int limit) {
        return read(() -> questions(reading).page(filter, reached, order, after, limit));
    }

    @Override
    public long count(DeploymentFilter filter, Optional<List<RingState>> reached) {
        return read(() -> questions(reading).count(filter, reached));
    }

    @Override
    public List<String> rings() {
        return read(() -> questions(reading).rings());
    }

    @Override
    public List<List<Deployment>> running(List<RingState> states) {
        return read(() -> questions(reading).running(states));
    }

    /** Reads over a connection of its own: it takes long, and nobody should wait for it. */
    @Override
    public void scan(Set<DeploymentField> fields, Consumer<Deployment> consumer) {
        try (DeploymentTable own = DeploymentTable.open(file)) {
            questions(own).scan(fields, consumer);
        } catch (SQLException e) {
            throw reading.failure(e);
        }
    }

    @Override
    public void record(Collection<ClusterSync> syncs) {
        writer.lock();
        try {
            writing.begin();
            new SyncTable(writing.statements(), partition).record(syncs);
            writing.commit();
        } catch (SQLException e) {
            rollback(e);
            throw writing.failure(e);
        } finally {
            writer.unlock();
        }
    }

    @Override
    public List<ClusterSync> latest() {
        return read(() -> new SyncTable(reading.statements(), partition).latest());
    }

    @Override
    public List<ClusterSync> of(String manifestCommit) {
        return read(() -> new SyncTable(reading.statements(), partition).of(manifestCommit.toLowerCase(Locale.ROOT)));
    }

    private QuestionTable questions(DeploymentTable table) {
        return new QuestionTable(table.statements(), partition);
    }

    /** A query. */
    private interface Query<T> {
        T run() throws SQLException;
    }

    private <T> T read(Query<T> query) {
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
