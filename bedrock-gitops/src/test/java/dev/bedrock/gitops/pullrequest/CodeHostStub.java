package dev.bedrock.gitops.pullrequest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.gitops.pullrequest.PullRequestStatus.CheckState;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A code host in the memory of a test, which speaks the documented format of one kind of host over real HTTP. It knows the
 * users {@code bot}, whose token it takes, {@code ada} and {@code mallory}.
 */
public abstract class CodeHostStub implements AutoCloseable {
    /** The token of {@code bot}. */
    public static final String TOKEN = "t0k3n-0f-b0t";

    /** A comment. */
    public static final class Comment {
        final long id;
        final String author;
        String text;

        Comment(long id, String author, String text) {
            this.id = id;
            this.author = author;
            this.text = text;
        }

        /** What it says. */
        public String text() {
            return text;
        }
    }

    /** A pull request. */
    public static final class Pull {
        final long number;
        final String title;
        final String description;
        final String source;
        final String target;
        final String head;
        final List<String> labels = new ArrayList<>();
        final Set<String> reviewers = new LinkedHashSet<>();
        final List<Comment> comments = new ArrayList<>();
        final Map<String, CheckState> checks = new LinkedHashMap<>();
        final Map<String, Boolean> votes = new LinkedHashMap<>();
        PullRequestState state = PullRequestState.OPEN;
        boolean conflicts;

        /** Its texts. */
        public String title() {
            return title;
        }

        /** Where it goes. */
        public String target() {
            return target;
        }

        /** What its comments say. */
        public List<String> comments() {
            return comments.stream().map(Comment::text).toList();
        }

        Pull(long number, String title, String description, String source, String target, String head) {
            this.number = number;
            this.title = title;
            this.description = description;
            this.source = source;
            this.target = target;
            this.head = head;
        }
    }

    /** What is asked. */
    protected record Call(String method, List<String> path, Map<String, String> query, Map<String, Object> body) {
        /** {@code METHOD /path}, with segments that contain slashes. */
        String line() {
            return method + " /" + String.join("/", path);
        }

        /** A number in the path. */
        long number(int index) {
            return Long.parseLong(path.get(index));
        }

        String text(String key) {
            return String.valueOf(body.get(key));
        }

        /** The items of a list in the body. */
        List<?> list(String key) {
            return body.get(key) instanceof List<?> items ? items : List.of();
        }

        /** A parameter. */
        String asked(String name) {
            return query.getOrDefault(name, "");
        }
    }

    /** What is answered. */
    protected record Reply(int status, @Nullable Object data, Map<String, String> headers) {
        static Reply of(int status, Object data) {
            return new Reply(status, data, Map.of());
        }

        static Reply ok(Object data) {
            return of(200, data);
        }

        static Reply status(int status) {
            return new Reply(status, null, Map.of());
        }
    }

    private record Fault(Predicate<Call> when, Reply reply, boolean afterTheWork) {}

    protected final List<Pull> pulls = new ArrayList<>();
    protected final Map<String, String> branches = new TreeMap<>();
    private final LoopbackServer server = LoopbackServer.http();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private Runnable beforeCreating = () -> {};
    private int pageSize = 100;
    private long ids = 1000;

    /** Starts it, with the branches {@code main} and {@code change}. */
    protected CodeHostStub() {
        server.on("/", this::handle);
        branches.put("main", "1".repeat(40));
        branches.put("change", "2".repeat(40));
    }

    /** The address for cloning, as the real host has it. */
    public abstract String repository();

    /** The name of the provider. */
    public abstract String kind();

    /** Whether a request has the token of {@code bot} as this kind of host wants it. */
    protected abstract boolean isAuthorized(String authorization);

    /** What is asked by requests that create a pull request. */
    protected abstract boolean isCreation(Call call);

    /** Answers. */
    protected abstract Reply answer(Call call);

    /** Where the interface begins. */
    public URI api() {
        return server.uri("/");
    }

    /** {@code 127.0.0.1:port}. */
    public String address() {
        return "127.0.0.1:" + server.port();
    }

    /** What was asked. */
    public List<LoopbackServer.Request> requests() {
        return server.requests();
    }

    /** What was asked by requests that change something. */
    public List<LoopbackServer.Request> writes() {
        return requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .toList();
    }

