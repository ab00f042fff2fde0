package dev.bedrock.telemetry.source;

import dev.bedrock.core.diagnostic.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a source knows of several things. A source that fails in part says so, and what it knows is there.
 *
 * @param found what was found, by id
 * @param gone the ids that the source does not know any more
 * @param problems why ids are neither found nor gone
 * @param <T> the kind of things
 */
public record SourceAnswer<T>(Map<String, T> found, Set<String> gone, List<Problem> problems) {
    /** Keeps copies. */
    public SourceAnswer {
        found = Map.copyOf(found);
        gone = Set.copyOf(gone);
        problems = List.copyOf(problems);
    }

    /** Nothing. */
    public static <T> SourceAnswer<T> nothing() {
        return new SourceAnswer<>(Map.of(), Set.of(), List.of());
    }
}
