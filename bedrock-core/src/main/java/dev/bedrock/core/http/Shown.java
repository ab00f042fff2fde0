package dev.bedrock.core.http;

import java.net.URI;

/** Addresses for messages: without the query, in which there may be a signature or a token. */
final class Shown {
    private Shown() {}

    static String of(URI uri) {
        String query = uri.getRawQuery() == null ? "" : "?...";
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + query;
    }
}