    /** Makes a branch. */
    public void branch(String name, String commit) {
        branches.put(name, commit);
    }

    /** Whether there is a branch. */
    public boolean hasBranch(String name) {
        return branches.containsKey(name);
    }

    /** The pull requests. */
    public List<Pull> pulls() {
        return pulls;
    }

    /** A pull request. */
    public Pull pull(long number) {
        return pulls.get((int) number - 1);
    }

    /** Writes a comment. */
    public void comment(long number, String author, String text) {
        pull(number).comments.add(new Comment(ids++, author, text));
    }

    /** Opens a pull request, as somebody else. */
    public Pull openPull(String source, String target, String title, String description) {
        String head = branches.getOrDefault(source, "0".repeat(40));
        Pull pull = new Pull(pulls.size() + 1L, title, description, source, target, head);
        pulls.add(pull);
        return pull;
    }

    /** What happens when a pull request is about to be created, once. */
    public void beforeCreating(Runnable action) {
        beforeCreating = action;
    }

    /** How many items a page of an answer has at most. */
    public void pageSize(int size) {
        pageSize = size;
    }

    /** The next request of a method is answered so, and nothing done. */
    public void failNext(String method, int status, Map<String, String> headers, String body) {
        faults.add(new Fault(call -> call.method().equals(method), new Reply(status, new Raw(body), headers), false));
    }

    /** The next request of a method is done, but its answer gets lost. */
    public void loseNextAnswer(String method) {
        faults.add(new Fault(call -> call.method().equals(method), Reply.status(502), true));
    }

    /** Content that is sent as it is, JSON or not. */
    private record Raw(String text) {}

    protected long nextId() {
        return ids++;
    }

    /** A page of a list, with the {@code Link} to the next one. */
    protected Reply page(Call call, String key, List<? extends Object> items) {
        int page = Integer.parseInt(call.query().getOrDefault("page", "1"));
        int size = Math.min(pageSize, Integer.parseInt(call.query().getOrDefault("per_page", "30")));
        int from = Math.min(items.size(), (page - 1) * size);
        int to = Math.min(items.size(), from + size);
        Object data = key.isEmpty() ? items.subList(from, to) : Map.of(key, items.subList(from, to));
        if (to == items.size()) {
            return Reply.ok(data);
        }
        String next = "<" + server.uri(encoded(call.path()) + "?per_page=" + size + "&page=" + (page + 1))
                + ">; rel=\"next\"";
        return new Reply(200, data, Map.of("Link", next));
    }

    private static String encoded(List<String> path) {
        StringBuilder text = new StringBuilder();
        path.forEach(segment -> text.append('/').append(WebLinks.encode(segment)));
        return text.toString();
    }

    private void handle(HttpExchange exchange) throws IOException {
        LoopbackServer.Request request = server.requests().get(server.requests().size() - 1);
        Call call = call(request);
        if (!isAuthorized(request.header("authorization").orElse(""))) {
            send(exchange, Reply.of(401, Map.of("message", "not with '" + request.header("authorization") + "'")));
            return;
        }
        Fault fault = faults.peek();
        if (fault != null && fault.when().test(call)) {
            faults.remove();
            if (fault.afterTheWork()) {
                answer(call);
            }
            send(exchange, fault.reply());
            return;
        }
        if (isCreation(call)) {
            Runnable action = beforeCreating;
            beforeCreating = () -> {};
            action.run();
        }
        send(exchange, answer(call));
    }

    private static Call call(LoopbackServer.Request request) {
        URI uri = URI.create(request.target());
        List<String> path = Arrays.stream(uri.getRawPath().substring(1).split("/", -1))
                .map(segment -> URLDecoder.decode(segment, UTF_8))
                .toList();
        Map<String, String> query = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        Map<String, Object> body = request.body().isEmpty()
                ? Map.of()
                : ((MapNode) JsonReader.defaults().read("body", request.body())).toData();
        return new Call(request.method(), path, query, body);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        Object data = reply.data();
        if (data instanceof Raw raw) {
            LoopbackServer.reply(exchange, reply.status(), raw.text().getBytes(UTF_8));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        byte[] content =
                data == null ? new byte[0] : JsonWriter.compact().write(data).getBytes(UTF_8);
        LoopbackServer.reply(exchange, reply.status(), content);
    }

    @Override
    public void close() {
        server.close();
    }
}
