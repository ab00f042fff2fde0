package dev.bedrock.core.http;

/** What a request asks for. */
public enum HttpMethod {
    /** Reads. */
    GET,
    /** Reads the headers only. */
    HEAD,
    /** Creates, or does anything else. */
    POST,
    /** Replaces. */
    PUT,
    /** Changes a part. */
    PATCH,
    /** Removes. */
    DELETE;

    /** Whether it changes nothing. */
    boolean reads() {
        return this == GET || this == HEAD;
    }

    /** Whether doing it twice is the same as doing it once (RFC 9110, section 9.2.2). */
    boolean isIdempotent() {
        return this != POST && this != PATCH;
    }
}
