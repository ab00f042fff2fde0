package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.http.RemotePolicy;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.util.FS;

/** Holds remotes against the policy: their addresses before anything is sent, those of the other end once more after that. */
final class HostGate {
    private final RemotePolicy policy;

    HostGate(RemotePolicy policy) {
        this.policy = policy;
    }

    /**
     * Refuses a remote that is not allowed.
     *
     * @throws AccessDeniedException when it is not allowed
     * @throws UnavailableException when its host has no address
     */
    void check(RemoteAddress remote) {
        if (remote.isLocal()) {
            repository(remote);
        } else {
            check(String.valueOf(remote.uri().getScheme()), remote.host(), remote.port());
        }
    }

    /** The same for a host that is spoken to by a scheme, as after a redirect. */
    void check(String scheme, String host, int port) {
        if (policy.allowsByName(host, port)) {
            return;
        }
        if (scheme.equals("http")) {
            throw forbidden(
                    "the remote is at " + host + " over unencrypted http", "use https, or allow the host by name");
        }
        for (InetAddress address : addresses(host)) {
            checkPeer(host, port, address);
        }
    }

    /** Refuses the address that a connection has really led to. */
    void checkPeer(String host, int port, InetAddress address) {
        if (!policy.allowsByName(host, port) && !RemotePolicy.isPublic(address)) {
            throw forbidden(
                    "the host " + host + " of the remote has the private address " + address.getHostAddress(),
                    "allow the host by name if it may be reached");
        }
    }

    /**
     * The folder with the git data of a repository of this machine, with all that it refers to below an allowed root.
     *
     * @throws InvalidInputException when there is no repository
     */
    Path repository(RemoteAddress remote) {
        Path given = remote.path();
        if (policy.localRoots().isEmpty() || !isAllowed(given)) {
            throw notBelowRoot(given);
        }
        File found = RepositoryCache.FileKey.resolve(given.toFile(), FS.DETECTED);
        if (found == null) {
            throw new InvalidInputException(GitCode.REMOTE_INVALID.error("there is no git repository at " + given));
        }
        Path repository = found.toPath();
        List<Path> all = new ArrayList<>(List.of(repository));
        for (String reference : List.of("objects", "refs", "HEAD", "config", "packed-refs", "commondir")) {
            all.add(repository.resolve(reference));
        }
        for (Path path : all) {
            if (!isAllowed(path)) {
                throw notBelowRoot(path);
            }
        }
        if (Files.exists(repository.resolve("objects/info/alternates"))
                || Files.exists(repository.resolve("commondir"))) {
            throw forbidden(
                    "the repository at " + given + " keeps its objects in another one",
                    "clone it without --shared and --reference, or name the other one");
        }
        return repository;
    }

    private boolean isAllowed(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return policy.localRoots().stream().anyMatch(root -> real(absolute).startsWith(real(root)));
    }

    /** Links are followed as far as there is something. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            Path parent = path.getParent();
            Path name = path.getFileName();
            return parent == null || name == null ? path : real(parent).resolve(name);
        }
    }

    private static List<InetAddress> addresses(String host) {
        try {
            String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return List.of(InetAddress.getAllByName(plain));
        } catch (UnknownHostException e) {
            throw new UnavailableException(
                    GitCode.REMOTE_UNAVAILABLE.error("the host " + host + " of the remote is not known"), e);
        }
    }

    private static BedrockException notBelowRoot(Path path) {
        return forbidden("the folder " + path + " may not be used as a remote", "allow a folder above it");
    }

    private static BedrockException forbidden(String message, String hint) {
        return new AccessDeniedException(GitCode.REMOTE_FORBIDDEN.error(message).withHint(hint));
    }
}
