package dev.bedrock.telemetry.dora;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that went wrong where a service runs.
 *
 * @param service the service
 * @param ring the ring
 * @param deploymentId the deployment that caused it; if it is not known, the last one before is taken for the cause
 * @param detectedAt when it was noticed
 * @param resolvedAt when it was over, if it is
 */
public record Incident(
        String service, String ring, Optional<String> deploymentId, Instant detectedAt, Optional<Instant> resolvedAt) {
    /** Brings the names to lower case. */
    public Incident {
        if (resolvedAt.filter(end -> end.isBefore(detectedAt)).isPresent()) {
            throw new IllegalArgumentException("no incident is over before it is detected");
        }
        service = service.toLowerCase(Locale.ROOT);
        ring = ring.toLowerCase(Locale.ROOT);
    }
}
