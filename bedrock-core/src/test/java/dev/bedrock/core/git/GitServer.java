package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bedrock.core.process.Command;
import dev.bedrock.core.process.ProcessRunner;
import dev.bedrock.core.testing.RequiredTool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** The real git behind the JDK's HTTP server: each request runs {@code git http-backend}. Loopback only. */
public final class GitServer implements AutoCloseable {
    private final Path git = RequiredTool.of("git");
    private final Path root;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<String> login = Optional.empty();
    private volatile Interceptor interceptor = exchange -> false;
    private volatile AnswerInterceptor answers = (exchange, whole) -> whole;

    private GitServer(Path root, HttpServer server) {
        this.root = root;
        this.server = server;
    }

    /** Sees a request before git does. */
    @FunctionalInterface
    public interface Interceptor {
        /** Whether it has answered, so that git is not asked. */
        boolean answer(HttpExchange exchange) throws IOException;
    }

    /** May replace what git has answered by something shorter, after which the connection is cut. */
    @FunctionalInterface
    public interface AnswerInterceptor {
        /** What is sent of the answer; the headers say the length of all of it. */
        byte[] answer(HttpExchange exchange, byte[] whole) throws IOException;
    }

    /** Serves the bare repositories in a folder. */
    public static GitServer start(Path root) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            GitServer git = new GitServer(root, server);
            server.setExecutor(git.threads);
            server.createContext("/", git::handle);
            server.start();
            return git;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Wants a user name and password from now on. */
    public GitServer protectedBy(String username, String password) {
        login = Optional.of("Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8)));
        return this;
    }

    /** Shows requests to somebody else first. */
    public void intercept(Interceptor newInterceptor) {
        interceptor = newInterceptor;
    }

    /** Shows answers of git to somebody before they are sent. */
    public void interceptAnswers(AnswerInterceptor newInterceptor) {
        answers = newInterceptor;
    }

    /** {@code localhost:port}. */
    public String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** The URL of a repository. */
    public String url(String repository) {
        return "http://" + host() + "/" + repository;
    }

    /** The requests so far: method, path and query. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        try (exchange) {
            if (interceptor.answer(exchange)) {
                return;
            }
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (login.isPresent() && !login.get().equals(authorization)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            respond(exchange, backend(exchange));
        }
    }

    private byte[] backend(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        InputStream body = exchange.getRequestBody();
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            body = new GZIPInputStream(body);
        }
        byte[] input = body.readAllBytes();
        Command command = Command.of(git.toString(), "http-backend")
                .withInput(input)
                .withEnvironment("GIT_PROJECT_ROOT", root.toString())
                .withEnvironment("GIT_HTTP_EXPORT_ALL", "1")
                .withEnvironment("GIT_CONFIG_NOSYSTEM", "1")
                .withEnvironment("HOME", root.toString())
                .withEnvironment("REMOTE_USER", "tester")
                .withEnvironment("REQUEST_METHOD", exchange.getRequestMethod())
                .withEnvironment("PATH_INFO", exchange.getRequestURI().getPath())
                .withEnvironment("QUERY_STRING", query == null ? "" : query)
                .withEnvironment("CONTENT_LENGTH", Integer.toString(input.length));
        for (String[] header : new String[][] {{"Content-Type", "CONTENT_TYPE"}, {"Git-Protocol", "GIT_PROTOCOL"}}) {
            String value = exchange.getRequestHeaders().getFirst(header[0]);
            command = value == null ? command : command.withEnvironment(header[1], value);
        }
        return ProcessRunner.system().run(command).stdoutBytes();
    }

    private void respond(HttpExchange exchange, byte[] cgi) throws IOException {
        String text = new String(cgi, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        int status = 200;
        for (String line : text.substring(0, end).split("\r\n", -1)) {
            String name = line.substring(0, line.indexOf(':'));
            String value = line.substring(name.length() + 1).strip();
            if (name.equals("Status")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(name, value);
            }
        }
        byte[] body = Arrays.copyOfRange(cgi, end + 4, cgi.length);
        byte[] sent = answers.answer(exchange, body);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(sent);
            out.flush();
        }
    }
}
