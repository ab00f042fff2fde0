package dev.bedrock.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to a remote. Immutable; prints without its headers, query and content.
 *
 * <p>What is given here is for the host that is named here: on a redirect to another one, the credential, the content and
 * all headers but {@code Accept} and conditions stay behind.
 */
public final class HttpCall {
    /** The headers that say nothing about who asks. */
    private static final Set<String> FOR_EVERYBODY =
            Set.of("accept", "if-none-match", "if-modified-since", "if-range", "range");

    private final HttpMethod method;
    private final URI uri;
    private final Map<String, Secret> headers;
    private final Optional<Credential> credential;
    private final byte[] content;
    private final boolean repeatable;
    private final boolean confined;

    private HttpCall(
            HttpMethod method,
            URI uri,
            Map<String, Secret> headers,
            Optional<Credential> credential,
            byte[] content,
            boolean repeatable,
            boolean confined) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.credential = credential;
        this.content = content;
        this.repeatable = repeatable;
        this.confined = confined;
    }

    /**
     * A request.
     *
     * @throws InvalidInputException when the address is not one of {@link RemoteGuard#normalize}
     */
    public static HttpCall of(HttpMethod method, URI uri) {
        return new HttpCall(
                method,
                RemoteGuard.normalize(uri),
                Map.of(),
                Optional.empty(),
                new byte[0],
                method.isIdempotent(),
                false);
    }

    /** A {@code GET}. */
    public static HttpCall get(URI uri) {
        return of(HttpMethod.GET, uri);
    }

    /**
     * With a header, in place of one of that name.
     *
     * @throws InvalidInputException when HTTP does not carry the value
     */
    public HttpCall withHeader(String name, String value) {
        return withHeader(name, Secret.of(value));
    }

    /**
     * With a header that has a secret, such as {@code PRIVATE-TOKEN}, in place of one of that name.
     *
     * @throws InvalidInputException when HTTP does not carry the value
     */
    public HttpCall withHeader(String name, Secret value) {
        Map<String, Secret> changed = new LinkedHashMap<>(headers);
        changed.put(name.toLowerCase(Locale.ROOT), HeaderText.require(name, value));
        return new HttpCall(method, uri, changed, credential, content, repeatable, confined);
    }

    /** With a credential in place of the one that the provider has for this address. */
    public HttpCall withCredential(Credential newCredential) {
        return new HttpCall(method, uri, headers, Optional.of(newCredential), content, repeatable, confined);
    }

    /** With content. */
    public HttpCall withContent(String mediaType, byte[] bytes) {
        HttpCall typed = withHeader("content-type", mediaType);
        return new HttpCall(method, uri, typed.headers, credential, bytes.clone(), repeatable, confined);
    }

    /** With data as JSON: maps, lists, texts, numbers, booleans. Asks for JSON, too. */
    public HttpCall withJson(Object data) {
        String json = JsonWriter.compact().withoutHtmlEscaping().write(data);
        return withContent("application/json", json.getBytes(UTF_8)).withHeader("accept", "application/json");
    }

    /** Says that doing it twice is the same as doing it once, so that a {@code POST} may be repeated. */
    public HttpCall repeatable() {
        return new HttpCall(method, uri, headers, credential, content, true, confined);
    }

    /** Follows no redirect to another scheme, host or port. Interfaces for programs have no reason for one. */
    public HttpCall confined() {
        return new HttpCall(method, uri, headers, credential, content, repeatable, true);
    }

    /** What is asked for. */
    public HttpMethod method() {
        return method;
    }

    /** The address. */
    public URI uri() {
        return uri;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    boolean isConfined() {
        return confined;
    }

    Map<String, Secret> headers() {
        return headers;
    }

    Optional<Credential> credential() {
        return credential;
    }

    byte[] content() {
        return content;
    }

    boolean hasHeader(String name) {
        return headers.containsKey(name);
    }

    /** The same at an address that a redirect leads to. */
    HttpCall redirectedTo(URI target) {
        if (Origin.of(uri).equals(Origin.of(target))) {
            return new HttpCall(method, target, headers, credential, content, repeatable, confined);
        }
        Map<String, Secret> kept = new LinkedHashMap<>(headers);
        kept.keySet().retainAll(FOR_EVERYBODY);
        return new HttpCall(method, target, kept, Optional.empty(), new byte[0], repeatable, confined);
    }

    @Override
    public String toString() {
        return method + " " + Shown.of(uri);
    }
}
