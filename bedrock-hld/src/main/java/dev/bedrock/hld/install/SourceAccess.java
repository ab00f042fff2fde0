package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.http.RemotePolicy;
import dev.bedrock.core.secret.CredentialProvider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a source may do for one request. Thread-safe. */
public final class SourceAccess {
    private final RemotePolicy policy;
    private final CredentialProvider credentials;
    private final Optional<Path> sshAgent;
    private final boolean offline;
    private final Consumer<Problem> warnings;
    private final RunMemory memory;

    SourceAccess(
            RemotePolicy policy,
            CredentialProvider credentials,
            Optional<Path> sshAgent,
            boolean offline,
            Consumer<Problem> warnings,
            RunMemory memory) {
        this.policy = policy;
        this.credentials = credentials;
        this.sshAgent = sshAgent;
        this.offline = offline;
        this.warnings = warnings;
        this.memory = memory;
    }

    /** Which remotes may be talked to, on the way of redirects, too. */
    public RemotePolicy policy() {
        return policy;
    }

    /** Who knows the credentials for them. */
    public CredentialProvider credentials() {
        return credentials;
    }

    /** The socket of an ssh agent that may be asked for keys. */
    public Optional<Path> sshAgent() {
        return sshAgent;
    }

    /** Whether only the cache may be used. */
    public boolean offline() {
        return offline;
    }

    /** Tells the caller something, without a place. */
    public void warn(Problem warning) {
        warnings.accept(warning);
    }

    /**
     * Does work once in a run, however many requests with the same credentials need it; the others wait for it and get the
     * same result, or the same exception.
     *
     * @param key what the work is for, a value
     */
    public <T> T once(Object key, Supplier<T> work) {
        return memory.once(key, work);
    }
}
