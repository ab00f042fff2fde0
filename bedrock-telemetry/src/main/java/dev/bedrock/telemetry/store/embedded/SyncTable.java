package dev.bedrock.telemetry.store.embedded;

import dev.bedrock.telemetry.query.DeploymentCriterion;
import dev.bedrock.telemetry.query.DeploymentTimes;
import dev.bedrock.telemetry.sync.ClusterSync;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the clusters have applied, over one connection. Not thread-safe. */
final class SyncTable {
    private static final String COLUMNS = "SELECT cluster, ring, manifest, at FROM cluster_sync ";
    private static final String INSERT = "INSERT INTO cluster_sync (project, cluster, ring, manifest, at)"
            + " SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?4 IS NOT (SELECT manifest FROM cluster_sync WHERE project = ?1"
            + " AND cluster = ?2 AND ring = ?3 ORDER BY at DESC, number DESC LIMIT 1)"
            + " AND NOT EXISTS (SELECT 1 FROM cluster_sync WHERE project = ?1 AND cluster = ?2 AND ring = ?3"
            + " AND manifest = ?4 AND at = ?5)";
    private static final String LATEST = COLUMNS
            + "s WHERE project = ?1 AND number = (SELECT number FROM cluster_sync WHERE project = ?1 AND cluster ="
            + " s.cluster AND ring = s.ring ORDER BY at DESC, number DESC LIMIT 1) ORDER BY cluster, ring";

    private final Statements statements;
    private final String project;

    SyncTable(Statements statements, String project) {
        this.statements = statements;
        this.project = project;
    }

    void record(Collection<ClusterSync> syncs) throws SQLException {
        PreparedStatement statement = statements.prepared(INSERT);
        for (ClusterSync sync : syncs) {
            statement.setString(1, project);
            statement.setString(2, sync.cluster());
            statement.setString(3, sync.ring().orElse(""));
            statement.setString(4, sync.manifestCommit());
            statement.setString(5, DeploymentTimes.text(sync.at()));
            statement.executeUpdate();
        }
    }

    List<ClusterSync> latest() throws SQLException {
        return select(LATEST, List.of(project));
    }

    List<ClusterSync> of(String commit) throws SQLException {
        int shortest = DeploymentCriterion.SHORTEST_COMMIT;
        List<String> parameters = new ArrayList<>(List.of(project, commit, commit, commit + "\uffff"));
        int prefixes = Math.max(0, Math.min(commit.length(), 64) - shortest);
        for (int length = shortest; length < shortest + prefixes; length++) {
            parameters.add(commit.substring(0, length));
        }
        return select(
                COLUMNS + "WHERE project = ? AND (manifest = ? OR (manifest > ? AND manifest < ?) OR manifest IN ("
                        + String.join(", ", Collections.nCopies(prefixes, "?")) + ")) ORDER BY at, number",
                parameters);
    }

    private List<ClusterSync> select(String query, List<String> parameters) throws SQLException {
        List<ClusterSync> syncs = new ArrayList<>();
        new QuestionTable(statements, project)
                .each(
                        query,
                        parameters,
                        rows -> syncs.add(new ClusterSync(
                                rows.getString(1),
                                Optional.of(rows.getString(2)),
                                rows.getString(3),
                                DeploymentTimes.parse(rows.getString(4) + "Z").orElse(Instant.EPOCH))));
        return syncs;
    }
}
