package dev.bedrock.core.http;

import java.net.URI;

/** Whom a request is addressed to. What is meant for one of them is not for another. */
record Origin(String scheme, String host, int port) {
    /** Of a normalized address. */
    static Origin of(URI uri) {
        return new Origin(uri.getScheme(), uri.getHost(), RemoteGuard.port(uri));
    }
}
