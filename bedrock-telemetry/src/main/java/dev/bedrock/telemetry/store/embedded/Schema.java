package dev.bedrock.telemetry.store.embedded;

import static java.util.stream.Collectors.joining;

import dev.bedrock.telemetry.deployment.DeploymentField;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The tables of the file. What questions compare and order by is computed from the columns as
 * {@link dev.bedrock.telemetry.query.DeploymentOrder} and {@link dev.bedrock.telemetry.query.DeploymentCriterion} do it.
 */
final class Schema {
    /** The number of the layout. */
    static final int VERSION = 2;

    private static final String IMAGE_TIME = "rtrim(imageRecordedAt, 'Z')";
    private static final String HLD_TIME = "rtrim(hldRecordedAt, 'Z')";
    private static final String MANIFEST_TIME = "rtrim(manifestRecordedAt, 'Z')";
    private static final String FINISH_TIME = "rtrim(finishedAt, 'Z')";

    private static final String STATUS = "CASE WHEN status IS NOT NULL AND lower(status) IN"
            + " ('complete', 'in progress', 'failed', 'canceled', 'incomplete') THEN lower(status)"
            + " WHEN manifestCommitId IS NOT NULL THEN 'complete' ELSE 'incomplete' END";

    private static final Map<String, String> COMPUTED = computed();
    private static final Map<String, String> INDEXES = indexes();

    private Schema() {}

    private static Map<String, String> computed() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(
                "q_service",
                "ifnull(lower(CASE WHEN instr(service, '/') > 0 AND instr(service, '/') < length(service)"
                        + " AND instr(substr(service, instr(service, '/') + 1), '/') = 0"
                        + " THEN substr(service, instr(service, '/') + 1) ELSE service END), '')");
        columns.put("q_ring", "ifnull(lower(env), '')");
        columns.put("q_author", "lower(author)");
        columns.put("q_commit", "lower(commitId)");
        columns.put("q_image", "lower(imageTag)");
        columns.put("q_hld", "lower(hldCommitId)");
        columns.put("q_proposed", "lower(hldProposedCommitId)");
        columns.put("q_manifest", "lower(manifestCommitId)");
        columns.put("q_build", "lower(p1)");
        columns.put("q_status", STATUS);
        columns.put(
                "first_at",
                "ifnull(nullif(min(ifnull(" + IMAGE_TIME + ", '~'), ifnull(" + HLD_TIME + ", '~'), ifnull("
                        + MANIFEST_TIME + ", '~')), '~'), '')");
        columns.put(
                "last_at",
                "max(ifnull(" + IMAGE_TIME + ", ''), ifnull(" + HLD_TIME + ", ''), ifnull(" + MANIFEST_TIME
                        + ", ''), ifnull(" + FINISH_TIME + ", ''))");
        columns.put(
                "runs_since",
                "CASE WHEN manifestCommitId IS NOT NULL AND (" + STATUS + ") NOT IN ('failed', 'canceled')"
                        + " THEN coalesce(" + FINISH_TIME + ", " + MANIFEST_TIME + ", '') END");
        return columns;
    }

    private static Map<String, String> indexes() {
        Map<String, String> indexes = new LinkedHashMap<>();
        indexes.put("by_first", "first_at, id)");
        indexes.put("by_last", "last_at, id)");
        indexes.put("by_service", "q_service, q_ring, first_at, id, q_status, last_at)");
        indexes.put("by_ring", "q_ring, first_at, id, q_status)");
        indexes.put(
                "by_author",
                "q_author, first_at, id, q_service, q_ring, q_status, last_at) WHERE q_author IS NOT NULL");
        indexes.put("by_commit", "q_commit)");
        indexes.put("by_image", "q_image) WHERE q_image IS NOT NULL");
        indexes.put("by_hld", "q_hld)");
        indexes.put("by_proposed", "q_proposed)");
        indexes.put("by_manifest", "q_manifest)");
        indexes.put("by_pull_request", "pr) WHERE pr IS NOT NULL");
        indexes.put("by_image_build", "q_build) WHERE q_build IS NOT NULL");
        indexes.put("by_manifest_build", "p3) WHERE p3 IS NOT NULL");
        indexes.put("by_open", "q_status, first_at, id) WHERE q_status <> 'complete'");
        indexes.put("by_open_changed", "q_status, last_at, id) WHERE q_status <> 'complete'");
        indexes.put("by_ring_changed", "q_ring, last_at, id, q_status)");
        indexes.put("by_running", "q_ring, q_service, runs_since, id) WHERE runs_since IS NOT NULL");
        return indexes;
    }

    /** Makes the tables in an empty file. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE deployment (number INTEGER PRIMARY KEY AUTOINCREMENT, project TEXT NOT NULL,"
                            + " id TEXT NOT NULL, version INTEGER NOT NULL, "
                            + Arrays.stream(DeploymentField.values())
                                    .map(field -> field.column() + " TEXT")
                                    .collect(joining(", "))
                            + ", UNIQUE (project, id))");
        }
        complete(connection);
    }

    /** Brings a file of an older version up to date. What it holds stays. */
    static void complete(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Set<String> known = new HashSet<>();
            try (ResultSet columns = statement.executeQuery("PRAGMA table_xinfo(deployment)")) {
                while (columns.next()) {
                    known.add(columns.getString("name"));
                }
            }
            for (DeploymentField field : DeploymentField.values()) {
                if (!known.contains(field.column())) {
                    statement.execute("ALTER TABLE deployment ADD COLUMN " + field.column() + " TEXT");
                }
            }
            for (Map.Entry<String, String> column : COMPUTED.entrySet()) {
                if (!known.contains(column.getKey())) {
                    statement.execute("ALTER TABLE deployment ADD COLUMN " + column.getKey()
                            + " TEXT GENERATED ALWAYS AS (" + column.getValue() + ") VIRTUAL");
                }
            }
            for (String old : new String[] {"p3", "pr", "imageTag", "hldCommitId", "hldProposedCommitId"}) {
                statement.execute("DROP INDEX IF EXISTS by_" + old);
            }
            for (Map.Entry<String, String> index : INDEXES.entrySet()) {
                statement.execute("CREATE INDEX IF NOT EXISTS " + index.getKey() + " ON deployment (project, "
                        + index.getValue());
            }
            statement.execute("CREATE TABLE IF NOT EXISTS cluster_sync (number INTEGER PRIMARY KEY AUTOINCREMENT,"
                    + " project TEXT NOT NULL, cluster TEXT NOT NULL, ring TEXT NOT NULL, manifest TEXT NOT NULL,"
                    + " at TEXT NOT NULL)");
            statement.execute(
                    "CREATE INDEX IF NOT EXISTS by_cluster ON cluster_sync (project, cluster, ring, at, manifest)");
            statement.execute("CREATE INDEX IF NOT EXISTS by_applied ON cluster_sync (project, manifest)");
        }
    }
}
