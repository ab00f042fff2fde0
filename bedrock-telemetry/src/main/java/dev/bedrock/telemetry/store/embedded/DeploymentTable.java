package dev.bedrock.telemetry.store.embedded;

import static java.util.stream.Collectors.joining;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.StoreCode;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The table in the file, over one connection. Not thread-safe. */
final class DeploymentTable implements AutoCloseable {
    /** In the head of the file, so that other SQLite files are not taken for ours. */
    private static final int APPLICATION_ID = 0x42445254;

    private static final int PAGE = 500;
    private static final int PATIENCE_MILLIS = 10_000;
    /** The indexes are read and written all over; this holds their upper levels for a million deployments. */
    private static final int CACHE_KIBIBYTES = 16 << 10;

    private static final List<DeploymentField> FIELDS = List.of(DeploymentField.values());
    private static final String COLUMNS =
            FIELDS.stream().map(DeploymentField::column).collect(joining(", "));
    private static final String SELECT = "SELECT id, version, " + COLUMNS + " FROM deployment WHERE project = ?";
    private static final Map<DeploymentField, String> LOWER_CASE = Map.of(
            DeploymentField.IMAGE_TAG, "q_image",
            DeploymentField.HLD_COMMIT, "q_hld",
            DeploymentField.HLD_PROPOSED_COMMIT, "q_proposed");
    private static final String OLDEST_FIRST = " ORDER BY number";
    private static final String INSERT =
            "INSERT INTO deployment (project, id, version, " + COLUMNS + ") VALUES (?, ?, 1, "
                    + String.join(", ", Collections.nCopies(FIELDS.size(), "?")) + ") ON CONFLICT DO NOTHING";
    private static final String UPDATE = "UPDATE deployment SET version = version + 1, "
            + FIELDS.stream().map(field -> field.column() + " = ?").collect(joining(", "))
            + " WHERE project = ? AND id = ? AND version = ?";
    private static final String REMOVE = "DELETE FROM deployment WHERE project = ? AND id = ? AND version = ?";

    private final Path file;
    private final Connection connection;
    private final Statements statements;
    private boolean inTransaction;

    private DeploymentTable(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    static DeploymentTable open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        try {
            DeploymentTable table =
                    new DeploymentTable(file, config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
            try {
                table.prepare();
                return table;
            } catch (SQLException | BedrockException e) {
                table.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private void prepare() throws SQLException {
        int application = pragma("application_id");
        if (application == 0 && pragma("schema_version") == 0) {
            begin();
            // Another process may have made it since.
            if (pragma("application_id") == 0) {
                Schema.create(connection);
                execute("PRAGMA application_id = " + APPLICATION_ID);
                execute("PRAGMA user_version = " + Schema.VERSION);
            }
            commit();
        } else if (application != APPLICATION_ID || pragma("user_version") > Schema.VERSION) {
            throw new InvalidInputException(List.of(StoreCode.NOT_A_STORE.error(
                    "the file is not a store of deployments of this version", SourceLocation.of(file.toString()))));
        } else if (pragma("user_version") < Schema.VERSION) {
            begin();
            Schema.complete(connection);
            execute("PRAGMA user_version = " + Schema.VERSION);
            commit();
        }
    }

    Statements statements() {
        return statements;
    }

    List<StoredDeployment> find(String project, DeploymentField key, List<String> values) throws SQLException {
        String any = " IN (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
        String lower = " IN (" + String.join(", ", Collections.nCopies(values.size(), "lower(?)")) + ")";
        // The indexes do not know upper case.
        String indexed = LOWER_CASE.containsKey(key) ? " AND " + LOWER_CASE.get(key) + lower : "";
        return select(
                SELECT + indexed + " AND " + key.column() + any + OLDEST_FIRST,
                Stream.of(List.of(project), indexed.isEmpty() ? List.<String>of() : values, values)
                        .flatMap(List::stream)
                        .toList());
    }

    List<StoredDeployment> get(String project, List<String> ids) throws SQLException {
        return select(
                SELECT + " AND id IN (SELECT value FROM json_each(?))",
                List.of(project, JsonWriter.compact().write(ids)));
    }

    /**
     * Reads a page of all deployments, by their numbers.
     *
     * @return where the next page begins, -1 after the last one
     */
    long page(String project, long after, List<StoredDeployment> page) throws SQLException {
        String query = SELECT.replace(" FROM", ", number FROM") + " AND number > ?" + OLDEST_FIRST + " LIMIT " + PAGE;
        PreparedStatement statement = statements.prepared(query);
        statement.setString(1, project);
        statement.setLong(2, after);
        long last = -1;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                page.add(row(rows));
                last = rows.getLong("number");
            }
        }
        return page.size() < PAGE ? -1 : last;
    }

    List<StoredDeployment> all(String project) throws SQLException {
        return select(SELECT + OLDEST_FIRST, List.of(project));
    }

    private List<StoredDeployment> select(String query, List<String> parameters) throws SQLException {
        PreparedStatement statement = statements.prepared(query);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, parameters.get(i));
        }
        List<StoredDeployment> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        return found;
    }

