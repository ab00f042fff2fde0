package dev.bedrock.infra.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientProvider;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpExchange;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.core.testing.LoopbackServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Azure's resource manager, as its REST reference describes it: resources by their paths, operations that take a while,
 * errors in its envelope. Storage accounts are made with a Location to ask, registries with an Azure-AsyncOperation.
 */
final class ArmStub implements AutoCloseable {
    static final String TABLE_WRITER = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private static final String AZURE = "https://management.azure.com";

    private final LoopbackServer server = LoopbackServer.http()
            .on("/", exchange -> answer(exchange, exchange.getRequestURI().getPath()));
    private final Map<String, Object> resources = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Integer> polls = new HashMap<>();
    private final Map<String, Deque<Answer>> prepared = new HashMap<>();
    private final Map<String, String> taken = new HashMap<>();

    /** Where storage accounts that are being made say that they can be asked for. */
    String operations = AZURE + "/operations/";

    /** How often an operation says that it goes on. */
    int patience = 1;

    /** An answer in place of the usual one. */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer error(int status, String code, String message) {
            return new Answer(
                    status,
                    Map.of(),
                    JsonWriter.compact().write(Map.of("error", Map.of("code", code, "message", message))));
        }
    }

    /** Answers the next requests of a method for paths with an end like this. */
    ArmStub answering(String method, String end, Answer... answers) {
        prepared.put(method + " " + end, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    /** A name that somebody else has. */
    ArmStub taken(String name, String message) {
        taken.put(name, message);
        return this;
    }

    /** Has a resource, by its identifier. */
    void put(String id, Map<String, Object> properties) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("id", id);
        resource.put("name", id.substring(id.lastIndexOf('/') + 1));
        resource.put("location", "westus2");
        resource.put("properties", properties);
        resources.put(id, resource);
    }

    List<LoopbackServer.Request> requests() {
        return server.requests();
    }

    /** What was made, by its path, in order. */
    List<String> made() {
        return server.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .map(request -> request.target().replaceAll("\\?.*", "").replaceAll(".*/(?=[^/]+/[^/]+$)", ""))
                .toList();
    }

    /** What was sent to make the resource with an end of its path like this. */
    String sent(String end) {
        return server.requests().stream()
                .filter(request -> request.method().equals("PUT")
                        && request.target().replaceAll("\\?.*", "").endsWith(end))
                .findFirst()
                .orElseThrow()
                .body();
    }

    /** Carries requests for Azure here. */
    HttpClient client() {
        HttpClient real = new JdkHttpClientProvider().createInstance();
        return new HttpClient() {
            @Override
            public Mono<HttpResponse> send(HttpRequest request) {
                return real.send(here(request)).map(response -> new Answered(request, response));
            }

            @Override
            public Mono<HttpResponse> send(HttpRequest request, Context context) {
                return real.send(here(request), context).map(response -> new Answered(request, response));
            }

            @Override
            public HttpResponse sendSync(HttpRequest request, Context context) {
                return new Answered(request, real.sendSync(here(request), context));
            }
        };
    }

    /** An answer to what was asked of Azure, which the library looks at to see where to go on asking. */
    private static final class Answered extends HttpResponse {
        private final HttpResponse real;

        Answered(HttpRequest request, HttpResponse real) {
            super(request);
            this.real = real;
        }

        @Override
        public int getStatusCode() {
            return real.getStatusCode();
        }

        @Override
        @Deprecated
        public String getHeaderValue(String name) {
            return real.getHeaderValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return real.getHeaders();
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return real.getBody();
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return real.getBodyAsByteArray();
        }

        @Override
        public Mono<String> getBodyAsString() {
            return real.getBodyAsString();
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return real.getBodyAsString(charset);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private HttpRequest here(HttpRequest request) {
        String target = request.getUrl().getFile();
        return request.copy().setUrl(server.uri("").toString() + target);
    }

    private synchronized void answer(HttpExchange exchange, String path) throws IOException {
        String method = exchange.getRequestMethod();
        for (Map.Entry<String, Deque<Answer>> entry : prepared.entrySet()) {
            String[] key = entry.getKey().split(" ", 2);
            if (key[0].equals(method)
                    && path.endsWith(key[1])
                    && !entry.getValue().isEmpty()) {
                send(exchange, entry.getValue().remove());
                return;
            }
        }
        if (path.startsWith("/operations/")) {
            operation(exchange, path);
        } else if (path.endsWith("/checkNameAvailability")) {
            nameCheck(exchange);
        } else if (path.endsWith("/roleAssignments")) {
            assignments(exchange);
        } else if (method.equals("PUT")) {
            make(exchange, path);
        } else if (method.equals("HEAD")) {
            send(exchange, new Answer(resources.containsKey(path) ? 204 : 404, Map.of(), ""));
        } else if (resources.containsKey(path)) {
            send(exchange, resource(200, path));
        } else {
            send(exchange, Answer.error(404, "ResourceNotFound", "The Resource '" + path + "' was not found."));
        }
    }

    private void operation(HttpExchange exchange, String path) throws IOException {
        boolean done = polls.merge(path, 1, Integer::sum) > patience;
        String id = path.substring("/operations".length());
        if (id.contains("/registries/")) {
            String status = done ? "Succeeded" : "InProgress";
            send(exchange, new Answer(200, Map.of(), "{\"status\": \"" + status + "\"}"));
        } else if (done) {
            send(exchange, resource(200, id));
        } else {
            send(exchange, new Answer(202, Map.of("Location", AZURE + path), ""));
        }
    }

    private void nameCheck(HttpExchange exchange) throws IOException {
        String body = requests().get(requests().size() - 1).body();
        String name = String.valueOf(object(body).get("name"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("nameAvailable", !taken.containsKey(name));
        if (taken.containsKey(name)) {
            answer.put("reason", "AlreadyExists");
            answer.put("message", taken.get(name));
        }
        send(exchange, new Answer(200, Map.of(), JsonWriter.compact().write(answer)));
    }

    private void assignments(HttpExchange exchange) throws IOException {
        String principal = exchange.getRequestURI().getQuery().replaceAll(".*principalId eq '([^']*)'.*", "$1");
        List<Object> found = resources.entrySet().stream()
                .filter(entry -> entry.getKey().contains("/roleAssignments/")
                        && entry.getValue().toString().contains("principalId=" + principal))
                .map(Map.Entry::getValue)
                .toList();
        send(exchange, new Answer(200, Map.of(), JsonWriter.compact().write(Map.of("value", found))));
    }

    private void make(HttpExchange exchange, String path) throws IOException {
        Map<String, Object> body = object(requests().get(requests().size() - 1).body());
        Map<String, Object> properties = new LinkedHashMap<>();
        if (body.get("properties") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> properties.put(String.valueOf(key), value));
        }
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.contains("/roleassignments/")) {
            properties.put("scope", path.replaceAll("/providers/Microsoft.Authorization/.*", ""));
        } else if (lower.contains("/userassignedidentities/")) {
            properties.put("tenantId", "11111111-1111-1111-1111-111111111111");
            properties.put("principalId", "22222222-2222-2222-2222-222222222222");
            properties.put("clientId", "33333333-3333-3333-3333-333333333333");
        } else if (lower.contains("/registries/")) {
            properties.put("loginServer", path.substring(path.lastIndexOf('/') + 1) + ".azurecr.io");
        } else if (!lower.contains("/tables/")) {
            properties.put("primaryEndpoints", Map.of("table", "https://contosotel.table.core.windows.net/"));
        }
        put(path, properties);
        if (lower.contains("/tableservices/")) {
            send(exchange, resource(200, path));
        } else if (lower.contains("/storageaccounts/") && !lower.contains("/roleassignments/")) {
            send(exchange, new Answer(202, Map.of("Location", operations + path.substring(1)), ""));
        } else if (lower.contains("/registries/") && !lower.contains("/roleassignments/")) {
            send(
                    exchange,
                    new Answer(
                            201,
                            Map.of("Azure-AsyncOperation", AZURE + "/operations" + path),
                            resource(201, path).body()));
        } else {
            send(exchange, resource(201, path));
        }
    }

    private Answer resource(int status, String path) {
        return new Answer(status, Map.of(), JsonWriter.compact().write(resources.get(path)));
    }

    private static Map<String, Object> object(String json) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (!json.isEmpty() && JsonReader.defaults().read("request", json) instanceof MapNode map) {
            map.toData().forEach((key, value) -> object.put(key, String.valueOf(value)));
            map.get("properties").ifPresent(properties -> object.put("properties", ((MapNode) properties).toData()));
        }
        return object;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        LoopbackServer.reply(exchange, answer.status(), answer.body().getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
