package dev.bedrock.telemetry.source;

import java.time.Instant;
import java.util.Optional;

/**
 * A tag.
 *
 * @param name the name
 * @param commit the commit, in full
 * @param at when it was set, or the commit made where tags have no time; empty if that is not known
 * @param by who set it, empty if that is not known
 * @param message what was said about it
 */
public record RepositoryTag(String name, String commit, Optional<Instant> at, String by, String message) {}
