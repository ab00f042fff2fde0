package dev.bedrock.cli.git;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.core.secret.Redactor;
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
public record GitAddress(String address, String tokenVariable) {
    /** The token is for this host, and for no other that it may send us to. */
    CredentialProvider credentials(CliContext context) {
        Optional<Secret> token = token(context);
        return remote ->
                token.filter(known -> isSameHost(remote)).map(known -> new Credential.Login("x-access-token", known));
    }

    /** Masks the token. */
    public Redactor redactor(CliContext context) {
        return Redactor.of(token(context).stream().toList());
    }

    private Optional<Secret> token(CliContext context) {
        return context.variables()
                .get(tokenVariable)
                .filter(value -> !value.isBlank())
                .map(Secret::of);
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
