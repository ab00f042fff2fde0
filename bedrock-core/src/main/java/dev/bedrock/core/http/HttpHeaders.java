package dev.bedrock.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The headers of an answer; case does not count in their names. They print without values. Immutable. */
public final class HttpHeaders {
    private static final int LONGEST_LINK = 8192;

    /** A target and its parameters, up to the next link. */
    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:\\s*;[^,;\"]*(?:\"[^\"]*\")?)*)");

    private static final Pattern NEXT = Pattern.compile(
            ";\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next\\s*(?:;|$))", Pattern.CASE_INSENSITIVE);

    private final Map<String, List<String>> values;

    private HttpHeaders(Map<String, List<String>> values) {
        this.values = values;
    }

    static HttpHeaders of(Map<String, List<String>> values) {
        Map<String, List<String>> lower = new TreeMap<>();
        values.forEach((name, all) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(all)));
        return new HttpHeaders(lower);
    }

    /** The first value of a header. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The values of a header in their order. */
    public List<String> all(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The entity tag, as it is, with its quotes. */
    public Optional<String> etag() {
        return first("etag");
    }

    /** The media type without its parameters, in lower case. */
    public Optional<String> mediaType() {
        return first("content-type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty());
    }

    /** The target of the link to the next page, as it is written. */
    Optional<String> next() {
        return all("link").stream()
                .filter(header -> header.length() <= LONGEST_LINK)
                .flatMap(header -> LINK.matcher(header).results())
                .filter(link -> NEXT.matcher(link.group(2)).find())
                .map(link -> link.group(1))
                .findFirst();
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
