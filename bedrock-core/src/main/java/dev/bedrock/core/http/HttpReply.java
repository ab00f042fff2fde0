package dev.bedrock.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import java.net.URI;
import java.util.Optional;

/** The answer of a remote, in memory. Immutable; prints without its headers and content. */
public final class HttpReply {
    private final HttpCall call;
    private final URI uri;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] content;

    HttpReply(HttpCall call, URI uri, int status, HttpHeaders headers, byte[] content) {
        this.call = call;
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.content = content;
    }

    /** The address that answered, after all redirects. */
    public URI uri() {
        return uri;
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The headers. */
    public HttpHeaders headers() {
        return headers;
    }

    /** Whether the status is one of 200 to 299. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether the condition of the request says that the caller has the content already (304). */
    public boolean isNotModified() {
        return status == 304;
    }

    /**
     * This, if it is a success.
     *
     * @throws InvalidInputException when there is nothing at the address (404, 410)
     * @throws AccessDeniedException when other credentials are needed (401, 403, 407)
     * @throws UnavailableException for any other status that is no success
     */
    public HttpReply requireSuccess() {
        if (!isSuccess()) {
            throw Failures.status(call, uri, status, headers);
        }
        return this;
    }

    /**
     * The address of the next page of a long answer, from its {@code Link} header (RFC 8288).
     *
     * @throws InvalidInputException when it is no address
     * @throws AccessDeniedException when it is one of another server
     */
    public Optional<URI> nextPage() {
        Optional<URI> next = headers.next().map(link -> RemoteGuard.resolve(uri, link));
        next.filter(page -> !Origin.of(page).equals(Origin.of(uri))).ifPresent(page -> {
            throw Failures.redirect(uri, page, "is another server");
        });
        return next;
    }

    /** The content, unpacked. */
    public byte[] content() {
        return content.clone();
    }

    /** The content as text in UTF-8. */
    public String text() {
        return new String(content, UTF_8);
    }

    /**
     * The content as JSON.
     *
     * @throws InvalidInputException when it is none
     */
    public Node json() {
        return JsonReader.defaults().read(Shown.of(uri), text());
    }

    @Override
    public String toString() {
        return call + " -> " + status;
    }
}
