package dev.bedrock.core.git;

import dev.bedrock.core.secret.CredentialProvider;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** Opens transports of JGit that obey the policy, the credentials and the time limits. */
final class Connections {
    private final HostGate gate;
    private final CredentialProvider credentials;
    private final GitLimits limits;
    private final SshAccess ssh;

    Connections(HostGate gate, CredentialProvider credentials, GitLimits limits, SshAccess ssh) {
        this.gate = gate;
        this.credentials = credentials;
        this.limits = limits;
        this.ssh = ssh;
    }

    /** Refuses a remote that the policy does not allow. */
    void check(RemoteAddress remote) {
        gate.check(remote);
    }

    /** Lets a transport receive as much as a pack may have; until then there is room for references only. */
    void expectPack(Transport transport) {
        if (transport instanceof TransportHttp http && http.getHttpConnectionFactory() instanceof HttpAccess access) {
            access.allow(limits.packBytes());
        }
    }

    /** A transport between a repository and its remote, to be closed by the caller. */
    Transport open(RemoteAddress remote, Repository local, Deadline deadline)
            throws TransportException, NotSupportedException {
        gate.check(remote);
        Transport transport = Transport.open(local, uri(remote));
        transport.setCredentialsProvider(null);
        transport.setTimeout((int) Math.max(1, limits.idle().toSeconds()));
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(new HttpAccess(remote, gate, credentials, deadline));
        } else if (transport instanceof SshTransport overSsh) {
            overSsh.setSshSessionFactory(ssh.sessions(remote, credentials));
        }
        return transport;
    }

    /** The references of a remote whose names begin with one of some prefixes, and perhaps others, by their full names. */
    Map<String, Ref> advertised(RemoteAddress remote, Repository local, Collection<String> prefixes, Deadline deadline)
            throws TransportException, NotSupportedException {
        try (Transport transport = open(remote, local, deadline);
                FetchConnection connection = transport.openFetch(List.of(), prefixes.toArray(String[]::new))) {
            return connection.getRefsMap();
        }
    }

    /** Where a remote of this machine is. */
    Optional<Path> folder(RemoteAddress remote) {
        return remote.isLocal() ? Optional.of(gate.repository(remote)) : Optional.empty();
    }

    private URIish uri(RemoteAddress remote) {
        try {
            if (remote.isLocal()) {
                return new URIish().setPath(gate.repository(remote).toString());
            }
            URIish uri = new URIish(remote.toString());
            return remote.user().isEmpty() ? uri : uri.setUser(remote.user());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("an address that was accepted before: " + remote, e);
        }
    }
}
