package dev.bedrock.telemetry.deployment;

import java.time.Instant;
import java.util.Optional;

/**
 * A commit of a source.
 *
 * @param id the commit in full
 * @param author who made it
 * @param committedAt when it was made
 */
public record SourceCommit(String id, Author author, Optional<Instant> committedAt) {}
