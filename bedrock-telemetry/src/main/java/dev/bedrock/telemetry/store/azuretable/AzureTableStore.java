package dev.bedrock.telemetry.store.azuretable;

import static java.util.stream.Collectors.joining;

import com.azure.data.tables.models.TableEntity;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoreCode;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Deployments in a table of Azure Storage, which several teams and the original tools may share: rows of theirs are read
 * and changed as they are, and they read ours.
 *
 * <p>Beside each row there are index rows, so that lookups read only what they find. A project in which other tools have
 * written has none for their rows: there the service looks through the project, until {@link #index} has made them.
 *
 * <p>{@link #apply} makes up to a hundred changes together or not at all. More are made in groups, each of them together
 * or not at all; when one of the groups fails, others may have been made.
 *
 * <pre>{@code
 * Secret key = Secret.of("c2VjcmV0");
 * AzureTableOptions options = AzureTableOptions.of("shoptelemetry", key, "deployments");
 * try (DeploymentStore store = AzureTableStore.open(options, "shop")) {
 *     store.all().forEach(row -> System.out.println(row.deployment().id()));
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class AzureTableStore implements DeploymentStore {
    /** With more values it is cheaper to read the index from the first to the last of them. */
    private static final int FEW = 4;

    private static final Comparator<StoredDeployment> OLDEST_FIRST = Comparator.<StoredDeployment>comparingLong(
                    TableRows::storedAt)
            .thenComparing(row -> row.deployment().id());

    private final String partition;
    private final TableAccess table;
    private final IndexState index;
    private final TableWriter writer;
    private final Requests requests = new Requests();
    private volatile boolean closed;

    private AzureTableStore(String partition, TableAccess table, boolean otherWriters, Clock clock) {
        this.partition = TableKeys.of(partition);
        this.table = table;
        this.index = new IndexState(table, this.partition, otherWriters);
        this.writer = new TableWriter(table, this.partition, clock, requests);
    }

    /** Opens the deployments of a project, with the time of this machine. Nothing is asked of the service yet. */
    public static AzureTableStore open(AzureTableOptions options, String partition) {
        return open(options, partition, Clock.systemUTC());
    }

    /** Opens the deployments of a project, with the time of a clock. */
    public static AzureTableStore open(AzureTableOptions options, String partition, Clock clock) {
        return new AzureTableStore(partition, new TableAccess(options), options.otherWriters(), clock);
    }

    /** Creates the table if it is not there. */
    public void createTable() {
        opened().create();
    }

    /**
     * @throws dev.bedrock.core.diagnostic.AccessDeniedException if the key of the account is refused
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if there is no such table
     */
    @Override
    public List<StoredDeployment> find(DeploymentField key, Collection<String> values) {
        if (!KEYS.contains(key)) {
            throw new IllegalArgumentException("deployments are not looked up by " + key);
        }
        opened();
        if (index.isEmpty()) {
            return List.of();
        }
        List<StoredDeployment> found = index.isComplete() ? byIndex(key, values) : bySearch(key, values);
        return found.stream().sorted(OLDEST_FIRST).toList();
    }

    private List<StoredDeployment> bySearch(DeploymentField key, Collection<String> values) {
        List<StoredDeployment> found = new ArrayList<>();
        List<String> all = List.copyOf(values);
        // The service takes 15 comparisons.
        for (int i = 0; i < all.size(); i += 10) {
            String condition = all.subList(i, Math.min(all.size(), i + 10)).stream()
                    .map(value -> key.column() + " eq " + quoted(value))
                    .collect(joining(" or "));
            list(deployments() + " and (" + condition + ")", row -> found.add(TableRows.read(row)));
        }
        return found;
    }

    private List<StoredDeployment> byIndex(DeploymentField key, Collection<String> values) {
        NavigableMap<String, String> prefixes = new TreeMap<>();
        values.forEach(value -> prefixes.put(TableRows.prefix(key, value), value));
        List<String> ids = new ArrayList<>();
        if (prefixes.size() <= FEW) {
            prefixes.keySet()
                    .forEach(prefix -> entries(prefix, TableKeys.end(prefix), row -> {
                        ids.add(TableKeys.id(row, prefix));
                        return true;
                    }));
        } else {
            skipThrough(prefixes, ids);
        }
        // An entry stays when the value of a row changes, and long values may share one.
        return get(ids).stream()
                .filter(row ->
                        row.deployment().get(key).filter(values::contains).isPresent())
                .toList();
    }

    /** Reads from the first value on, and jumps whenever a page has shown where the next one begins. */
    private void skipThrough(NavigableMap<String, String> prefixes, List<String> ids) {
        String end = TableKeys.end(prefixes.lastKey());
        String next = prefixes.firstKey();
        while (next != null) {
            String[] last = {null};
            entries(next, end, row -> {
                last[0] = row;
                String prefix = prefixes.floorKey(row);
                boolean wanted = prefix != null && row.startsWith(prefix);
                if (wanted) {
                    ids.add(TableKeys.id(row, prefix));
                }
                return wanted;
            });
            // The reading ends behind the last entry, or at the end of a page with an entry that nobody wants.
            next = last[0] == null ? null : prefixes.higherKey(last[0]);
        }
    }

    /** Index rows from one key to before another; goes to a further page as long as the last row was wanted. */
    private void entries(String from, String end, Predicate<String> action) {
        boolean[] wanted = {true};
        table.list(
                inPartition() + " and RowKey ge " + quoted(from) + " and RowKey lt " + quoted(end),
                List.of("PartitionKey", "RowKey"),
                TableAccess.PAGE,
                row -> wanted[0] = action.test(row.getRowKey()),
                last -> wanted[0]);
    }

    @Override
    public List<StoredDeployment> all() {
        List<StoredDeployment> all = new ArrayList<>();
        forEach(all::add);
        all.sort(OLDEST_FIRST);
        return all;
    }

    @Override
    public List<StoredDeployment> get(Collection<String> ids) {
        opened();
        return requests.all(ids.stream().distinct().toList(), id -> table.get(partition, TableKeys.of(id))).stream()
                .flatMap(row -> row.map(TableRows::read).stream())
                .toList();
    }

    @Override
    public void forEach(Consumer<StoredDeployment> action) {
        opened();
        list(deployments(), row -> action.accept(TableRows.read(row)));
    }

    /**
     * The youngest deployments in which an indexed field has a value, without reading any others.
     *
     * @param field the service, the ring, one of the commits, or one of {@link #KEYS}
     * @param value the value, to the letter
     * @param after the last one of the page before; the first page is without
     * @param count how many
     * @throws IllegalArgumentException if the field is not indexed, or there is no index
     */
    public List<StoredDeployment> newest(
            DeploymentField field, String value, Optional<StoredDeployment> after, int count) {
        opened();
        if (!TableRows.isIndexed(field) || !index.isComplete()) {
            throw new IllegalArgumentException("there is no index of " + field);
        }
        String prefix = TableRows.prefix(field, value);
        String from = after.map(row -> TableKeys.row(
                                prefix,
                                TableRows.storedAt(row),
                                row.deployment().id()) + "!")
                .orElse(prefix);
        List<StoredDeployment> page = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        table.list(
                inPartition() + " and RowKey ge " + quoted(from) + " and RowKey lt " + quoted(TableKeys.end(prefix)),
                List.of("PartitionKey", "RowKey"),
                Math.min(count, TableAccess.PAGE),
                row -> ids.add(TableKeys.id(row.getRowKey(), prefix)),
                last -> {
                    get(ids).stream()
                            .filter(row -> row.deployment()
                                    .get(field)
                                    .filter(value::equals)
                                    .isPresent())
                            .forEach(page::add);
                    ids.clear();
                    return page.size() < count;
                });
        return page.stream().sorted(OLDEST_FIRST.reversed()).limit(count).toList();
    }

    /** Whether lookups go through index rows. */
    public boolean isIndexed() {
        opened();
        return index.isComplete();
    }

    /**
     * Makes the index rows of all deployments that have none, after which lookups go through them. For when the last of
     * the tools that write none has gone; may be repeated.
     *
     * @return how many deployments had none
     */
    public long index() {
        opened();
        long[] indexed = {0};
        List<StoredDeployment> batch = new ArrayList<>();
        Runnable flush = () -> {
            writer.index(batch);
            indexed[0] += batch.size();
            batch.clear();
        };
        list(deployments(), row -> {
            if (!TableRows.hasIndex(row)) {
                batch.add(TableRows.read(row));
            }
            if (batch.size() == TableAccess.PAGE) {
                flush.run();
            }
        });
        flush.run();
        index.complete();
        return indexed[0];
    }

    /** How many requests have been sent to the service. */
    public long requests() {
        return table.requests();
    }

    @Override
    public void apply(List<DeploymentChange> changes) {
        opened();
        if (!changes.isEmpty()) {
            index.beforeWriting();
            writer.write(changes);
        }
    }

    private void list(String filter, Consumer<TableEntity> action) {
        table.list(filter, TableRows.columns(), TableAccess.PAGE, action, last -> true);
    }

    private String inPartition() {
        return "PartitionKey eq " + quoted(partition);
    }

    private String deployments() {
        return inPartition() + " and RowKey lt " + quoted(TableKeys.INDEX);
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private TableAccess opened() {
        if (closed) {
            throw new UnavailableException(StoreCode.CLOSED.error("the store of deployments was closed"));
        }
        return table;
    }

    @Override
    public void close() {
        closed = true;
        requests.close();
    }
}
