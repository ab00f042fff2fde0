package dev.bedrock.gitops.host;

import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.RemoteGuard;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How code hosts are reached: over which client, with whose tokens, and of which kind those hosts are whose names do not say
 * it. Immutable and thread-safe.
 *
 * <pre>{@code
 * HostConnection hosts = HostConnection.builder(HttpAccess.builder().build())
 *         .host("git.corp.example", "gitlab")
 *         .build();
 * }</pre>
 */
public final class HostConnection {
    private final HttpAccess http;
    private final CredentialProvider credentials;
    private final Map<String, KnownHost> hosts;

    private HostConnection(Builder builder) {
        http = builder.http;
        credentials = builder.credentials;
        hosts = Map.copyOf(builder.hosts);
    }

    /**
     * What is said of a host.
     *
     * @param kind the name of the provider for it, such as {@code github}
     * @param api where its interface for programs begins; empty for the usual place
     */
    public record KnownHost(String kind, Optional<URI> api) {}

    /** Begins to describe it. Without credentials, only what everybody may see is reached. */
    public static Builder builder(HttpAccess http) {
        return new Builder(http);
    }

    /** The client. */
    public HttpAccess http() {
        return http;
    }

    /** What was said of a host. */
    public Optional<KnownHost> known(String host) {
        return Optional.ofNullable(hosts.get(host));
    }

    /**
     * The credential for a repository: the one for the interface of its host, or else the one for the repository itself,
     * which is what git would use.
     *
     * @param api where the interface begins
     */
    public Optional<Credential> credential(RepositoryUrl repository, URI api) {
        return credentials
                .credential(api)
                .or(() -> credentials.credential(RemoteGuard.parse(repository.webOrigin() + "/")));
    }

    /** Describes connections. Not thread-safe. */
    public static final class Builder {
        private final HttpAccess http;
        private final Map<String, KnownHost> hosts = new LinkedHashMap<>();
        private CredentialProvider credentials = CredentialProvider.none();

        private Builder(HttpAccess http) {
            this.http = http;
        }

        /**
         * Who knows the tokens. It is asked for the address of the interface, such as {@code https://api.github.com/}, and
         * if it does not know that, for the host of the repository. A token is the password of a {@link Credential.Login},
         * of which the name does not matter, or a {@link Credential.Bearer}.
         */
        public Builder credentials(CredentialProvider provider) {
            credentials = provider;
            return this;
        }

        /** Says of which kind a host is: {@code azure}, {@code github}, {@code gitlab}, {@code git}. */
        public Builder host(String host, String kind) {
            hosts.put(host.toLowerCase(Locale.ROOT), new KnownHost(kind, Optional.empty()));
            return this;
        }

        /**
         * Says of which kind a host is, and where its interface is.
         *
         * @throws dev.bedrock.core.diagnostic.InvalidInputException when the address is none
         */
        public Builder host(String host, String kind, URI api) {
            hosts.put(host.toLowerCase(Locale.ROOT), new KnownHost(kind, Optional.of(RemoteGuard.normalize(api))));
            return this;
        }

        /** The connections. */
        public HostConnection build() {
            return new HostConnection(this);
        }
    }
}
