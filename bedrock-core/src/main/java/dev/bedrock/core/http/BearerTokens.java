package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Tokens that are given out for others. A server that wants one says where to get it, and could name any place: so the
 * place has to pass the policy, is never an unencrypted one for an encrypted server, and is shown the credential that the
 * provider has for its own address, never that of the server. The token goes to the server that wanted it, nowhere else.
 */
final class BearerTokens {
    private static final int LARGEST = 1 << 20;

    /** Asks for a token. */
    interface Asking {
        Answer ask(HttpCall call) throws AttemptFailedException;
    }

    private record Key(Origin origin, BearerChallenge challenge) {}

    private final Map<Key, Secret> known = new ConcurrentHashMap<>();

    /** A token that was given out before. */
    Optional<Credential> known(URI server, BearerChallenge challenge) {
        return Optional.ofNullable(known.get(new Key(Origin.of(server), challenge)))
                .map(Credential.Bearer::new);
    }

    /** A new token. */
    Credential fetch(URI server, BearerChallenge challenge, Asking asking) throws AttemptFailedException {
        URI place = place(server, challenge);
        if (server.getScheme().equals("https") && !place.getScheme().equals("https")) {
            throw refused(server, place, "which is not encrypted");
        }
        try (Answer answer = asking.ask(HttpCall.get(place).withHeader("accept", "application/json"))) {
            if (RetryAfter.isWanted(answer.status(), answer.headers())) {
                throw AttemptFailedException.later(
                        Failures.status(HttpCall.get(place), place, answer.status(), answer.headers()),
                        true,
                        RetryAfter.wait(answer.headers()),
                        Optional.empty());
            }
            if (answer.status() != 200) {
                throw refused(server, place, "which answered with status " + answer.status());
            }
            byte[] content = answer.use(body -> MemoryContent.read(answer, body, LARGEST));
            Secret token = token(content).orElseThrow(() -> refused(server, place, "which gave none"));
            known.put(new Key(Origin.of(server), challenge), token);
            return new Credential.Bearer(token);
        }
    }

    private static URI place(URI server, BearerChallenge challenge) {
        try {
            return RemoteGuard.parse(challenge.tokenAddress());
        } catch (InvalidInputException e) {
            throw new AccessDeniedException(
                    HttpCode.CHALLENGE_REFUSED.error(Shown.of(server) + " wants a token from an address that is none"));
        }
    }

    /** The text of a syntax error could quote the token. */
    private static Optional<Secret> token(byte[] content) {
        Node json;
        try {
            json = JsonReader.defaults().read("token", new String(content, java.nio.charset.StandardCharsets.UTF_8));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
        return json.toData() instanceof Map<?, ?> map
                ? Stream.of("token", "access_token")
                        .map(map::get)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(token -> !token.isEmpty())
                        .findFirst()
                        .map(Secret::of)
                : Optional.empty();
    }

    private static AccessDeniedException refused(URI server, URI place, String why) {
        return new AccessDeniedException(HttpCode.CHALLENGE_REFUSED
                .error(Shown.of(server) + " wants a token from " + Shown.of(place) + ", " + why)
                .withHint("give the credential for " + place.getHost() + ", which gives the tokens out"));
    }
}
