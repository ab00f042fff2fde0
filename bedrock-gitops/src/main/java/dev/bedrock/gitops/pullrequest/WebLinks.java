package dev.bedrock.gitops.pullrequest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses of pages for people, made of parts that are not trusted. */
final class WebLinks {
    private WebLinks() {}

    static URI of(String origin, String... segments) {
        return URI.create(origin
                + Stream.of(segments).map(segment -> "/" + encode(segment)).collect(Collectors.joining()));
    }

    /** A branch as a part of a path: its slashes stay. */
    static String branch(String name) {
        return encode(name).replace("%2F", "/");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
