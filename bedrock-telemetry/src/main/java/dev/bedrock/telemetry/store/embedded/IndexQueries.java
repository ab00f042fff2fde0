package dev.bedrock.telemetry.store.embedded;

import static java.util.stream.Collectors.joining;

import dev.bedrock.telemetry.query.DeploymentCriterion;
import dev.bedrock.telemetry.query.DeploymentCursor;
import dev.bedrock.telemetry.query.DeploymentFilter;
import dev.bedrock.telemetry.query.DeploymentOrder;
import dev.bedrock.telemetry.query.DeploymentTimes;
import dev.bedrock.telemetry.query.RingState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes the conditions of questions. Which index answers a question is decided here, as the most selective one among what
 * is asked for: the other columns are written as expressions, for which the database does not use an index.
 */
final class IndexQueries {
    /** The most selective ones first. */
    private static final List<DeploymentCriterion> BY_SELECTIVITY = List.of(
            DeploymentCriterion.ID,
            DeploymentCriterion.COMMIT,
            DeploymentCriterion.IMAGE_TAG,
            DeploymentCriterion.BUILD,
            DeploymentCriterion.MANIFEST_COMMIT,
            DeploymentCriterion.HLD_COMMIT,
            DeploymentCriterion.PULL_REQUEST,
            DeploymentCriterion.AUTHOR,
            DeploymentCriterion.SERVICE);

    /** A SHA-256 in hexadecimal digits. */
    private static final int LONGEST_COMMIT = 64;

    /** Whether the order may lead, because nothing else does. */
    private boolean ordered = true;

    /** Whether what leads is in the order of the first step. */
    private boolean orderedByFirst;

    private final StringBuilder where = new StringBuilder();
    private final List<String> parameters = new ArrayList<>();

    private final String project;

    private IndexQueries(String project, boolean byNumber) {
        this.project = project;
        // Rows that are found by their numbers are of the project; no index of all its rows is to be read.
        where.append(byNumber ? "+project = ?" : "project = ?");
        parameters.add(project);
    }

    /** The conditions of a filter. */
    static IndexQueries of(String project, DeploymentFilter filter, Optional<List<RingState>> reached) {
        Optional<DeploymentCriterion> leading = BY_SELECTIVITY.stream()
                .filter(criterion -> filter.values().containsKey(criterion))
                .findFirst();
        IndexQueries query = new IndexQueries(
                project, leading.filter(DeploymentCriterion::isCommit).isPresent());
        boolean open = leading.isEmpty()
                && filter.status()
                        .filter(status -> !status.wireName().equals("Complete"))
                        .isPresent();
        boolean ring = leading.filter(one -> one != DeploymentCriterion.SERVICE).isEmpty() && !open;
        query.ordered = leading.isEmpty();
        query.orderedByFirst = leading.filter(one -> one == DeploymentCriterion.AUTHOR
                        || (one == DeploymentCriterion.SERVICE
                                && filter.values().containsKey(DeploymentCriterion.RING)))
                .isPresent();
        for (DeploymentCriterion criterion : filter.values().keySet()) {
            boolean plain = leading.filter(one -> one == criterion).isPresent()
                    || (criterion == DeploymentCriterion.RING && ring);
            query.value(criterion, filter.wanted(criterion).orElseThrow(), plain ? "" : "+");
        }
        filter.status().ifPresent(status -> {
            String name = status.wireName().toLowerCase(Locale.ROOT);
            query.and((open ? "q_status <> 'complete' AND " : "") + (open ? "" : "+") + "q_status = ?", List.of(name));
        });
        boolean times = query.ordered || query.orderedByFirst;
        String first = (times ? "" : "+") + "first_at";
        filter.from().ifPresent(time -> query.and(first + " >= ?", List.of(DeploymentTimes.text(time))));
        filter.to().ifPresent(time -> query.and(first + " < ?", List.of(DeploymentTimes.text(time))));
        boolean only = leading.isEmpty() && !open && !filter.values().containsKey(DeploymentCriterion.RING);
        reached.ifPresent(states -> query.reached(states, only));
        return query;
    }

