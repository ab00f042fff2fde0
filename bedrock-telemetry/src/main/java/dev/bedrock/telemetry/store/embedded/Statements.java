package dev.bedrock.telemetry.store.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the statements of one connection that were used last: to prepare one takes longer than to run it. Not thread-safe. */
final class Statements {
    private static final int KEPT = 64;

    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** A statement, which the caller leaves open. */
    PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = kept.get(sql);
        if (known != null) {
            return known;
        }
        if (kept.size() >= KEPT) {
            Optional<String> eldest = kept.keySet().stream().findFirst();
            if (eldest.isPresent()) {
                PreparedStatement old = kept.remove(eldest.get());
                if (old != null) {
                    old.close();
                }
            }
        }
        PreparedStatement fresh = connection.prepareStatement(sql);
        kept.put(sql, fresh);
        return fresh;
    }
}
