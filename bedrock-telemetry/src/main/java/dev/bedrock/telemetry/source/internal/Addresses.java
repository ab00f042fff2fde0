package dev.bedrock.telemetry.source.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.http.HttpReply;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes addresses of parts that come from outside. */
public final class Addresses {
    private static final Pattern NEXT = Pattern.compile("<([^<>]{1,4000})>\\s*;\\s*rel=\"?next\"?");

    private Addresses() {}

    /** Below an address; each segment may hold anything and stays one segment. */
    public static URI below(URI base, String... segments) {
        StringBuilder path = new StringBuilder(base.toString().replaceAll("/+$", ""));
        for (String segment : segments) {
            path.append('/').append(segment(segment));
        }
        return URI.create(path.toString());
    }

    private static String segment(String text) {
        String encoded = URLEncoder.encode(text, UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }

    /** With a query of names and values. */
    public static URI query(URI base, String... namesAndValues) {
        StringBuilder text = new StringBuilder(base.toString());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(i == 0 ? '?' : '&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], UTF_8).replace("+", "%20"));
        }
        return URI.create(text.toString());
    }

    /** Where the next part of an answer is, by the header {@code Link} (RFC 8288). */
    public static Optional<URI> linked(URI here, HttpReply reply) {
        for (String header : reply.headers().all("link")) {
            Matcher next = NEXT.matcher(header);
            if (next.find()) {
                return resolve(here, next.group(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<URI> resolve(URI here, String target) {
        try {
            return Optional.of(here.resolve(target));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
