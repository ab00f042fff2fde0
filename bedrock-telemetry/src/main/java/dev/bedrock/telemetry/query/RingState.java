package dev.bedrock.telemetry.query;

import java.time.Instant;

/**
 * A ring at a time.
 *
 * @param ring the ring, in lower case
 * @param until the time; what came to the ring later is not looked at
 */
public record RingState(String ring, Instant until) {}
