package dev.bedrock.gitops.host.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.HttpCall;
import dev.bedrock.core.http.HttpMethod;
import dev.bedrock.core.http.RemoteGuard;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Redactor;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.gitops.host.HostCode;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The interface of a code host for programs: JSON over HTTP, from one server only. Immutable and thread-safe.
 *
 * <p>Requests that change something are repeated as far as the client permits; those that may be done twice say so by
 * {@link #again}.
 */
public final class RestApi {
    private static final int MOST_PAGES = 100;

    private final HttpAccess http;
    private final String base;
    private final Optional<Credential> credential;
    private final Map<String, String> headers;
    private final Map<String, String> query;
    private final boolean repeatable;
    private final List<Secret> hidden;

    private RestApi(
            HttpAccess http,
            String base,
            Optional<Credential> credential,
            Map<String, String> headers,
            Map<String, String> query,
            boolean repeatable,
            List<Secret> hidden) {
        this.http = http;
        this.base = base;
        this.credential = credential;
        this.headers = headers;
        this.query = query;
        this.repeatable = repeatable;
        this.hidden = hidden;
    }

    /**
     * An interface.
     *
     * @param base where it begins
     * @param credential what it is shown; empty for what the client knows
     */
    public static RestApi of(HttpAccess http, URI base, Optional<Credential> credential) {
        String text = RemoteGuard.normalize(base).toString();
        return new RestApi(http, text.replaceAll("/+$", ""), credential, Map.of(), Map.of(), false, List.of());
    }

    /** With a header in all requests. */
    public RestApi withHeader(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new RestApi(http, base, credential, changed, query, repeatable, hidden);
    }

    /** With a parameter in all requests, in place of one of this name. */
    public RestApi with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.put(name, value);
        return new RestApi(http, base, credential, headers, changed, repeatable, hidden);
    }

    /** Below a path; each segment is encoded. */
    public RestApi below(String... segments) {
        return new RestApi(http, base + path(segments), credential, headers, query, repeatable, hidden);
    }

    /** For requests of which a second one does no harm, though they are no reading ones. */
    public RestApi again() {
        return new RestApi(http, base, credential, headers, query, true, hidden);
    }

    /** With secrets in what is sent, which a host might repeat. */
    public RestApi hiding(Collection<Secret> secrets) {
        return new RestApi(http, base, credential, headers, query, repeatable, List.copyOf(secrets));
    }

    /** Reads. */
    public RestReply get(String... segments) {
        return send(HttpMethod.GET, Optional.empty(), segments);
    }

    /** Creates. */
    public RestReply post(Map<String, Object> body, String... segments) {
        return send(HttpMethod.POST, Optional.of(body), segments);
    }

    /** Replaces. */
    public RestReply put(Map<String, Object> body, String... segments) {
        return send(HttpMethod.PUT, Optional.of(body), segments);
    }

    /** Changes. */
    public RestReply patch(Object body, String... segments) {
        return send(HttpMethod.PATCH, Optional.of(body), segments);
    }

    /** Removes. */
    public RestReply delete(String... segments) {
        return send(HttpMethod.DELETE, Optional.empty(), segments);
    }

    /** The items of all pages that {@code Link} headers lead to. */
    public List<RestValue> pages(String... segments) {
        return pagesOf("", segments);
    }

    /**
     * The items of all pages that {@code Link} headers lead to.
     *
     * @param key where the list is in each page; empty if it is the page
     */
    public List<RestValue> pagesOf(String key, String... segments) {
        List<RestValue> items = new ArrayList<>();
        Optional<URI> next = Optional.of(uri(segments));
        for (int page = 0; next.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw tooMany();
            }
            RestReply reply =
                    send(call(HttpMethod.GET, next.get()), HttpMethod.GET).requireSuccess();
            items.addAll(
                    key.isEmpty() ? reply.value().requireItems() : reply.value().requireItems(key));
            next = reply.nextPage();
        }
        return items;
    }

    /**
     * The items of all pages that are counted by {@code $skip} and {@code $top}, as in Azure DevOps.
     *
     * @param size the size of a page
     */
    public List<RestValue> skipping(int size, String... segments) {
        List<RestValue> items = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<RestValue> found = with("$top", Integer.toString(size))
                    .with("$skip", Integer.toString(page * size))
                    .get(segments)
                    .requireSuccess()
                    .value()
                    .requireItems("value");
            items.addAll(found);
            if (found.size() < size) {
                return items;
            }
        }
        throw tooMany();
    }

    private LimitExceededException tooMany() {
        return new LimitExceededException(HostCode.TOO_MANY_PAGES.error(
                URI.create(base).getHost() + " has more than " + MOST_PAGES + " pages of one answer"));
    }

    private RestReply send(HttpMethod method, Optional<Object> body, String... segments) {
        HttpCall call = call(method, uri(segments));
        return send(body.isPresent() ? call.withJson(body.get()) : call, method);
    }

    private RestReply send(HttpCall call, HttpMethod method) {
        return new RestReply(http.send(call), method + " " + call.uri().getRawPath(), Redactor.of(secrets()));
    }

    private HttpCall call(HttpMethod method, URI uri) {
        HttpCall call = HttpCall.of(method, uri).confined().withHeader("accept", "application/json");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.withHeader(header.getKey(), header.getValue());
        }
        if (credential.isPresent()) {
            call = call.withCredential(credential.get());
        }
        return repeatable ? call.repeatable() : call;
    }

    private List<Secret> secrets() {
        Stream<Secret> own = credential.stream().flatMap(known -> {
            if (known instanceof Credential.Login login) {
                return Stream.of(login.password());
            }
            return known instanceof Credential.Bearer bearer ? Stream.of(bearer.token()) : Stream.empty();
        });
        return Stream.concat(own, hidden.stream()).toList();
    }

    private URI uri(String... segments) {
        String parameters = query.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + path(segments) + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    private static String path(String... segments) {
        return Stream.of(segments).map(segment -> "/" + encode(segment)).collect(Collectors.joining());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%24", "$");
    }
}
