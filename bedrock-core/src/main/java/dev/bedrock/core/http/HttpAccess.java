package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.secret.CredentialProvider;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Talks to remotes over HTTP, within a {@link RemotePolicy} and limits on redirects, sizes and time.
 *
 * <p>Redirects are followed here, not by the client below: each address on the way has to pass the policy, none leads
 * from {@code https} to {@code http}, and credentials are asked for anew with the address that the request goes to. A
 * server that wants a token from somewhere else, as registries do, gets one; that place is shown the credential for its own
 * address only.
 * Interrupting the thread ends a request. Thread-safe; connections are kept and shared, so make one and keep it.
 *
 * <pre>{@code
 * HttpAccess http = HttpAccess.builder().policy(RemotePolicy.defaults()).build();
 * HttpReply reply = http.get(RemoteGuard.parse("https://example.com/index.yaml"));
 * }</pre>
 */
public final class HttpAccess {
    private final RemoteGuard guard;
    private final Exchange exchange;
    private final Retries retries;
    private final HttpLimits limits;
    private final HttpTimes times;

    private HttpAccess(Builder builder) {
        this.guard = RemoteGuard.of(builder.policy, builder.resolver);
        this.limits = builder.limits;
        this.times = builder.times;
        this.retries = new Retries(builder.retryRule, builder.timing);
        Transport transport =
                new Transport(builder.times, builder.tls.orElseGet(HttpAccess::defaultTls), builder.proxy);
        this.exchange = new Exchange(guard, builder.credentials, transport, builder.limits.redirects());
    }

    /** Public hosts only, without credentials, within the default limits, unless the builder is told otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    /** Keeps the policy of this client, for what is reached by other means. */
    public RemoteGuard guard() {
        return guard;
    }

    /**
     * Reads what is at an address into memory.
     *
     * @throws InvalidInputException when there is nothing, or the address is invalid
     * @throws AccessDeniedException when the policy or the server refuses it
     * @throws LimitExceededException when it is larger than {@link HttpLimits#memoryBytes}
     * @throws UnavailableException when the server cannot be reached, is too slow, or fails
     */
    public HttpReply get(URI uri) {
        return send(HttpCall.get(uri)).requireSuccess();
    }

    /**
     * Sends a request. An answer is returned whatever its status, when repeating has not helped; see
     * {@link HttpReply#requireSuccess}.
     *
     * @throws InvalidInputException when the address is invalid, or the answer is damaged
     * @throws AccessDeniedException when the policy refuses the address
     * @throws LimitExceededException when the answer is larger than {@link HttpLimits#memoryBytes}
     * @throws UnavailableException when the server cannot be reached, or is too slow
     */
    public HttpReply send(HttpCall call) {
        Deadline deadline = Deadline.in(times.total());
        try {
            return retries.run(call, deadline, () -> attempt(call, deadline));
        } catch (AttemptFailedException e) {
            return e.reply().orElseThrow(e::failure);
        }
    }

    /**
     * Writes what is at an address to a file. It is there when it is complete, never before. What came before a
     * transfer broke is kept in a hidden file beside it if the server says by a strong validator what it belongs to, and
     * the transfer goes on from there: at the next attempt, or the next call, also of another process.
     *
     * @param call a {@code GET}
     * @param file where to, in a directory that exists; a file that is there is replaced
     * @param check what it has to be
     * @return empty when a condition of the request says that the caller has it already (304)
     * @throws InvalidInputException when there is nothing, the address is invalid, or the digest is another one
     * @throws AccessDeniedException when the policy or the server refuses it
     * @throws LimitExceededException when it is too large
     * @throws UnavailableException when the server cannot be reached, is too slow, or fails; or the disk does
     */
    public Optional<Download> download(HttpCall call, Path file, DownloadCheck check) {
        if (call.method() != HttpMethod.GET) {
            throw new IllegalArgumentException("only a GET is a download");
        }
        Deadline deadline = Deadline.in(times.total());
        long most = Math.min(limits.fileBytes(), check.mostBytes());
        try (DownloadRun run = new DownloadRun(call, file, check, most)) {
            return retries.run(call, deadline, () -> run.attempt(exchange, deadline));
        } catch (AttemptFailedException e) {
            throw e.failure();
        }
    }

    private HttpReply attempt(HttpCall call, Deadline deadline) throws AttemptFailedException {
        try (Answer answer = exchange.open(call, true, deadline)) {
            byte[] content = call.method() == HttpMethod.HEAD
                    ? new byte[0]
                    : answer.use(body -> MemoryContent.read(answer, body, limits.memoryBytes()));
            HttpReply reply = new HttpReply(call, answer.uri(), answer.status(), answer.headers(), content);
            if (RetryAfter.isWanted(answer.status(), answer.headers())) {
                throw AttemptFailedException.later(
                        Failures.status(call, answer.uri(), answer.status(), answer.headers()),
                        RetryAfter.isLimited(answer.status(), answer.headers()),
                        RetryAfter.wait(answer.headers()),
                        Optional.of(reply));
            }
            return reply;
        }
    }

    /**
     * The trust of the JDK, but sessions that are forgotten at once. A session of a host that has changed its address
     * would be resumed there, and what an attacker has written into it sent, before that server has proved who it is.
     */
    private static SSLContext defaultTls() {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, null, null);
            tls.getClientSessionContext().setSessionTimeout(1);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** Makes a client. Not thread-safe. */
    public static final class Builder {
        private RemotePolicy policy = RemotePolicy.defaults();
        private CredentialProvider credentials = CredentialProvider.none();
        private HttpLimits limits = HttpLimits.defaults();
        private HttpTimes times = HttpTimes.defaults();
        private RetryRule retryRule = RetryRule.defaults();
        private HostResolver resolver = HostResolver.system();
        private Timing timing = Timing.system();
        private Optional<SSLContext> tls = Optional.empty();
        private Optional<ProxySelector> proxy = Optional.empty();

        private Builder() {}

        /** Which remotes may be talked to. Default: public hosts, over https. */
        public Builder policy(RemotePolicy newPolicy) {
            policy = newPolicy;
            return this;
        }

        /** Who knows the credentials. Default: nobody. */
        public Builder credentials(CredentialProvider provider) {
            credentials = provider;
            return this;
        }

        /** How much a server may answer. */
        public Builder limits(HttpLimits newLimits) {
            limits = newLimits;
            return this;
        }

        /** How long a server may take. */
        public Builder times(HttpTimes newTimes) {
            times = newTimes;
            return this;
        }

        /** How often to ask. */
        public Builder retries(RetryRule rule) {
            retryRule = rule;
            return this;
        }

        /** Who finds the addresses that the policy looks at. Default: the operating system. */
        public Builder resolver(HostResolver newResolver) {
            resolver = newResolver;
            return this;
        }

        /** Whom to trust, and what to show to servers that want to see a certificate. Default: the trust of the JDK. */
        public Builder tls(SSLContext context) {
            tls = Optional.of(context);
            return this;
        }

        /**
         * Which proxies to go through, such as {@link ProxySelector#getDefault} for those of the system. The policy looks
         * at the addresses that this machine finds for a host, so hosts that only the proxy can find have to be allowed
         * by name. Default: none.
         */
        public Builder proxy(ProxySelector selector) {
            proxy = Optional.of(selector);
            return this;
        }

        Builder timing(Timing newTiming) {
            timing = newTiming;
            return this;
        }

        /** The client. */
        public HttpAccess build() {
            return new HttpAccess(this);
        }
    }
}
