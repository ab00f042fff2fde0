package dev.bedrock.core.secret;

import java.net.URI;
import java.util.Optional;

/**
 * Knows the credentials for remotes. It is asked for every request anew with the address that the request goes to, so that
 * a credential never follows a redirect to another host. Implementations are thread-safe.
 */
@FunctionalInterface
public interface CredentialProvider {
    /**
     * The credential for a remote, empty to ask without one.
     *
     * @param remote the address without user name and password
     */
    Optional<Credential> credential(URI remote);

    /** Knows none. */
    static CredentialProvider none() {
        return remote -> Optional.empty();
    }

    /** This one's credential, or that of another one if this has none. */
    default CredentialProvider orElse(CredentialProvider other) {
        return remote -> credential(remote).or(() -> other.credential(remote));
    }
}
