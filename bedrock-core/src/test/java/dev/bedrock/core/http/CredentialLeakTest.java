package dev.bedrock.core.http;

import static dev.bedrock.core.testing.RawServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.core.testing.RawServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security family 17: what proves who asks is for one host, and for nobody to read. */
@Timeout(30)
class CredentialLeakTest {
    private static final String TOKEN = "s3cr3t-token";

    private final LoopbackServer server = LoopbackServer.http().serve("/here", bytes("x"));
    private final LoopbackServer other = LoopbackServer.http().serve("/there", bytes("y"));

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @Test
    void theProviderIsAskedForEachAddressWithoutItsQuery() {
        List<URI> asked = new CopyOnWriteArrayList<>();
        server.redirect("/moved", 302, other.uri("/there?signature=" + TOKEN).toString());
        HttpAccess http = TestAccess.builder()
                .credentials(remote -> {
                    asked.add(remote);
                    return Optional.empty();
                })
                .build();

        http.get(server.uri("/moved?x=1"));

        assertThat(asked).containsExactly(server.uri("/moved"), other.uri("/there"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aCredentialStaysWithItsHostAndPort(int status) {
        server.redirect("/moved", status, other.uri("/there").toString());
        HttpAccess http = TestAccess.builder().credentials(forServerOnly()).build();

        http.get(server.uri("/moved"));

        assertThat(server.requests().get(0).header("authorization")).contains("Bearer " + TOKEN);
        assertThat(other.requests()).singleElement().satisfies(request -> assertThat(request.header("authorization"))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aConfinedRequestFollowsNoRedirectToAnotherServer(int status) {
        server.redirect("/moved", status, other.uri("/there").toString()).redirect("/within", status, "/here");
        HttpAccess http = TestAccess.builder().credentials(forServerOnly()).build();

        assertThat(http.send(HttpCall.get(server.uri("/within")).confined()).text())
                .isEqualTo("x");
        assertThatThrownBy(() -> http.send(HttpCall.get(server.uri("/moved")).confined()))
                .hasMessageContaining("CORE-0403", "is another server");
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void neitherDoOtherHeadersOfTheCallerAndItsOwnCredentialGoElsewhere() {
        server.redirect("/moved", 302, server.uri("localhost", "/here").toString())
                .redirect("/same", 302, "/here");
        HttpAccess http = TestAccess.builder().build();
        HttpCall call = HttpCall.get(server.uri("/moved"))
                .withCredential(new Credential.Bearer(Secret.of(TOKEN)))
                .withHeader("PRIVATE-TOKEN", Secret.of(TOKEN))
                .withHeader("Cookie", "session=" + TOKEN)
                .withHeader("Accept", "text/plain");

        http.send(call);
        http.send(HttpCall.get(server.uri("/same")).withHeader("PRIVATE-TOKEN", Secret.of(TOKEN)));

        assertThat(server.requests("/moved").get(0).headers())
                .containsEntry("authorization", "Bearer " + TOKEN)
                .containsEntry("private-token", TOKEN);
        assertThat(server.requests("/here").get(0).headers())
                .containsEntry("accept", "text/plain")
                .doesNotContainKeys("authorization", "private-token", "cookie");
        assertThat(server.requests("/here").get(1).headers()).containsEntry("private-token", TOKEN);
    }

    @Test
    void aLoginIsSentAsBasicAuthenticationAndAnSshKeyNotAtAll() {
        HttpAccess http = TestAccess.builder()
                .credentials(remote -> Optional.of(
                        remote.getPath().equals("/here")
                                ? new Credential.Login("Ömer", Secret.of("pass:word"))
                                : new Credential.SshKey(Path.of("id"), Optional.empty())))
                .build();
        server.serve("/ssh", bytes("x"));

        http.get(server.uri("/here"));
        http.get(server.uri("/ssh"));

        assertThat(server.requests().get(0).header("authorization")).contains("Basic w5ZtZXI6cGFzczp3b3Jk");
        assertThat(server.requests().get(1).header("authorization")).isEmpty();
    }

    @Test
    void noMessageNoCauseAndNoPrintedValueHasASecret(@TempDir Path directory) {
        CredentialProvider login = remote -> Optional.of(new Credential.Login("me", Secret.of(TOKEN)));
        HttpAccess http = TestAccess.builder()
                .credentials(login)
                .retries(RetryRule.never())
                .limits(HttpLimits.defaults().withMemoryBytes(10))
                .build();
        server.fail("/401", 401)
                .fail("/500", 500)
                .serve("/large", new byte[100])
                .redirect("/down", 302, "http://10.0.0.1/?token=" + TOKEN)
                .redirect("/login", 302, "http://me:" + TOKEN + "@127.0.0.1/")
                .redirect("/circle", 302, "/circle?token=" + TOKEN)
                .redirect("/broken", 302, "http://[" + TOKEN);
        try (RawServer broken = new RawServer(
                (number, head, out) -> out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: " + TOKEN + "\r\n\r\n")))) {
            URI closed = broken.uri("/?token=" + TOKEN);
            Stream<Throwable> failures = Stream.concat(
                    Stream.of("/401", "/500", "/large", "/down", "/login", "/circle", "/broken")
                            .map(path -> catchThrowable(() -> http.get(server.uri(path + "?token=" + TOKEN)))),
                    Stream.of(
                            catchThrowable(() -> http.get(closed)),
                            catchThrowable(() -> http.get(URI.create("http://me:" + TOKEN + "@127.0.0.1/"))),
                            catchThrowable(() -> RemoteGuard.parse("http://me:" + TOKEN + "@[")),
                            catchThrowable(() -> http.download(
                                    HttpCall.get(closed), directory.resolve("file"), DownloadCheck.none()))));

            assertThat(failures).allSatisfy(failure -> {
                assertThat(failure).isNotNull();
                StringWriter trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace));
                assertThat(trace.toString()).doesNotContain(TOKEN).doesNotContain("bWU6czNjcjN0");
            });
        }
        HttpCall call = HttpCall.get(server.uri("/here?token=" + TOKEN))
                .withHeader("PRIVATE-TOKEN", TOKEN)
                .withCredential(new Credential.Bearer(Secret.of(TOKEN)));
        assertThat(call.toString() + http.send(call)).doesNotContain(TOKEN);
    }

    @Test
    void aCredentialThatHttpCannotCarryIsToldWithoutIt() {
        HttpAccess http = TestAccess.builder()
                .credentials(remote -> Optional.of(new Credential.Bearer(Secret.of(TOKEN + "\n"))))
                .build();

        assertThatThrownBy(() -> http.get(server.uri("/here")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0414")
                .hasMessageNotContaining(TOKEN);
        assertThatThrownBy(() -> HttpCall.get(server.uri("/here")).withHeader("X", TOKEN + "\r\nHost: evil"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining(TOKEN);
        for (String name : List.of("Host", "content-length", "X Y", "")) {
            assertThatThrownBy(() -> HttpCall.get(server.uri("/here")).withHeader(name, "x"))
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    private CredentialProvider forServerOnly() {
        return remote -> remote.getPort() == server.port()
                ? Optional.of(new Credential.Bearer(Secret.of(TOKEN)))
                : Optional.empty();
    }
}