    private static StoredDeployment row(ResultSet rows) throws SQLException {
        Map<DeploymentField, String> fields = new EnumMap<>(DeploymentField.class);
        for (int i = 0; i < FIELDS.size(); i++) {
            String value = rows.getString(i + 3);
            if (value != null) {
                fields.put(FIELDS.get(i), value);
            }
        }
        return new StoredDeployment(new Deployment(rows.getString(1), fields), rows.getString(2));
    }

    void begin() throws SQLException {
        execute("BEGIN IMMEDIATE");
        inTransaction = true;
    }

    void commit() throws SQLException {
        execute("COMMIT");
        inTransaction = false;
    }

    /** Ends a transaction that failed, if it has not ended already. */
    void rollback() throws SQLException {
        if (inTransaction) {
            inTransaction = false;
            execute("ROLLBACK");
        }
    }

    /** Makes the changes inside of the transaction, or none of them; then the conflict is returned. */
    Optional<BedrockException> applyOrUndo(String project, List<DeploymentChange> changes) throws SQLException {
        execute("SAVEPOINT request");
        Optional<BedrockException> conflict = Optional.empty();
        for (DeploymentChange change : changes) {
            if (!apply(project, change)) {
                conflict = Optional.of(new ConflictException(StoreCode.CHANGED.error(
                        "the deployment " + change.id() + " was changed after it was read",
                        SourceLocation.of(file.toString()))));
                execute("ROLLBACK TO request");
                break;
            }
        }
        execute("RELEASE request");
        return conflict;
    }

    private boolean apply(String project, DeploymentChange change) throws SQLException {
        if (change instanceof DeploymentChange.Insert insert) {
            PreparedStatement statement = statements.prepared(INSERT);
            statement.setString(1, project);
            statement.setString(2, insert.id());
            setFields(statement, 3, insert.deployment());
            return statement.executeUpdate() == 1;
        }
        if (change instanceof DeploymentChange.Update update) {
            PreparedStatement statement = statements.prepared(UPDATE);
            setFields(statement, 1, update.deployment());
            setIdentity(statement, FIELDS.size() + 1, project, update.read());
            return statement.executeUpdate() == 1;
        }
        PreparedStatement statement = statements.prepared(REMOVE);
        setIdentity(statement, 1, project, ((DeploymentChange.Remove) change).read());
        return statement.executeUpdate() == 1;
    }

    private static void setFields(PreparedStatement statement, int first, Deployment deployment) throws SQLException {
        for (int i = 0; i < FIELDS.size(); i++) {
            statement.setString(first + i, deployment.get(FIELDS.get(i)).orElse(null));
        }
    }

    private static void setIdentity(PreparedStatement statement, int first, String project, StoredDeployment read)
            throws SQLException {
        statement.setString(first, project);
        statement.setString(first + 1, read.deployment().id());
        statement.setString(first + 2, read.version());
    }

    private int pragma(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet value = statement.executeQuery("PRAGMA " + name)) {
            return value.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    BedrockException failure(SQLException e) {
        return failure(file, e);
    }

    private static BedrockException failure(Path file, SQLException e) {
        SourceLocation location = SourceLocation.of(file.toString());
        if (e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB) {
            return new InvalidInputException(
                    List.of(StoreCode.NOT_A_STORE.error("the file is not a store of deployments", location)), e);
        }
        return new UnavailableException(
                StoreCode.UNAVAILABLE.error("the store of deployments failed: " + e.getMessage(), location), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
