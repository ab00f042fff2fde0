package dev.bedrock.core.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks known secrets in text that others have written, such as what a hook prints. Finds a value as it is, each line of
 * a value with several lines, unless it is very short, and its URL and Base64 encodings. Immutable and thread-safe.
 */
public final class Redactor {
    private static final String MASK = "***";
    /** A shorter line of a value, such as a brace, says nothing and would be masked everywhere. */
    private static final int SHORTEST_LINE = 4;

    private final Optional<Pattern> known;

    private Redactor(Optional<Pattern> known) {
        this.known = known;
    }

    /** Masks these secrets; empty ones are passed over. */
    public static Redactor of(Collection<Secret> secrets) {
        String alternatives = secrets.stream()
                .flatMap(secret -> appearances(secret.reveal()))
                .filter(text -> !text.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return new Redactor(alternatives.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(alternatives)));
    }

    /** The text with {@code ***} in place of each secret. */
    public String redact(String text) {
        return known.map(pattern -> pattern.matcher(text).replaceAll(MASK)).orElse(text);
    }

    private static Stream<String> appearances(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return Stream.concat(
                value.lines().filter(line -> line.length() >= SHORTEST_LINE),
                Stream.of(
                        value,
                        URLEncoder.encode(value, UTF_8),
                        Base64.getEncoder().encodeToString(bytes),
                        Base64.getEncoder().withoutPadding().encodeToString(bytes)));
    }
}
