package dev.bedrock.telemetry.source.internal;

import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads what may be there in the answer of a host. What has another shape than expected counts as absent. */
public final class Json {
    private static final int FIRST_REAL_YEAR = 1970;

    private Json() {}

    /** What is at the end of a path of keys. */
    public static Optional<Node> at(Node node, String... path) {
        Optional<Node> found = Optional.of(node);
        for (String key : path) {
            found = found.flatMap(one -> one instanceof MapNode map ? map.get(key) : Optional.empty());
        }
        return found.filter(one -> !(one instanceof ScalarNode scalar && scalar.isNull()));
    }

    /** A text or number, empty if there is none. */
    public static String text(Node node, String... path) {
        return at(node, path)
                .filter(ScalarNode.class::isInstance)
                .map(scalar -> ((ScalarNode) scalar).text())
                .orElse("");
    }

    /** A list, empty if there is none. */
    public static List<Node> items(Node node, String... path) {
        return at(node, path)
                .filter(ListNode.class::isInstance)
                .map(list -> ((ListNode) list).items())
                .orElse(List.of());
    }

    /**
     * A time. One without a zone is in UTC; the year 1 and the epoch are how some hosts say that there is none.
     */
    public static Optional<Instant> time(Node node, String... path) {
        String text = text(node, path);
        if (text.isEmpty() || text.length() > 64) {
            return Optional.empty();
        }
        // As the webhooks of GitLab write it.
        boolean spaced = text.endsWith(" UTC");
        String iso = spaced ? text.substring(0, text.length() - 4).replace(' ', 'T') + "Z" : text;
        return parse(iso).filter(time -> time.atOffset(ZoneOffset.UTC).getYear() > FIRST_REAL_YEAR);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return withoutZone(text);
        }
    }

    private static Optional<Instant> withoutZone(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
