package dev.bedrock.gitops.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The project {@code shop} of the organization {@code contoso}, by the documentation of version 7.0 of Azure DevOps. */
public final class AzureProjectStub implements AutoCloseable {
    private static final String PROJECT = "/contoso/shop/_apis";
    private static final String COLLECTION = "/contoso/_apis";

    private final LoopbackServer server = LoopbackServer.http();
    private final Map<Long, Map<String, Object>> groups = new TreeMap<>();
    private final Map<Long, Map<String, Object>> definitions = new TreeMap<>();
    private final Set<String> files = new TreeSet<>();
    private final Set<Long> permitted = new TreeSet<>();
    private int failures;
    private boolean afterTheWork;
    private String words = "";

    /** Starts it, with a repository {@code app}. */
    public AzureProjectStub() {
        server.on("/", this::handle);
    }

    /** Where the interface begins. */
    public URI api() {
        return server.uri("/");
    }

    /** {@code 127.0.0.1:port}. */
    public String address() {
        return "127.0.0.1:" + server.port();
    }

    /** Pushes a file of the repository {@code app}. */
    public void push(String branch, String path) {
        files.add(branch + " /" + path);
    }

    /** The groups of variables, by their numbers. */
    public Map<Long, Map<String, Object>> groups() {
        return groups;
    }

    /** The definitions of pipelines, by their numbers. */
    public Map<Long, Map<String, Object>> definitions() {
        return definitions;
    }

    /** The groups that all pipelines may use. */
    public Set<Long> permitted() {
        return permitted;
    }

    /** What was asked by requests that change something. */
    public List<LoopbackServer.Request> writes() {
        return server.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .toList();
    }

    /** The next request that creates something is done, but its answer gets lost. */
    public void loseNextAnswer() {
        failures = 1;
        afterTheWork = true;
    }

    /** The next request that creates something is refused with these words. */
    public void refuseNext(String newWords) {
        failures = 1;
        words = newWords;
    }

    private void handle(HttpExchange exchange) throws IOException {
        LoopbackServer.Request request = server.requests().get(server.requests().size() - 1);
        if (request.header("authorization").isEmpty()) {
            reply(exchange, 401, Map.of());
            return;
        }
        if (failures > 0 && request.method().equals("POST")) {
            failures--;
            if (!afterTheWork) {
                reply(exchange, 400, Map.of("message", words));
                return;
            }
            List<Integer> lost = new ArrayList<>();
            answer(request, (status, data) -> lost.add(status));
            reply(exchange, 503, Map.of());
            return;
        }
        answer(request, (status, data) -> reply(exchange, status, data));
    }

    /** Takes an answer. */
    private interface Answer {
        void send(int status, Object data) throws IOException;
    }

    private void answer(LoopbackServer.Request request, Answer answer) throws IOException {
        URI uri = URI.create(request.target());
        String path = uri.getPath();
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        Map<String, Object> body = request.body().isEmpty() || request.body().startsWith("[")
                ? Map.of()
                : ((MapNode) JsonReader.defaults().read("body", request.body())).toData();
        if (!query.contains("api-version=7.0")) {
            answer.send(400, Map.of("message", "No api-version was supplied"));
        } else if (path.equals(COLLECTION + "/projects/shop")) {
            answer.send(200, Map.of("id", "p-1", "name", "shop"));
        } else if (path.equals(PROJECT + "/distributedtask/queues")) {
            answer.send(
                    200,
                    query.contains("queueName=Azure Pipelines")
                            ? values(List.of(Map.of("id", 18, "name", "Azure Pipelines")))
                            : values(List.of()));
        } else if (path.contains("/distributedtask/variablegroups")) {
            groups(request.method(), path, query, body, answer);
        } else if (path.startsWith(PROJECT + "/pipelines/pipelinepermissions/variablegroup/")) {
            permitted.add(number(path));
            answer.send(200, Map.of());
        } else if (path.startsWith(PROJECT + "/git/repositories/app")) {
            repository(path, query, answer);
        } else if (path.startsWith(PROJECT + "/build/definitions")) {
            definitions(request.method(), path, query, body, answer);
        } else if (path.equals(PROJECT + "/build/builds")) {
            answer.send(200, Map.of("id", 900, "definition", Map.of("id", 1)));
        } else {
            answer.send(404, Map.of("message", "not found"));
        }
    }

