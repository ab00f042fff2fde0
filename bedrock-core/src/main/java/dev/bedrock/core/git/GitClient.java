package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.progress.ProgressListener;
import dev.bedrock.core.secret.CredentialProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Access to git repositories through a cache of clones on the disk, which several processes may share. Make one and use it
 * for everything: it is immutable and thread-safe.
 *
 * <pre>{@code
 * GitClient git = GitClient.builder(Path.of("cache")).build();
 * GitRemote remote = git.remote("https://github.com/microsoft/bedrock.git");
 * GitTree tree = remote.fetch(GitReference.tag("v1.0"));
 * String readme = tree.readString("README.md");
 * tree.folder("docs").writeTo(Path.of("docs"));
 * }</pre>
 */
public final class GitClient {
    private final Path cache;
    private final GitLimits limits;
    private final boolean offline;
    private final ProgressListener progress;
    private final HostGate gate;
    private final Connections connections;
    private final GitIdentity identity;
    private final Clock clock;
    private final ConcurrentMap<String, CachedRemote> remotes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, BranchQueue> queues = new ConcurrentHashMap<>();

    private GitClient(Builder builder) {
        cache = builder.cache;
        limits = builder.limits;
        offline = builder.offline;
        progress = builder.progress;
        identity = builder.identity;
        clock = builder.clock;
        gate = new HostGate(builder.policy);
        SshAccess ssh = new SshAccess(builder.home, builder.knownHosts(), builder.sshAgent);
        connections = new Connections(gate, builder.credentials, limits, ssh);
    }

    /**
     * Begins to make a client.
     *
     * @param cache the folder with the clones; made when it is needed
     */
    public static Builder builder(Path cache) {
        return new Builder(cache);
    }

    /**
     * A remote repository. Nothing is sent yet.
     *
     * @param address {@code https://host/path}, {@code ssh://user@host/path}, {@code user@host:path}, {@code
     *     file:///path}, or an absolute path. A user name and password in it are used as a credential for this host, and
     *     appear nowhere
     * @throws InvalidInputException when it is no address of a repository
     * @throws AccessDeniedException when the policy forbids it, as far as that can be told without asking for an address
     */
    public GitRemote remote(String address) {
        RemoteAddress parsed = RemoteAddress.parse(address);
        if (parsed.isLocal()) {
            gate.check(parsed);
        }
        CachedRemote files = cached(parsed, CachedRemote.Purpose.FILES);
        CachedRemote history = cached(parsed, CachedRemote.Purpose.HISTORY);
        CommitMaker maker = new CommitMaker(history, limits, identity, clock);
        return new GitRemote(files, history, connections, limits, offline, progress, maker, queues);
    }

    private CachedRemote cached(RemoteAddress remote, CachedRemote.Purpose purpose) {
        String key = purpose + " " + remote.user() + " " + remote;
        return remotes.computeIfAbsent(key, name -> new CachedRemote(cache, remote, purpose, limits))
                .as(remote);
    }

    /** Makes clients. Not thread-safe. */
    public static final class Builder {
        private final Path cache;
        private RemotePolicy policy = RemotePolicy.defaults();
        private CredentialProvider credentials = CredentialProvider.none();
        private GitLimits limits = GitLimits.defaults();
        private ProgressListener progress = ProgressListener.none();
        private Path home = Path.of(System.getProperty("user.home", ""));
        private List<Path> hosts = List.of();
        private Optional<Path> sshAgent = Optional.empty();
        private GitIdentity identity = new GitIdentity("Bedrock", "bedrock@localhost");
        private Clock clock = Clock.systemUTC();
        private boolean offline;

        private Builder(Path cache) {
            this.cache = cache.toAbsolutePath().normalize();
        }

        /** Which remotes may be reached, {@link RemotePolicy#defaults} by default. */
        public Builder policy(RemotePolicy newPolicy) {
            policy = newPolicy;
            return this;
        }

        /** Where credentials come from, from nowhere by default. */
        public Builder credentials(CredentialProvider newCredentials) {
            credentials = newCredentials;
            return this;
        }

        /** What a remote may send, {@link GitLimits#defaults} by default. */
        public Builder limits(GitLimits newLimits) {
            limits = newLimits;
            return this;
        }

        /** Who is told about fetches, nobody by default. */
        public Builder progress(ProgressListener newProgress) {
            progress = newProgress;
            return this;
        }

        /** Whether only the cache is used and no remote is asked, false by default. */
        public Builder offline(boolean newOffline) {
            offline = newOffline;
            return this;
        }

        /** The files with the keys of ssh hosts, those of the user and the system by default. */
        public Builder knownHosts(List<Path> files) {
            hosts = List.copyOf(files);
            return this;
        }

        /**
         * The socket of an ssh agent, such as {@code SSH_AUTH_SOCK} names, whose keys are used where the credential provider
         * has none. None by default.
         */
        public Builder sshAgent(Path socket) {
            sshAgent = Optional.of(socket);
            return this;
        }

        /** Who makes commits that do not say it themselves, {@code Bedrock <bedrock@localhost>} by default. */
        public Builder identity(GitIdentity newIdentity) {
            identity = newIdentity;
            return this;
        }

        /** The clock for the time of commits, that of the system by default. */
        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** The client. */
        public GitClient build() {
            return new GitClient(this);
        }

        private List<Path> knownHosts() {
            return hosts.isEmpty()
                    ? List.of(home.resolve(".ssh/known_hosts"), Path.of("/etc/ssh/ssh_known_hosts"))
                    : hosts;
        }
    }
}
