package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.CredentialProvider;
import dev.bedrock.core.secret.Secret;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A request and the redirects that it leads to. Each hop is a remote of its own: for the policy, and for credentials. */
final class Exchange {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final RemoteGuard guard;
    private final CredentialProvider credentials;
    private final Transport transport;
    private final int mostRedirects;
    private final BearerTokens tokens = new BearerTokens();

    Exchange(RemoteGuard guard, CredentialProvider credentials, Transport transport, int mostRedirects) {
        this.guard = guard;
        this.credentials = credentials;
        this.transport = transport;
        this.mostRedirects = mostRedirects;
    }

    /** The first answer that is no redirect. The caller closes it. */
    Answer open(HttpCall call, boolean packed, Deadline deadline) throws AttemptFailedException {
        Set<URI> visited = new HashSet<>();
        HttpCall current = call;
        while (true) {
            visited.add(current.uri());
            Answer answer = hop(current, packed, deadline);
            Optional<String> location =
                    REDIRECTS.contains(answer.status()) ? answer.headers().first("location") : Optional.empty();
            if (location.isEmpty()) {
                return answer;
            }
            answer.close();
            URI next = target(current, answer.status(), location.get());
            if (!visited.contains(next) && visited.size() > mostRedirects) {
                throw Failures.redirect(current.uri(), next, "is one redirect too many");
            }
            if (visited.contains(next)) {
                throw Failures.redirect(current.uri(), next, "is a circle");
            }
            current = current.redirectedTo(next);
        }
    }

    private Answer hop(HttpCall call, boolean packed, Deadline deadline) throws AttemptFailedException {
        check(call.uri());
        if (call.hasHeader("authorization")) {
            return transport.send(call, Optional.empty(), packed, deadline);
        }
        if (call.credential().isPresent()) {
            return send(call, call.credential(), packed, deadline);
        }
        Answer answer = send(call, credentials.credential(withoutQuery(call.uri())), packed, deadline);
        Optional<BearerChallenge> challenge =
                answer.status() == 401 && call.method().reads()
                        ? BearerChallenge.of(answer.headers())
                        : Optional.empty();
        return challenge.isPresent() ? withToken(call, answer, challenge.get(), packed, deadline) : answer;
    }

    /** Sends it again with a token; with a new one if the one that was given out before is too old. */
    private Answer withToken(
            HttpCall call, Answer refused, BearerChallenge challenge, boolean packed, Deadline deadline)
            throws AttemptFailedException {
        refused.close();
        Optional<Credential> known = tokens.known(call.uri(), challenge);
        if (known.isPresent()) {
            Answer answer = send(call, known, packed, deadline);
            if (answer.status() != 401) {
                return answer;
            }
            answer.close();
        }
        Credential fresh = tokens.fetch(call.uri(), challenge, asked -> openWithoutToken(asked, deadline));
        return send(call, Optional.of(fresh), packed, deadline);
    }

    /** For a place that gives out tokens: it does not send on to another one, nor for a token of its own. */
    private Answer openWithoutToken(HttpCall call, Deadline deadline) throws AttemptFailedException {
        check(call.uri());
        return send(call, credentials.credential(withoutQuery(call.uri())), true, deadline);
    }

    private Answer send(HttpCall call, Optional<Credential> credential, boolean packed, Deadline deadline)
            throws AttemptFailedException {
        Optional<Secret> authorization = credential.flatMap(HeaderText::authorization);
        return transport.send(call, authorization, packed, deadline);
    }

    private void check(URI uri) throws AttemptFailedException {
        try {
            guard.check(uri);
        } catch (UnavailableException e) {
            throw AttemptFailedException.before(e);
        }
    }

    private static URI target(HttpCall call, int status, String location) {
        URI next = RemoteGuard.resolve(call.uri(), location);
        if (call.uri().getScheme().equals("https") && next.getScheme().equals("http")) {
            throw Failures.redirect(call.uri(), next, "is not encrypted");
        }
        boolean sameOrigin = Origin.of(call.uri()).equals(Origin.of(next));
        if (call.isConfined() && !sameOrigin) {
            throw Failures.redirect(call.uri(), next, "is another server");
        }
        boolean sameRequest = status >= 307 && sameOrigin;
        if (!call.method().reads() && !sameRequest) {
            throw Failures.redirect(
                    call.uri(), next, "is not followed with a " + call.method() + ", it could do something else there");
        }
        return next;
    }

    private static URI withoutQuery(URI uri) {
        return uri.getRawQuery() == null
                ? uri
                : URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath());
    }
}
