package dev.bedrock.telemetry.query;

import dev.bedrock.telemetry.deployment.Deployment;
import java.util.Optional;

/**
 * A service that runs in another version than before.
 *
 * @param service the service, as it is shown
 * @param ring the ring
 * @param before what ran, empty if it did not run
 * @param after what runs, empty if it does not run any more
 */
public record VersionChange(String service, String ring, Optional<Deployment> before, Optional<Deployment> after) {}
