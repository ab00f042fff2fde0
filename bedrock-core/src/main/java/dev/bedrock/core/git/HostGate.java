package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.http.RemoteGuard;
import dev.bedrock.core.http.RemotePolicy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.util.FS;

/** Holds remotes against the policy: hosts as for every other request, and folders of this machine. */
final class HostGate {
    private final RemotePolicy policy;
    private final RemoteGuard guard;

    HostGate(RemotePolicy policy) {
        this.policy = policy;
        this.guard = RemoteGuard.of(policy);
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
            guard.checkHost(
                    remote.host(), remote.port(), !"http".equals(remote.uri().getScheme()));
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

    private static BedrockException notBelowRoot(Path path) {
        return forbidden("the folder " + path + " may not be used as a remote", "allow a folder above it");
    }

    private static BedrockException forbidden(String message, String hint) {
        return new AccessDeniedException(GitCode.REMOTE_FORBIDDEN.error(message).withHint(hint));
    }
}
