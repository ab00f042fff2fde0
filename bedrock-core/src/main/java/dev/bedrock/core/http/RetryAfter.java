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

    private RetryAfter() {}

    static boolean isWanted(int status, HttpHeaders headers) {
        return OVERLOADED.contains(status)
                || (status == 403 && headers.first("retry-after").isPresent());
    }

    /** Whether the server has turned the request away before it did anything. */
    static boolean nothingDone(int status) {
        return status == 429;
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
        return header.flatMap(RetryAfter::date)
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
