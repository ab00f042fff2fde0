package dev.bedrock.telemetry.store.azuretable;

import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes deployments and their index rows, in as few transactions as the service allows. Thread-safe. */
final class TableWriter {
    private static final int TOGETHER = 100;
    /** Below the 4 MB that the service takes, as the rows are wrapped in text. */
    private static final int BYTES_TOGETHER = 2 * 1024 * 1024;

    private final TableAccess table;
    private final String partition;
    private final Clock clock;
    private final Requests requests;
    private final AtomicLong last = new AtomicLong();

    TableWriter(TableAccess table, String partition, Clock clock, Requests requests) {
        this.table = table;
        this.partition = partition;
        this.clock = clock;
        this.requests = requests;
    }

    /** What a change of one deployment takes. */
    private record Work(TableTransactionAction row, SortedSet<String> index, SortedSet<String> obsolete, int bytes) {
        int size() {
            return 1 + index.size();
        }
    }

    void write(List<DeploymentChange> changes) {
        List<Work> work = changes.stream().map(this::work).toList();
        if (fits(work)) {
            table.submit(actions(work));
        } else if (work.size() <= TOGETHER && bytes(work) <= BYTES_TOGETHER) {
            // An index row that leads to nothing does no harm, so those come first, and the rows stay together.
            writeIndex(work.stream().flatMap(item -> item.index().stream()).toList());
            table.submit(work.stream().map(Work::row).toList());
        } else {
            requests.all(groups(work), group -> {
                table.submit(actions(group));
                return true;
            });
        }
        remove(work.stream().flatMap(item -> item.obsolete().stream()).toList());
    }

    private Work work(DeploymentChange change) {
        if (change instanceof DeploymentChange.Insert insert) {
            long storedAt = now();
            return work(TableTransactionActionType.CREATE, insert.deployment(), null, storedAt, new TreeSet<>());
        }
        if (change instanceof DeploymentChange.Update update) {
            long storedAt = TableRows.storedAt(update.read());
            SortedSet<String> known = TableRows.hasIndex(update.read())
                    ? TableRows.index(update.read().deployment(), storedAt)
                    : new TreeSet<>();
            return work(TableTransactionActionType.UPDATE_MERGE, update.deployment(), update.read(), storedAt, known);
        }
        StoredDeployment read = ((DeploymentChange.Remove) change).read();
        TableEntity row =
                new TableEntity(partition, TableKeys.of(read.deployment().id()));
        row.addProperty("odata.etag", TableRows.etag(read));
        return new Work(
                new TableTransactionAction(TableTransactionActionType.DELETE, row, true),
                new TreeSet<>(),
                TableRows.index(read.deployment(), TableRows.storedAt(read)),
                0);
    }

    private Work work(
            TableTransactionActionType type,
            Deployment deployment,
            @Nullable StoredDeployment read,
            long storedAt,
            SortedSet<String> known) {
        TableEntity row = TableRows.row(
                partition,
                deployment,
                read == null ? Map.of() : read.deployment().fields(),
                storedAt);
        if (read != null) {
            row.addProperty("odata.etag", TableRows.etag(read));
        }
        SortedSet<String> index = TableRows.index(deployment, storedAt);
        SortedSet<String> obsolete = new TreeSet<>(known);
        obsolete.removeAll(index);
        index.removeAll(known);
        index.forEach(key -> TableRows.checkedKey(key, deployment));
        int bytes = deployment.fields().values().stream()
                .mapToInt(value -> 4 * value.length())
                .sum();
        return new Work(new TableTransactionAction(type, row, read != null), index, obsolete, bytes);
    }

    /** In microseconds, and never the same for two deployments of this store. */
    private long now() {
        long now = TableRows.micros(clock.instant());
        return last.updateAndGet(before -> Math.max(before + 1, now));
    }

    void index(List<StoredDeployment> deployments) {
        writeIndex(deployments.stream()
                .flatMap(read -> TableRows.index(read.deployment(), TableRows.storedAt(read)).stream())
                .toList());
    }

    private void writeIndex(List<String> keys) {
        requests.all(parts(keys), part -> {
            table.submit(part.stream().map(this::indexAction).toList());
            return true;
        });
    }

    private TableTransactionAction indexAction(String key) {
        return new TableTransactionAction(TableTransactionActionType.UPSERT_MERGE, new TableEntity(partition, key));
    }

    /** The lookups pass over entries that lead to nothing, so that it does not matter if some of these stay. */
    private void remove(List<String> keys) {
        requests.all(parts(keys), part -> {
            try {
                table.submit(part.stream()
                        .map(key -> new TableTransactionAction(
                                TableTransactionActionType.DELETE, new TableEntity(partition, key)))
                        .toList());
            } catch (ConflictException e) {
                // Some of them are not there, which fails all of a transaction but is fine for a single one.
                part.forEach(key -> table.delete(partition, key));
            }
            return true;
        });
    }

    private List<TableTransactionAction> actions(List<Work> work) {
        List<TableTransactionAction> actions = new ArrayList<>();
        work.forEach(item -> actions.add(item.row()));
        work.stream().map(Work::index).flatMap(Collection::stream).forEach(key -> actions.add(indexAction(key)));
        return actions;
    }

    private static boolean fits(List<Work> work) {
        return work.stream().mapToInt(Work::size).sum() <= TOGETHER && bytes(work) <= BYTES_TOGETHER;
    }

    private static int bytes(List<Work> work) {
        return (int)
                Math.min(Integer.MAX_VALUE, work.stream().mapToLong(Work::bytes).sum());
    }

    private static List<List<Work>> groups(List<Work> work) {
        List<List<Work>> groups = new ArrayList<>();
        List<Work> group = new ArrayList<>();
        int size = 0;
        long bytes = 0;
        for (Work item : work) {
            if (!group.isEmpty() && (size + item.size() > TOGETHER || bytes + item.bytes() > BYTES_TOGETHER)) {
                groups.add(group);
                group = new ArrayList<>();
                size = 0;
                bytes = 0;
            }
            group.add(item);
            size += item.size();
            bytes += item.bytes();
        }
        groups.add(group);
        return groups;
    }

    private static List<List<String>> parts(List<String> keys) {
        List<String> distinct = keys.stream().distinct().toList();
        return IntStream.rangeClosed(0, (distinct.size() - 1) / TOGETHER)
                .mapToObj(i -> distinct.subList(i * TOGETHER, Math.min(distinct.size(), (i + 1) * TOGETHER)))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
