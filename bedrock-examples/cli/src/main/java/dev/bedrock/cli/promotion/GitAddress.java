package dev.bedrock.cli.promotion;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.core.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

/**
 * The address of a repository with the environment variable that has the token for its host.
 *
 * @param address the address
 * @param tokenVariable the variable; it need not be set
 */
record GitAddress(String address, String tokenVariable) {
    /** The token is for this host, and for no other that it may send us to. */
    CredentialProvider credentials(CliContext context) {
        Optional<Secret> token = context.variables()
                .get(tokenVariable)
                .filter(value -> !value.isBlank())
                .map(Secret::of);
        return remote ->
                token.filter(known -> isSameHost(remote)).map(known -> new Credential.Login("x-access-token", known));
    }

    private boolean isSameHost(URI remote) {
        try {
            URI wanted = new URI(address);
            return Objects.equals(wanted.getScheme(), remote.getScheme())
                    && wanted.getHost() != null
                    && wanted.getHost().equalsIgnoreCase(remote.getHost())
                    && wanted.getPort() == remote.getPort();
        } catch (URISyntaxException noUri) {
            return false;
        }
    }
}
