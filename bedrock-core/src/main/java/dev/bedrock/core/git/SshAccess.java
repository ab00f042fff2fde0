package dev.bedrock.core.git;

import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;

/**
 * Makes sessions over ssh. No configuration of ssh is read; the keys are those of the credential provider, or else of an
 * agent if there is one, the known hosts those of some files, and a host that is not among them is refused.
 */
final class SshAccess {
    private final Path home;
    private final List<Path> knownHosts;
    private final Optional<SshAgent> agent;

    SshAccess(Path home, List<Path> knownHosts, Optional<Path> agent) {
        this.home = home;
        this.knownHosts = List.copyOf(knownHosts);
        this.agent = agent.map(SshAgent::new);
    }

    /** A factory for the sessions of one transport. */
    SshSessionFactory sessions(RemoteAddress remote, CredentialProvider credentials) {
        Optional<Credential> credential = remote.credential().or(() -> credentials.credential(remote.uri()));
        List<Path> keys = credential
                .filter(Credential.SshKey.class::isInstance)
                .map(key -> List.of(((Credential.SshKey) key).privateKey()))
                .orElse(List.of());
        ConnectorFactory keysOfAgent = keys.isEmpty() ? agent.orElse(null) : null;
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(home.toFile())
                .setSshDirectory(new File(home.toFile(), ".ssh"))
                .setConfigStoreFactory((homeDirectory, file, user) -> null)
                .setPreferredAuthentications("publickey")
                .setDefaultIdentities(directory -> keys)
                .setDefaultKnownHostsFiles(directory -> knownHosts)
                .setKeyPasswordProvider(asked -> new Passphrase(credential))
                .setServerKeyDatabase((homeDirectory, directory) -> new KnownHosts(knownHosts))
                .setConnectorFactory(keysOfAgent)
                .build(null);
    }

    /** Gives the passphrase of the key once. */
    private record Passphrase(Optional<Credential> credential) implements KeyPasswordProvider {
        @Override
        public char[] getPassphrase(URIish uri, int attempt) {
            return credential
                    .filter(Credential.SshKey.class::isInstance)
                    .flatMap(key -> ((Credential.SshKey) key).passphrase())
                    .map(secret -> secret.reveal().toCharArray())
                    .orElse(new char[0]);
        }

        @Override
        public void setAttempts(int attempts) {
            // One is enough: the passphrase does not get better.
        }

        @Override
        public int getAttempts() {
            return 1;
        }

        @Override
        public boolean keyLoaded(URIish uri, int attempt, Exception error) {
            return false;
        }
    }

    /** Accepts the known key of a host and no other. */
    private static final class KnownHosts implements ServerKeyDatabase {
        private final ServerKeyDatabase known;

        KnownHosts(List<Path> files) {
            this.known = new OpenSshServerKeyDatabase(false, files);
        }

        @Override
        public List<PublicKey> lookup(String address, InetSocketAddress remoteAddress, Configuration configuration) {
            return known.lookup(address, remoteAddress, new Strict(configuration));
        }

        @Override
        public boolean accept(
                String connectAddress,
                InetSocketAddress remoteAddress,
                PublicKey serverKey,
                Configuration configuration,
                CredentialsProvider provider) {
            return known.accept(connectAddress, remoteAddress, serverKey, new Strict(configuration), null);
        }
    }

    private record Strict(ServerKeyDatabase.Configuration configuration) implements ServerKeyDatabase.Configuration {
        @Override
        public List<String> getUserKnownHostsFiles() {
            return configuration.getUserKnownHostsFiles();
        }

        @Override
        public List<String> getGlobalKnownHostsFiles() {
            return List.of();
        }

        @Override
        public StrictHostKeyChecking getStrictHostKeyChecking() {
            return StrictHostKeyChecking.REQUIRE_MATCH;
        }

        @Override
        public boolean getHashKnownHosts() {
            return false;
        }

        @Override
        public String getUsername() {
            return configuration.getUsername();
        }
    }
}