    private void groups(String method, String path, String query, Map<String, Object> body, Answer answer)
            throws IOException {
        switch (method) {
            case "GET" ->
                answer.send(
                        200,
                        values(groups.values().stream()
                                .filter(group -> query.contains("groupName=" + group.get("name")))
                                .map(AzureProjectStub::shown)
                                .toList()));
            case "POST" -> {
                if (groups.values().stream()
                        .anyMatch(group -> String.valueOf(group.get("name")).equals(body.get("name")))) {
                    answer.send(
                            409,
                            Map.of(
                                    "message",
                                    "Variable group already exists.",
                                    "typeKey",
                                    "VariableGroupExistsException"));
                    return;
                }
                long id = groups.size() + 1L;
                groups.put(id, withId(body, id));
                answer.send(200, shown(withId(body, id)));
            }
            default -> {
                groups.put(number(path), withId(body, number(path)));
                answer.send(200, shown(withId(body, number(path))));
            }
        }
    }

    /** Values of secrets are not shown. */
    private static Map<String, Object> shown(Map<String, Object> group) {
        Map<String, Object> shown = new HashMap<>(group);
        Map<String, Object> variables = new LinkedHashMap<>();
        if (group.get("variables") instanceof Map<?, ?> all) {
            all.forEach((name, value) -> {
                Map<?, ?> variable = (Map<?, ?>) value;
                Map<String, @Nullable Object> data = new HashMap<>();
                boolean secret = Boolean.TRUE.equals(variable.get("isSecret"));
                data.put("value", secret ? null : variable.get("value"));
                data.put("isSecret", secret);
                variables.put(String.valueOf(name), data);
            });
        }
        shown.put("variables", variables);
        return shown;
    }

    private void repository(String path, String query, Answer answer) throws IOException {
        if (path.endsWith("/app")) {
            answer.send(
                    200,
                    Map.of("id", "r-1", "name", "app", "remoteUrl", "https://dev.azure.com/contoso/shop/_git/app"));
            return;
        }
        boolean there = files.stream().anyMatch(file -> {
            String[] parts = file.split(" ", 2);
            return query.contains("versionDescriptor.version=" + parts[0] + "&") && query.contains("path=" + parts[1]);
        });
        answer.send(there ? 200 : 404, Map.of("message", "TF401174: The item could not be found"));
    }

    private void definitions(String method, String path, String query, Map<String, Object> body, Answer answer)
            throws IOException {
        switch (method) {
            case "GET" -> {
                if (path.endsWith("/definitions")) {
                    answer.send(
                            200,
                            values(definitions.values().stream()
                                    .filter(definition -> query.contains("name=" + definition.get("name")))
                                    .toList()));
                } else {
                    answer.send(200, definitions.getOrDefault(number(path), Map.of()));
                }
            }
            case "POST" -> {
                if (definitions.values().stream()
                        .anyMatch(known -> String.valueOf(known.get("name")).equals(body.get("name")))) {
                    answer.send(409, Map.of("message", "exists", "typeKey", "DefinitionExistsException"));
                    return;
                }
                long id = definitions.size() + 1L;
                answer.send(200, keep(id, 1L, body));
            }
            default -> {
                long id = number(path);
                long revision = (Long) definitions.getOrDefault(id, Map.of()).getOrDefault("revision", 0L);
                if (!body.containsValue(revision)) {
                    answer.send(409, Map.of("message", "stale", "typeKey", "InvalidDefinitionInQueryException"));
                    return;
                }
                answer.send(200, keep(id, revision + 1, body));
            }
        }
    }

    private Map<String, Object> keep(long id, long revision, Map<String, Object> body) {
        Map<String, Object> definition = withId(body, id);
        definition.put("revision", revision);
        definition.put("queue", Map.of("id", 18, "name", "Azure Pipelines"));
        definitions.put(id, definition);
        return definition;
    }

    private static Map<String, Object> withId(Map<String, Object> body, long id) {
        Map<String, Object> data = new LinkedHashMap<>(body);
        data.put("id", id);
        return data;
    }

    private static Map<String, Object> values(List<?> items) {
        return Map.of("count", items.size(), "value", items);
    }

    private static long number(String path) {
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    private static void reply(HttpExchange exchange, int status, Object data) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        LoopbackServer.reply(exchange, status, JsonWriter.compact().write(data).getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
