package dev.bedrock.core.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which answers mean that the server should be asked again, and when. */
final class RetryAfter {
    private static final Set<Integer> OVERLOADED = Set.of(408, 429, 500, 502, 503, 504);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private static final Pattern EPOCH_SECONDS = Pattern.compile("[0-9]{9,12}");

    private RetryAfter() {}

    static boolean isWanted(int status, HttpHeaders headers) {
        return OVERLOADED.contains(status) || isLimited(status, headers);
    }

    /**
     * Whether the server has turned the request away, before it did anything, because there were too many. GitHub says so
     * by 403, too.
     */
    static boolean isLimited(int status, HttpHeaders headers) {
        return status == 429 || (status == 403 && (headers.first("retry-after").isPresent() || isUsedUp(headers)));
    }

    /** GitHub and Azure DevOps prefix the names, GitLab does not. */
    private static boolean isUsedUp(HttpHeaders headers) {
        return limit(headers, "remaining").filter(text -> text.equals("0")).isPresent();
    }

    private static Optional<String> limit(HttpHeaders headers, String name) {
        return headers.first("x-ratelimit-" + name)
                .or(() -> headers.first("ratelimit-" + name))
                .map(String::strip);
    }

    /** The wait that the server asks for. A date is compared with the server's own one: clocks differ. */
    static Optional<Duration> wait(HttpHeaders headers) {
        Optional<String> header = headers.first("retry-after").map(String::strip);
        Optional<Duration> seconds = header.filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        if (seconds.isPresent()) {
            return seconds;
        }
        Optional<Instant> now = headers.first("date").flatMap(RetryAfter::date);
        Optional<Instant> reset = limit(headers, "reset")
                .filter(text -> isUsedUp(headers) && EPOCH_SECONDS.matcher(text).matches())
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
        return header.flatMap(RetryAfter::date)
                .or(() -> reset)
                .flatMap(later -> now.map(earlier -> Duration.between(earlier, later)))
                .filter(wait -> !wait.isNegative());
    }

    static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