    private void value(DeploymentCriterion criterion, String value, String plus) {
        switch (criterion) {
            case ID -> and("id IN (?, ?)", List.of(value, value.toUpperCase(Locale.ROOT)));
            case SERVICE -> and(plus + "q_service = ?", List.of(value));
            case RING -> and(plus + "q_ring = ?", List.of(value));
            case AUTHOR -> and(plus + "q_author = ?", List.of(value));
            case IMAGE_TAG -> and(plus + "q_image = ?", List.of(value));
            case PULL_REQUEST -> and(plus + "pr = ?", List.of(value));
            case BUILD -> and(plus + "q_build = ?", List.of(value));
            case COMMIT -> commit(value, plus, "q_commit");
            case MANIFEST_COMMIT -> commit(value, plus, "q_manifest");
            case HLD_COMMIT -> commit(value, plus, "q_hld", "q_proposed");
        }
    }

    /**
     * The commit itself, all that it abbreviates, and all that abbreviate it. If it leads, each of them is looked up by
     * itself: the database does not use an index for one of several.
     */
    private void commit(String value, String plus, String... columns) {
        List<String> terms = new ArrayList<>();
        List<String> values = new ArrayList<>();
        boolean leads = plus.isEmpty();
        for (String column : columns) {
            commitTerms(value, plus + column).forEach((term, termValues) -> {
                terms.add(leads ? "SELECT number FROM deployment WHERE project = ? AND " + term : "(" + term + ")");
                if (leads) {
                    values.add(project);
                }
                values.addAll(termValues);
            });
        }
        and(
                leads ? "number IN (" + String.join(" UNION ", terms) + ")" : "(" + String.join(" OR ", terms) + ")",
                values);
    }

    private static Map<String, List<String>> commitTerms(String value, String column) {
        int shortest = DeploymentCriterion.SHORTEST_COMMIT;
        Map<String, List<String>> terms = new LinkedHashMap<>();
        terms.put(column + " = ?", List.of(value));
        if (value.length() >= shortest) {
            terms.put(column + " > ? AND " + column + " < ?", List.of(value, value + "\uffff"));
        }
        if (value.length() > shortest) {
            int longest = Math.min(value.length(), LONGEST_COMMIT);
            List<String> prefixes = IntStream.range(shortest, longest)
                    .mapToObj(length -> value.substring(0, length))
                    .toList();
            terms.put(column + " IN (" + String.join(", ", Collections.nCopies(prefixes.size(), "?")) + ")", prefixes);
        }
        return terms;
    }

    private void reached(List<RingState> states, boolean leads) {
        if (states.isEmpty()) {
            and("0", List.of());
            return;
        }
        List<String> values = new ArrayList<>();
        for (RingState state : states) {
            values.add(state.ring());
            values.add(DeploymentTimes.text(state.until()));
        }
        String ring = leads && states.size() == 1 ? "q_ring" : "+q_ring";
        and(
                Collections.nCopies(states.size(), "(" + ring + " = ? AND +runs_since <= ?)").stream()
                        .collect(joining(" OR ", "(", ")")),
                values);
    }

    private void and(String condition, List<String> values) {
        where.append(" AND ").append(condition);
        parameters.addAll(values);
    }

    /** The conditions. */
    String where() {
        return where.toString();
    }

    /** The order of rows that have been found. */
    static String found(DeploymentOrder order) {
        String direction = order.isDescending() ? " DESC" : "";
        return keys(order).stream().map(key -> "+" + key + direction).collect(joining(", "));
    }

    /** The conditions and what comes after them for a page. */
    String page(DeploymentOrder order, Optional<DeploymentCursor> after, int limit) {
        // Read in the order of another index, nearly all would be looked at and passed over.
        boolean byFirst = order == DeploymentOrder.NEWEST || order == DeploymentOrder.OLDEST;
        boolean leads = ordered || (orderedByFirst && byFirst);
        List<String> keys =
                keys(order).stream().map(key -> leads ? key : "+" + key).toList();
        String direction = order.isDescending() ? " DESC" : "";
        after.ifPresent(cursor -> and(
                "(" + String.join(", ", keys) + ") " + (order.isDescending() ? "<" : ">") + " ("
                        + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")",
                cursor.key()));
        return where + " ORDER BY " + keys.stream().map(key -> key + direction).collect(joining(", ")) + " LIMIT "
                + limit;
    }

    private static List<String> keys(DeploymentOrder order) {
        return switch (order) {
            case NEWEST, OLDEST -> List.of("first_at", "id");
            case CHANGED -> List.of("last_at", "id");
            case SERVICE -> List.of("q_service", "q_ring", "first_at", "id");
            case RING -> List.of("q_ring", "first_at", "id");
        };
    }

    /** The values for the conditions. */
    List<String> parameters() {
        return parameters;
    }
}
