package dev.bedrock.core.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * Makes the connections of one remote over HTTP. JGit asks for one anew after each redirect: its address is held against
 * the policy then, and it gets the credential of that address, never that of another host.
 */
final class HttpAccess implements HttpConnectionFactory {
    /** The only requests that a client of the smart protocol makes; those of the dumb one are refused. */
    private static final Pattern REQUEST = Pattern.compile(
            "(.*)/(?:info/refs\\?service=git-(?:upload|receive)-pack|git-(?:upload|receive)-pack)", Pattern.DOTALL);

    /** JGit keeps all references that a server sends in memory. */
    private static final long MOST_BYTES_OF_REFERENCES = 32L << 20;

    private final RemoteAddress remote;
    private final HostGate gate;
    private final CredentialProvider credentials;
    private final Deadline deadline;
    private volatile long mostBytes = MOST_BYTES_OF_REFERENCES;

    HttpAccess(RemoteAddress remote, HostGate gate, CredentialProvider credentials, Deadline deadline) {
        this.remote = remote;
        this.gate = gate;
        this.credentials = credentials;
        this.deadline = deadline;
    }

    /** Lets the connections that are made from now on receive so many bytes each. */
    void allow(long bytes) {
        mostBytes = bytes;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        try {
            return open(url, proxy);
        } catch (BedrockException e) {
            throw new RefusalException(e);
        }
    }

    private HttpConnection open(URL url, Proxy proxy) throws IOException {
        Matcher request = REQUEST.matcher(url.toString());
        if (!request.matches()) {
            throw Failures.notGit(remote.toString());
        }
        RemoteAddress address = RemoteAddress.parse(request.group(1));
        gate.check(address);
        URL plain = new URL(url.toString().replaceFirst("//[^/@]*@", "//"));
        HttpURLConnection connection = (HttpURLConnection) plain.openConnection(proxy);
        GuardedConnection guarded = new GuardedConnection(connection, remote, mostBytes, deadline);
        credentialFor(address).ifPresent(credential -> authorize(guarded, credential));
        return guarded;
    }

    private Optional<Credential> credentialFor(RemoteAddress address) {
        Optional<Credential> given = remote.credential().filter(any -> sameOrigin(address));
        return given.or(() -> credentials.credential(address.uri()));
    }

    private boolean sameOrigin(RemoteAddress address) {
        return address.port() == remote.port()
                && address.host().equals(remote.host())
                && String.valueOf(address.uri().getScheme()).equals(remote.uri().getScheme());
    }

    private static void authorize(HttpConnection connection, Credential credential) {
        if (credential instanceof Credential.Login login) {
            byte[] pair = (login.username() + ":" + login.password().reveal()).getBytes(UTF_8);
            connection.setRequestProperty(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        } else if (credential instanceof Credential.Bearer bearer) {
            connection.setRequestProperty(
                    "Authorization", "Bearer " + bearer.token().reveal());
        }
    }
}
