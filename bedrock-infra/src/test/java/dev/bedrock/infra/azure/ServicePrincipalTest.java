package dev.bedrock.infra.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.LoopbackServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicePrincipalTest {
    private static final String PATH = "/contoso/oauth2/v2.0/token";

    private final LoopbackServer server = LoopbackServer.http();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theSecretIsSentInTheBodyAndTheTokenComesBack() {
        server.serve(PATH, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"abc\"}".getBytes(UTF_8));

        assertThat(principal().token("https://management.azure.com/.default").reveal())
                .isEqualTo("abc");

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo(PATH);
            assertThat(request.header("content-type")).hasValue("application/x-www-form-urlencoded");
            assertThat(request.body())
                    .isEqualTo("grant_type=client_credentials&client_id=app&client_secret=s3cr%26t+%2B"
                            + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default");
        });
    }

    @Test
    void aRefusalIsToldWithoutTheSecret() {
        server.on(PATH, exchange -> LoopbackServer.reply(exchange, 401, """
                {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret s3cr&t +\\r\\nTrace"}
                """.getBytes(UTF_8)));

        assertThatThrownBy(() -> principal().token("x"))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("INFRA-0509")
                .hasMessageContaining("invalid_client: AADSTS7000215: Invalid client secret ***")
                .hasMessageNotContaining("Trace");
    }

    @Test
    void anAnswerWithoutATokenIsNone() {
        server.serve(PATH, "{}".getBytes(UTF_8));

        assertThatThrownBy(() -> principal().token("x")).hasMessageContaining("INFRA-0509");
    }

    @Test
    void theSecretDoesNotFollowARedirectToAnotherHost() {
        server.redirect(PATH, 307, server.uri("localhost", "/elsewhere").toString());
        server.serve("/elsewhere", "{\"access_token\":\"abc\"}".getBytes(UTF_8));

        assertThatThrownBy(() -> principal().token("x")).isInstanceOf(BedrockException.class);

        assertThat(server.requests("/elsewhere"))
                .noneMatch(request -> request.body().contains("s3cr"));
    }

    private AzureCredential principal() {
        HttpAccess http = HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(List.of("127.0.0.1", "localhost")))
                .build();
        return new ServicePrincipal(server.uri("").toString(), "contoso", "app", Secret.of("s3cr&t +"), http);
    }
}
