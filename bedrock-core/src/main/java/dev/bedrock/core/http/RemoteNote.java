package dev.bedrock.core.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What an address stood for when it was asked last: lines of text in the cache.
 *
 * @param uri the address that answered
 * @param sha256 the digest of the content
 * @param mediaType its media type, empty if unknown
 * @param encoding how it is compressed, empty if it is not
 * @param condition the header by which to ask whether it has changed
 * @param validator the value of that header, empty if there is none
 */
record RemoteNote(URI uri, String sha256, String mediaType, String encoding, String condition, String validator) {
    private static final int LINES = 6;

    static RemoteNote of(Download download) {
        Optional<String> etag = download.headers().etag();
        String modified = download.headers().first("last-modified").orElse("");
        return new RemoteNote(
                download.uri(),
                download.sha256(),
                download.headers().mediaType().orElse(""),
                download.headers()
                        .first("content-encoding")
                        .filter(name -> !name.equalsIgnoreCase("identity"))
                        .orElse(""),
                etag.isPresent() ? "if-none-match" : "if-modified-since",
                etag.orElse(modified));
    }

    String text() {
        return String.join("\n", uri.toString(), sha256, mediaType, encoding, condition, validator);
    }

    static Optional<RemoteNote> parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        boolean valid = lines.size() == LINES
                && lines.get(1).matches("[0-9a-f]{64}")
                && (lines.get(4).equals("if-none-match") || lines.get(4).equals("if-modified-since"));
        return valid
                ? Optional.of(new RemoteNote(
                        URI.create(lines.get(0)), lines.get(1), lines.get(2), lines.get(3), lines.get(4), lines.get(5)))
                : Optional.empty();
    }

    RemoteFile with(byte[] content) {
        return new RemoteFile(
                uri,
                sha256,
                Optional.of(mediaType).filter(type -> !type.isEmpty()),
                Optional.of(encoding).filter(name -> !name.isEmpty()),
                content);
    }
}
