package dev.bedrock.core.http;

import static dev.bedrock.core.testing.RawServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.testing.LoopbackServer;
import dev.bedrock.core.testing.TestTls;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security family 16: no address in a definition, and no redirect, leads to what only this machine can reach. */
@Timeout(30)
class SsrfTest {
    private final LoopbackServer inside = LoopbackServer.http().serve("/secret", bytes("secret"));

    @AfterEach
    void stop() {
        inside.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[::127.0.0.1]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::1]",
                "[100::1]",
                "[2001::1]",
                "[2001:db8::1]",
                "[2002:7f00:1::]",
                "[2002:a9fe:a9fe::1]",
                "[3fff::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]"
            })
    void anAddressThatIsNotPublicIsRefused(String host) throws UnknownHostException {
        assertThat(RemotePolicy.isPublic(InetAddress.getAllByName(host)[0])).isFalse();
        assertThatThrownBy(() -> RemoteGuard.of(RemotePolicy.defaults()).check(URI.create("https://" + host + "/")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("CORE-0402");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "223.255.255.254",
                "[2606:4700::1111]",
                "[2001:4860:4860::8888]",
                "[2002:808:808::1]"
            })
    void aPublicAddressIsNot(String host) {
        assertThat(RemoteGuard.of(RemotePolicy.defaults()).check(URI.create("https://" + host + "/x")))
                .hasHost(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f000001/",
                "https://0x7f.1/",
                "https://127.1/",
                "https://127.0.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.0x1/",
                "https://127.0.0.01/",
                "https://1.2.3.256/",
                "https://1.2.3.4.5/",
                "https://[fe80::1%25eth0]/",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://user:secret@example.com/",
                "https://example.com@127.0.0.1/",
                "https:///path",
                "https:example.com",
                "https://a_b.example.com/",
                "https://b\u00fccher.example/",
                "//example.com/",
                "example.com/chart",
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/_FLUSHALL",
                "ftp://example.com/",
                "jar:https://example.com/x.jar!/",
                "https://exa mple.com/",
                "https://example.com\\@127.0.0.1/",
                ""
            })
    void anAddressThatCouldMeanSomethingElseIsRefused(String url) {
        assertThatThrownBy(() -> RemoteGuard.parse(url))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CORE-0401")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anAddressIsBroughtIntoItsUsualForm() {
        assertThat(RemoteGuard.parse(" HTTPS://Example.COM.:443/a/../B?q#fragment "))
                .hasToString("https://example.com/a/../B?q");
        assertThat(RemoteGuard.parse("http://example.com:80")).hasToString("http://example.com/");
        assertThat(RemoteGuard.parse("https://example.com:8443")).hasToString("https://example.com:8443/");
    }

    @Test
    void everyAddressOfAHostHasToBePublic() {
        HostResolver resolver =
                host -> List.of(InetAddress.getAllByName("1.1.1.1")[0], InetAddress.getAllByName("10.0.0.1")[0]);

        assertThatThrownBy(() -> RemoteGuard.of(RemotePolicy.defaults(), resolver)
                        .check(URI.create("https://charts.example.com/")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("error CORE-0402: the host 'charts.example.com' has an address that is not public (allow"
                        + " 'charts.example.com' by name if this program may reach it)");
    }

    @Test
    void anUnknownHostIsNoPublicHost() {
        HostResolver nobody = host -> {
            throw new UnknownHostException(host);
        };
        assertThatThrownBy(() -> RemoteGuard.of(RemotePolicy.defaults(), nobody)
                        .check(URI.create("https://charts.example.com/")))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("error CORE-0407: the host 'charts.example.com' is unknown");
    }

    @Test
    void withoutEncryptionOnlyAllowedHostsAreReached() {
        RemoteGuard guard =
                RemoteGuard.of(RemotePolicy.defaults().withHosts(List.of("Inside.example", "10.0.0.1:8080", "[::1]")));

        assertThatThrownBy(() -> guard.check(URI.create("http://1.1.1.1/")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("would be reached without encryption");
        assertThat(guard.check(URI.create("http://inside.EXAMPLE.:9000/"))).hasToString("http://inside.example:9000/");
        assertThat(guard.check(URI.create("http://[::1]/"))).hasToString("http://[::1]/");
        assertThat(guard.check(URI.create("http://10.0.0.1:8080/"))).hasPort(8080);
        assertThatThrownBy(() -> guard.check(URI.create("http://10.0.0.1/"))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> guard.check(URI.create("https://10.0.0.1:8081/")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aRedirectToTheInsideIsNotFollowed() {
        HttpAccess http = HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(List.of("localhost")))
                .build();
        inside.redirect("/address", 302, inside.uri("/secret").toString())
                .redirect("/metadata", 307, "http://169.254.169.254/latest/meta-data/")
                .redirect("/number", 302, "http://2130706433:" + inside.port() + "/secret")
                .redirect("/mapped", 302, "http://[::ffff:127.0.0.1]:" + inside.port() + "/secret")
                .redirect("/gopher", 302, "gopher://127.0.0.1:6379/_x");

        for (String path : List.of("/address", "/metadata", "/mapped")) {
            assertThatThrownBy(() -> http.get(inside.uri("localhost", path)))
                    .as(path)
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("CORE-0402");
        }
        for (String path : List.of("/number", "/gopher")) {
            assertThatThrownBy(() -> http.get(inside.uri("localhost", path))).isInstanceOf(InvalidInputException.class);
        }
        assertThat(inside.requests("/secret")).isEmpty();
    }

    @Test
    void aRedirectOutOfEncryptionIsNotFollowedEvenToAnAllowedHost(@TempDir Path directory) {
        SSLContext tls = TestTls.forLocalhost(directory);
        try (LoopbackServer encrypted = LoopbackServer.https(tls)) {
            encrypted
                    .redirect("/down", 302, inside.uri("localhost", "/secret").toString())
                    .serve("/here", bytes("here"));
            HttpAccess http = TestAccess.builder().tls(tls).build();

            assertThat(http.get(encrypted.uri("localhost", "/here")).text()).isEqualTo("here");
            assertThatThrownBy(() -> http.get(encrypted.uri("localhost", "/down")))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("CORE-0403", "is not encrypted");
            assertThat(inside.requests()).isEmpty();
        }
    }

    /** A host that moved to an inside address after it was looked at is recognised by its certificate. */
    @Test
    void aServerThatIsNotTheNamedOneIsSentNothing(@TempDir Path directory) {
        SSLContext tls = TestTls.forLocalhost(directory);
        try (LoopbackServer encrypted = LoopbackServer.https(tls)) {
            encrypted.serve("/secret", bytes("secret"));
            URI byOtherName = encrypted.uri("127.0.0.1", "/secret");

            assertThatThrownBy(() -> TestAccess.builder().tls(tls).build().get(byOtherName))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("CORE-0407", "no encrypted connection");
            assertThatThrownBy(() -> TestAccess.builder().build().get(encrypted.uri("localhost", "/secret")))
                    .as("a certificate that nobody vouches for")
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("no encrypted connection");
            assertThat(encrypted.requests()).isEmpty();
        }
    }

    @Test
    void aHostIsLookedAtAnewForEachAttemptAndEachHop() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of("1.1.1.1", "127.0.0.1"));
        AtomicInteger lookUps = new AtomicInteger();
        HostResolver rebinding = host -> {
            lookUps.incrementAndGet();
            return List.of(InetAddress.getAllByName(answers.remove())[0]);
        };
        RemoteGuard guard = RemoteGuard.of(RemotePolicy.defaults(), rebinding);

        assertThat(guard.check(URI.create("https://rebind.example/"))).hasHost("rebind.example");
        assertThatThrownBy(() -> guard.check(URI.create("https://rebind.example/")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(lookUps).hasValue(2);
    }
}
