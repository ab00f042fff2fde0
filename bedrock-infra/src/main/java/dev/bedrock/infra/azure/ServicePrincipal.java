package dev.bedrock.infra.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.HttpCall;
import dev.bedrock.core.http.HttpMethod;
import dev.bedrock.core.http.HttpReply;
import dev.bedrock.core.http.RemoteGuard;
import dev.bedrock.core.secret.Redactor;
import dev.bedrock.core.secret.Secret;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Signs in with the client credentials of an application, as OAuth 2.0 (RFC 6749, section 4.4) describes it. */
final class ServicePrincipal implements AzureCredential {
    private final String authority;
    private final String tenant;
    private final String clientId;
    private final Secret secret;
    private final HttpAccess http;

    ServicePrincipal(String authority, String tenant, String clientId, Secret secret, HttpAccess http) {
        this.authority = authority;
        this.tenant = tenant;
        this.clientId = clientId;
        this.secret = secret;
        this.http = http;
    }

    @Override
    public Secret token(String scope) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("client_secret", secret.reveal());
        form.put("scope", scope);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        String address = authority + "/" + URLEncoder.encode(tenant, UTF_8) + "/oauth2/v2.0/token";
        HttpReply reply = http.send(HttpCall.of(HttpMethod.POST, RemoteGuard.parse(address))
                .withContent("application/x-www-form-urlencoded", body.getBytes(UTF_8))
                .withHeader("accept", "application/json")
                .repeatable());
        if (reply.status() == 400 || reply.status() == 401) {
            throw refused(reply);
        }
        return text(reply.requireSuccess().json(), "access_token")
                .map(Secret::of)
                .orElseThrow(() -> new AccessDeniedException(
                        AzureCode.SIGN_IN_FAILED.error("the answer to signing in has no token")));
    }

    private AccessDeniedException refused(HttpReply reply) {
        Node answer = reply.json();
        String error = text(answer, "error").orElse("HTTP " + reply.status());
        String description = text(answer, "error_description")
                .flatMap(text -> text.lines().findFirst())
                .map(line -> ": " + line)
                .orElse("");
        return new AccessDeniedException(AzureCode.SIGN_IN_FAILED.error(Redactor.of(List.of(secret))
                .redact("the application " + clientId + " cannot sign in to the tenant " + tenant + ", " + error
                        + description)));
    }

    private static Optional<String> text(Node node, String name) {
        return (node instanceof MapNode map ? map.get(name) : Optional.<Node>empty())
                .filter(value -> value instanceof ScalarNode scalar && scalar.isString())
                .map(value -> ((ScalarNode) value).text());
    }
}
