package dev.bedrock.core.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An HTTP server of a test on the loopback interface that remembers what it was asked. */
public final class LoopbackServer implements AutoCloseable {
    /** Answers a request; the exchange is closed afterwards. */
    @FunctionalInterface
    public interface Handler {
        /** Answers. */
        void handle(HttpExchange exchange) throws IOException;
    }

    /**
     * A request that came.
     *
     * @param method its method
     * @param target its path and query
     * @param headers its headers, names in lower case
     * @param body its content, as text in UTF-8
     */
    public record Request(String method, String target, Map<String, String> headers, String body) {
        /** A header. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String scheme;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private LoopbackServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Without encryption. */
    public static LoopbackServer http() {
        try {
            return new LoopbackServer(HttpServer.create(anyPort(), 50), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With TLS. */
    public static LoopbackServer https(SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 50);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new LoopbackServer(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress anyPort() throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    /** Answers requests for a path, without its query, or for all paths below it if it ends with a slash. */
    public LoopbackServer on(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    /** Answers requests for a path with content. */
    public LoopbackServer serve(String path, byte[] content) {
        return on(path, exchange -> reply(exchange, 200, content));
    }

    /** Answers requests for a path with a status and nothing else. */
    public LoopbackServer fail(String path, int status) {
        return on(path, exchange -> reply(exchange, status, new byte[0]));
    }

    /** Answers requests for a path with a redirect. */
    public LoopbackServer redirect(String path, int status, String location) {
        return on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            reply(exchange, status, new byte[0]);
        });
    }

    /** Sends an answer. */
    public static void reply(HttpExchange exchange, int status, byte[] content) throws IOException {
        boolean none = content.length == 0 || exchange.getRequestMethod().equals("HEAD") || status == 304;
        exchange.sendResponseHeaders(status, none ? -1 : content.length);
        if (!none) {
            exchange.getResponseBody().write(content);
        }
    }

    /** The port. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** An address by the name 127.0.0.1. */
    public URI uri(String target) {
        return uri("127.0.0.1", target);
    }

    /** An address by another name of this machine, such as {@code localhost}. */
    public URI uri(String host, String target) {
        return URI.create(scheme + "://" + host + ":" + port() + target);
    }

    /** What was asked, in the order in which it came. */
    public List<Request> requests() {
        return Collections.unmodifiableList(requests);
    }

    /** What was asked for a path and query. */
    public List<Request> requests(String target) {
        return requests.stream()
                .filter(request -> request.target().equals(target))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            exchange.getRequestBody().transferTo(body);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    flat(exchange.getRequestHeaders()),
                    body.toString(java.nio.charset.StandardCharsets.UTF_8)));
            handler(exchange.getRequestURI().getPath())
                    .orElse(unknown -> reply(unknown, 404, new byte[0]))
                    .handle(exchange);
        }
    }

    private Optional<Handler> handler(String path) {
        Handler exact = handlers.get(path);
        if (exact != null) {
            return Optional.of(exact);
        }
        return handlers.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") && path.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue);
    }

    private static Map<String, String> flat(Headers headers) {
        Map<String, String> flat = new ConcurrentHashMap<>();
        headers.forEach((name, values) -> flat.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
        return flat;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
