package dev.bedrock.telemetry.store.azuretable;

import com.azure.data.tables.models.TableEntity;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Deployments as rows, and the index rows that lead to them. */
final class TableRows {
    /** When the row was made. Who has this column has index rows; other tools do not write it. */
    static final String STORED_AT = "storedAt";

    private static final int LONGEST_VALUE = 32 * 1024;
    private static final int LONGEST_KEY = 512;
    private static final int LARGEST_ROW = 1024 * 1024;
    private static final String NO_INDEX = "-";

    /** Both commits of the definition are looked up as one, most often being the same. */
    private static final Map<DeploymentField, String> INDEXED = new EnumMap<>(Map.of(
            DeploymentField.IMAGE_TAG, "imageTag",
            DeploymentField.HLD_COMMIT, "hldCommitId",
            DeploymentField.HLD_PROPOSED_COMMIT, "hldCommitId",
            DeploymentField.PULL_REQUEST, "pr",
            DeploymentField.MANIFEST_BUILD, "p3",
            DeploymentField.SERVICE, "service",
            DeploymentField.RING, "env",
            DeploymentField.COMMIT, "commitId",
            DeploymentField.MANIFEST_COMMIT, "manifestCommitId"));

    private TableRows() {}

    static boolean isIndexed(DeploymentField field) {
        return INDEXED.containsKey(field);
    }

    /** What the index rows for a value of an indexed field begin with. */
    static String prefix(DeploymentField field, String value) {
        return TableKeys.prefix(Objects.requireNonNull(INDEXED.get(field)), value);
    }

    /** What a row says. Builds are numbers in some old tables. */
    static StoredDeployment read(TableEntity row) {
        Map<DeploymentField, String> fields = new EnumMap<>(DeploymentField.class);
        row.getProperties().forEach((column, value) -> DeploymentField.ofColumn(column)
                .filter(field -> value != null)
                .ifPresent(field -> fields.put(field, text(value))));
        return new StoredDeployment(
                new Deployment(TableKeys.name(row.getRowKey()), fields),
                (hasIndex(row) ? "" : NO_INDEX) + storedAt(row) + " " + row.getETag());
    }

    private static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }

    static boolean hasIndex(TableEntity row) {
        return row.getProperty(STORED_AT) != null;
    }

    /** In microseconds; for rows of other tools the time of their last change. */
    private static long storedAt(TableEntity row) {
        if (row.getProperty(STORED_AT) instanceof String text) {
            try {
                return micros(Instant.parse(text));
            } catch (DateTimeParseException e) {
                return 0;
            }
        }
        OffsetDateTime changed = row.getTimestamp();
        return changed == null ? 0 : micros(changed.toInstant());
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** When a deployment was made, in microseconds. */
    static long storedAt(StoredDeployment read) {
        String version = read.version();
        return Long.parseLong(version.substring(hasIndex(read) ? 0 : NO_INDEX.length(), version.indexOf(' ')));
    }

    static boolean hasIndex(StoredDeployment read) {
        return !read.version().startsWith(NO_INDEX);
    }

    static String etag(StoredDeployment read) {
        return read.version().substring(read.version().indexOf(' ') + 1);
    }

    /** The keys of all index rows of a deployment. */
    static SortedSet<String> index(Deployment deployment, long storedAt) {
        SortedSet<String> keys = new TreeSet<>();
        deployment.fields().forEach((field, value) -> {
            if (isIndexed(field)) {
                keys.add(TableKeys.row(prefix(field, value), storedAt, deployment.id()));
            }
        });
        return keys;
    }

    /** The row of a deployment; what is no longer known of it becomes an empty text, which is the same as no column. */
    static TableEntity row(
            String partition, Deployment deployment, Map<DeploymentField, String> before, long storedAt) {
        TableEntity row = new TableEntity(partition, checkedKey(TableKeys.of(deployment.id()), deployment));
        before.keySet().forEach(field -> row.addProperty(field.column(), ""));
        int size = 2 * (partition.length() + row.getRowKey().length());
        for (Map.Entry<DeploymentField, String> entry : deployment.fields().entrySet()) {
            String value = entry.getValue();
            if (value.length() > LONGEST_VALUE) {
                throw tooLarge(deployment, entry.getKey().column() + " has " + value.length() + " characters");
            }
            size += 2 * (value.length() + entry.getKey().column().length()) + 8;
            row.addProperty(entry.getKey().column(), value);
        }
        if (size > LARGEST_ROW) {
            throw tooLarge(deployment, "it has " + size + " bytes");
        }
        row.addProperty(STORED_AT, time(storedAt).toString());
        return row;
    }

    static String checkedKey(String key, Deployment deployment) {
        if (key.length() > LONGEST_KEY) {
            throw tooLarge(deployment, "its key has " + key.length() + " characters");
        }
        return key;
    }

    private static LimitExceededException tooLarge(Deployment deployment, String what) {
        String id = deployment.id();
        return new LimitExceededException(AzureTableCode.TOO_LARGE.error(
                "the deployment " + (id.length() > 40 ? id.substring(0, 40) + "..." : id) + " is too large: " + what));
    }

    /** The columns that are read. */
    static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("PartitionKey", "RowKey", "Timestamp", STORED_AT));
        for (DeploymentField field : DeploymentField.values()) {
            columns.add(field.column());
        }
        return columns;
    }
}
