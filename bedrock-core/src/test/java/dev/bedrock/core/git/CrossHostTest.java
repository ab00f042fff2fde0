package dev.bedrock.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.testing.Directories;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remotes that lead somewhere else, and who gets to see a credential. */
class CrossHostTest {
    @TempDir
    Path directory;

    TestRepository repository;
    GitServer server;
    GitServer other;
    final List<String> seenByOther = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void twoServers() {
        repository = TestRepository.create(directory.resolve("served"), "app");
        repository.commit(Map.of("a.yaml", "1"));
        server = GitServer.start(directory.resolve("served"));
        other = GitServer.start(directory.resolve("served"));
        other.intercept(exchange -> {
            seenByOther.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            return false;
        });
    }

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    private GitClient.Builder client(List<String> hosts) {
        return GitClient.builder(directory.resolve("cache"))
                .policy(RemotePolicy.defaults().withHosts(hosts));
    }

    private static boolean redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to + exchange.getRequestURI());
        exchange.sendResponseHeaders(302, -1);
        return true;
    }

    @Test
    void aRedirectToAHostThatIsNotAllowedIsNotFollowed() {
        server.intercept(exchange -> redirect(exchange, "http://" + other.host()));
        GitRemote remote = client(List.of(server.host())).build().remote(server.url("app.git"));

        assertThatThrownBy(() -> remote.resolve(GitReference.defaultBranch()))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(other.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc",
                "ftp://host",
                "http://169.254.169.254/latest",
                "https://127.0.0.1:1",
                "//[::1]:1",
                "ssh://host",
                "https://user:secret@host%00"
            })
    void aRedirectToSomethingElseIsAnError(String to) {
        server.intercept(exchange -> redirect(exchange, to));
        GitRemote remote = client(List.of(server.host())).build().remote(server.url("app.git"));

        assertThatThrownBy(() -> remote.resolve(GitReference.defaultBranch())).isInstanceOf(BedrockException.class);
    }

    @Test
    void redirectsInACircleEnd() {
        server.intercept(exchange -> redirect(exchange, "http://" + server.host()));
        GitRemote remote = client(List.of(server.host())).build().remote(server.url("app.git"));

        assertThatThrownBy(() -> remote.resolve(GitReference.defaultBranch())).isInstanceOf(BedrockException.class);
        assertThat(server.requests()).hasSizeLessThan(20);
    }

    @Test
    void aCredentialDoesNotFollowARedirectToAnAllowedHost() {
        server.intercept(exchange -> redirect(exchange, "http://" + other.host()));
        String address = server.url("app.git").replace("http://", "http://ada:s3cret@");
        CredentialProvider onlyServer = remote -> ("localhost:" + remote.getPort()).equals(server.host())
                ? Optional.of(new Credential.Bearer(Secret.of("t0ken")))
                : Optional.empty();
        GitRemote remote = client(List.of(server.host(), other.host()))
                .credentials(onlyServer)
                .build()
                .remote(address);

        assertThat(remote.fetch(GitReference.defaultBranch()).readString("a.yaml"))
                .isEqualTo("1");
        assertThat(seenByOther).isNotEmpty().containsOnly("null");
    }

    @Test
    void aRedirectOfARequestWithContentIsNotFollowed() {
        server.intercept(
                exchange -> exchange.getRequestMethod().equals("POST") && redirect(exchange, "http://" + other.host()));
        GitRemote remote = client(List.of(server.host(), other.host())).build().remote(server.url("app.git"));

        assertThatThrownBy(() -> remote.fetch(GitReference.defaultBranch())).isInstanceOf(BedrockException.class);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void aCredentialIsUsedAndNeverShownOrStored() {
        server.protectedBy("ada", "s3cret");
        List<URI> asked = new ArrayList<>();
        CredentialProvider provider = remote -> {
            asked.add(remote);
            return Optional.of(new Credential.Login("ada", Secret.of("s3cret")));
        };
        GitClient git = client(List.of(server.host())).credentials(provider).build();

        assertThat(git.remote(server.url("app.git"))
                        .fetch(GitReference.defaultBranch())
                        .readString("a.yaml"))
                .isEqualTo("1");
        assertThat(asked).containsOnly(URI.create(server.url("app.git")));
        assertThat(Directories.read(directory.resolve("cache")).values()).noneMatch(text -> text.contains("s3cret"));
    }

    @Test
    void aCredentialInTheAddressIsTakenOutOfIt() {
        server.protectedBy("ada", "p@ss w/rd");
        String address = server.url("app.git").replace("http://", "http://ada:p%40ss%20w%2Frd@");
        GitRemote remote = client(List.of(server.host())).build().remote(address);

        assertThat(remote.fetch(GitReference.defaultBranch()).readString("a.yaml"))
                .isEqualTo("1");
        assertThat(remote.address()).isEqualTo(server.url("app.git"));
        assertThat(server.requests()).noneMatch(request -> request.contains("ada"));
        assertThat(Directories.read(directory.resolve("cache")).values()).noneMatch(text -> text.contains("p%40ss"));
    }

    @Test
    void aWrongCredentialIsAnErrorThatDoesNotShowIt() {
        server.protectedBy("ada", "right");
        String address = server.url("app.git").replace("http://", "http://ada:s3cret@");
        GitRemote wrong = client(List.of(server.host())).build().remote(address);
        GitRemote none = client(List.of(server.host())).build().remote(server.url("app.git"));

        for (GitRemote remote : List.of(wrong, none)) {
            assertThatThrownBy(() -> remote.fetch(GitReference.defaultBranch()))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("CORE-0508")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://2130706433/x",
                "https://127.1/x",
                "https://0x7f.0.0.1/x",
                "https://0177.0.0.1/x",
                "https://[::1]/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://[::ffff:a9fe:a9fe]/x",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/x",
                "https://172.16.0.1/x",
                "https://192.168.0.1/x",
                "https://100.64.0.1/x",
                "https://0.0.0.0/x",
                "https://[fe80::1]/x",
                "https://[fc00::1]/x",
                "https://[64:ff9b::7f00:1]/x",
                "https://localhost/x",
                "https://localhost./x",
                "ssh://127.0.0.1/x",
                "git@localhost:x",
                "http://93.184.216.34/x"
            })
    void whatOnlyThisMachineCanReachIsNotReached(String address) {
        GitClient git = client(List.of()).build();

        assertThatThrownBy(() -> git.remote(address).resolve(GitReference.defaultBranch()))
                .isInstanceOf(BedrockException.class)
                .satisfies(
                        e -> assertThat(((BedrockException) e).problems().get(0).code())
                                .isIn("CORE-0501", "CORE-0401", "CORE-0402"));
    }
}
