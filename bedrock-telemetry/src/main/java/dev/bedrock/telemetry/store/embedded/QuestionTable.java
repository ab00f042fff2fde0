package dev.bedrock.telemetry.store.embedded;

import static java.util.stream.Collectors.joining;

import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.query.DeploymentCursor;
import dev.bedrock.telemetry.query.DeploymentFilter;
import dev.bedrock.telemetry.query.DeploymentOrder;
import dev.bedrock.telemetry.query.DeploymentTimes;
import dev.bedrock.telemetry.query.RingState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Answers questions over one connection. Not thread-safe. */
final class QuestionTable {
    private static final List<DeploymentField> ALL = List.of(DeploymentField.values());
    private static final int STATES_AT_ONCE = 200;

    /** All services of each ring by jumping from one to the next in the index, and of each what came last. */
    private static final String RUNNING = "WITH RECURSIVE state(k, ring, until) AS (VALUES STATES),"
            + " place(k, ring, until, service) AS (SELECT k, ring, until, (SELECT min(q_service) FROM deployment"
            + " WHERE project = ?1 AND q_ring = state.ring AND runs_since IS NOT NULL) FROM state"
            + " UNION ALL SELECT k, ring, until, (SELECT min(q_service) FROM deployment WHERE project = ?1"
            + " AND q_ring = place.ring AND runs_since IS NOT NULL AND q_service > place.service) FROM place"
            + " WHERE place.service IS NOT NULL)"
            + " SELECT d.id, COLUMNS, place.k FROM place JOIN deployment d ON d.number = (SELECT number FROM deployment"
            + " WHERE project = ?1 AND q_ring = place.ring AND q_service = place.service AND runs_since IS NOT NULL"
            + " AND runs_since <= place.until ORDER BY runs_since DESC, id DESC LIMIT 1)"
            + " WHERE place.service IS NOT NULL ORDER BY place.k, place.service";

    private static final String RINGS = "WITH RECURSIVE place(ring) AS (SELECT min(q_ring) FROM deployment"
            + " WHERE project = ?1 AND q_ring > '' AND runs_since IS NOT NULL UNION ALL SELECT (SELECT min(q_ring)"
            + " FROM deployment WHERE project = ?1 AND q_ring > ring AND runs_since IS NOT NULL) FROM place"
            + " WHERE ring IS NOT NULL) SELECT ring FROM place WHERE ring IS NOT NULL";

    private final Statements statements;
    private final String project;

    QuestionTable(Statements statements, String project) {
        this.statements = statements;
        this.project = project;
    }

    List<Deployment> page(
            DeploymentFilter filter,
            Optional<List<RingState>> reached,
            DeploymentOrder order,
            Optional<DeploymentCursor> after,
            int limit)
            throws SQLException {
        IndexQueries query = IndexQueries.of(project, filter, reached);
        String conditions = query.page(order, after, limit);
        List<Deployment> page = new ArrayList<>();
        // What is passed over is seen in the index only.
        each(
                "SELECT id, " + columns(ALL) + " FROM deployment WHERE number IN (SELECT number FROM deployment WHERE "
                        + conditions + ") ORDER BY " + IndexQueries.found(order),
                query.parameters(),
                rows -> page.add(deployment(rows, ALL)));
        return page;
    }

    long count(DeploymentFilter filter, Optional<List<RingState>> reached) throws SQLException {
        IndexQueries query = IndexQueries.of(project, filter, reached);
        List<Long> count = new ArrayList<>();
        each(
                "SELECT count(*) FROM deployment WHERE " + query.where(),
                query.parameters(),
                rows -> count.add(rows.getLong(1)));
        return count.get(0);
    }

    List<String> rings() throws SQLException {
        List<String> rings = new ArrayList<>();
        each(RINGS, List.of(project), rows -> rings.add(rows.getString(1)));
        return rings;
    }

    List<List<Deployment>> running(List<RingState> states) throws SQLException {
        List<List<Deployment>> running = new ArrayList<>();
        states.forEach(state -> running.add(new ArrayList<>()));
        for (int first = 0; first < states.size(); first += STATES_AT_ONCE) {
            running(states, first, Math.min(states.size(), first + STATES_AT_ONCE), running);
        }
        return running;
    }

    private void running(List<RingState> states, int first, int end, List<List<Deployment>> running)
            throws SQLException {
        List<String> values = new ArrayList<>();
        List<String> parameters = new ArrayList<>(List.of(project));
        for (int i = first; i < end; i++) {
            int number = parameters.size();
            values.add("(" + i + ", ?" + (number + 1) + ", ?" + (number + 2) + ")");
            parameters.add(states.get(i).ring());
            parameters.add(DeploymentTimes.text(states.get(i).until()));
        }
        String columns = ALL.stream().map(field -> "d." + field.column()).collect(joining(", "));
        String query = RUNNING.replace("STATES", String.join(", ", values)).replace("COLUMNS", columns);
        each(query, parameters, rows -> running.get(rows.getInt(ALL.size() + 2)).add(deployment(rows, ALL)));
    }

    void scan(Set<DeploymentField> fields, Consumer<Deployment> consumer) throws SQLException {
        List<DeploymentField> wanted = ALL.stream().filter(fields::contains).toList();
        String more = wanted.isEmpty() ? "" : ", " + columns(wanted);
        // By an index the rows would be read all over the file.
        each(
                "SELECT id" + more + " FROM deployment WHERE +project = ?",
                List.of(project),
                rows -> consumer.accept(deployment(rows, wanted)));
    }

    private static String columns(List<DeploymentField> fields) {
        return fields.stream().map(DeploymentField::column).collect(joining(", "));
    }

    private static Deployment deployment(ResultSet rows, List<DeploymentField> fields) throws SQLException {
        Map<DeploymentField, String> known = new EnumMap<>(DeploymentField.class);
        for (int i = 0; i < fields.size(); i++) {
            String value = rows.getString(i + 2);
            if (value != null) {
                known.put(fields.get(i), value);
            }
        }
        return new Deployment(rows.getString(1), known);
    }

    /** What is done with a row. */
    interface RowUse {
        void use(ResultSet row) throws SQLException;
    }

    void each(String query, List<String> parameters, RowUse use) throws SQLException {
        PreparedStatement statement = statements.prepared(query);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, parameters.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                use.use(rows);
            }
        }
    }
}
