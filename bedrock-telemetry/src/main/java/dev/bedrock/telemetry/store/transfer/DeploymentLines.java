package dev.bedrock.telemetry.store.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.store.DeploymentChange;
import dev.bedrock.telemetry.store.DeploymentStore;
import dev.bedrock.telemetry.store.StoredDeployment;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deployments as lines of JSON, one for each, with the names of the table's columns, such as {@code
 * {"id":"179c843496bd","p1":"4101","imageTag":"shop/cart:main-4101","commitId":"a1b2c3d","service":"cart"}}.
 *
 * <p>Both directions go line by line, however many there are.
 */
public final class DeploymentLines {
    /** A hundred rows of a table are written at once; several hundreds in parallel. */
    private static final int TOGETHER = 800;

    private static final int ATTEMPTS = 10;

    private DeploymentLines() {}

    /**
     * Writes all deployments of a store.
     *
     * @return how many
     * @throws UnavailableException if the store or the stream fails
     */
    public static long export(DeploymentStore store, OutputStream out) {
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        long[] count = {0};
        try {
            store.forEach(row -> {
                try {
                    buffered.write((line(row.deployment()) + "\n").getBytes(UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                count[0]++;
            });
            buffered.flush();
        } catch (IOException | UncheckedIOException e) {
            throw new UnavailableException(
                    TransferCode.UNREADABLE.error("the deployments could not be written: " + e.getMessage()), e);
        }
        return count[0];
    }

    static String line(Deployment deployment) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("id", deployment.id());
        deployment.fields().forEach((field, value) -> columns.put(field.column(), value));
        return JsonWriter.compact().withInsertionOrder().withoutHtmlEscaping().write(columns);
    }

    /**
     * What an import did.
     *
     * @param added deployments that were not there
     * @param completed deployments that were there and lacked something
     * @param known deployments that were there already, with all that the lines say, or something else in its place
     */
    public record Imported(long added, long completed, long known) {
        private Imported plus(Imported other) {
            return new Imported(added + other.added, completed + other.completed, known + other.known);
        }
    }

    /**
     * Adds deployments to a store. What a deployment of the store says already stays, what it lacks is added; so an import
     * may be repeated after a failure.
     *
     * @param name what the stream is called in problems, such as the path of a file
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if a line is no deployment; the lines before it are imported
     * @throws dev.bedrock.core.diagnostic.LimitExceededException if a line is too long, or a value for the store
     * @throws UnavailableException if the store or the stream fails
     */
    public static Imported into(DeploymentStore store, String name, InputStream in) {
        LineReader lines = new LineReader(name, in);
        Imported done = new Imported(0, 0, 0);
        Map<String, Deployment> batch = new LinkedHashMap<>();
        try {
            for (Optional<Deployment> next = lines.next(); next.isPresent(); next = lines.next()) {
                batch.merge(next.get().id(), next.get(), Deployment::completedBy);
                if (batch.size() == TOGETHER) {
                    done = done.plus(write(store, batch));
                    batch.clear();
                }
            }
        } catch (BedrockException e) {
            write(store, batch);
            throw e;
        }
        return done.plus(write(store, batch));
    }

    private static Imported write(DeploymentStore store, Map<String, Deployment> batch) {
        for (int attempt = 1; ; attempt++) {
            Map<String, StoredDeployment> there = new LinkedHashMap<>();
            store.get(batch.keySet()).forEach(row -> there.put(row.deployment().id(), row));
            List<DeploymentChange> changes = new ArrayList<>();
            long added = 0;
            for (Deployment deployment : batch.values()) {
                StoredDeployment known = there.get(deployment.id());
                if (known == null) {
                    changes.add(new DeploymentChange.Insert(deployment));
                    added++;
                } else if (!known.deployment().completedBy(deployment).equals(known.deployment())) {
                    changes.add(new DeploymentChange.Update(
                            known, known.deployment().completedBy(deployment)));
                }
            }
            try {
                store.apply(changes);
                return new Imported(added, changes.size() - added, batch.size() - changes.size());
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
