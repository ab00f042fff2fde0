package dev.bedrock.telemetry.source.internal;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.http.HttpCall;
import dev.bedrock.core.http.HttpReply;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.telemetry.source.SourceCode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads JSON from one host: what has not changed since is not sent again (ETag), and a host that has had enough for now
 * (its rate limit) is not asked. Thread-safe.
 */
public final class RestReader {
    private static final int REMEMBERED = 2_000;
    private static final int MOST_PAGES = 200;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final HttpAccess http;
    private final Clock clock;
    private final UnaryOperator<HttpCall> authorization;
    private final Map<URI, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Known> eldest) {
            return size() > REMEMBERED;
        }
    };
    private volatile Instant closedUntil = Instant.MIN;

    /** An answer that the host has given a mark. */
    private record Known(String etag, Answer answer) {}

    /**
     * An answer.
     *
     * @param json the content
     * @param next where the next part is
     */
    public record Answer(Node json, Optional<String> next) {}

    /**
     * A reader.
     *
     * @param authorization adds to each request what proves who asks
     */
    public RestReader(HttpAccess http, Clock clock, UnaryOperator<HttpCall> authorization) {
        this.http = http;
        this.clock = clock;
        this.authorization = authorization;
    }

    /** The header of a token, none for the empty one. */
    public static UnaryOperator<HttpCall> header(String name, String prefix, Secret token) {
        return call -> token.isEmpty() ? call : call.withHeader(name, Secret.of(prefix + token.reveal()));
    }

    /** Reads what is at an address; empty if there is nothing. */
    public Optional<Node> read(URI address) {
        return answer(address, reply -> Optional.empty()).map(Answer::json);
    }

    /**
     * Reads all parts of what is at an address.
     *
     * @param next finds in an answer where the next part is, given the address of this one
     */
    public List<Node> readAll(URI first, BiFunction<URI, HttpReply, Optional<URI>> next) {
        List<Node> parts = new ArrayList<>();
        Optional<URI> address = Optional.of(first);
        while (address.isPresent() && parts.size() < MOST_PAGES) {
            URI here = address.get();
            Optional<Answer> answer =
                    answer(here, reply -> next.apply(here, reply).map(URI::toString));
            answer.map(Answer::json).ifPresent(parts::add);
            address = answer.flatMap(Answer::next).map(URI::create).filter(there -> isSameHost(first, there));
        }
        return parts;
    }

    /** The token goes with each request, so a part of an answer must not lead elsewhere. */
    private static boolean isSameHost(URI first, URI there) {
        return first.getScheme().equals(there.getScheme())
                && first.getRawAuthority().equals(there.getRawAuthority());
    }

    private Optional<Answer> answer(URI address, Function<HttpReply, Optional<String>> next) {
        if (clock.instant().isBefore(closedUntil)) {
            throw closed(address);
        }
        Optional<Known> before = remembered(address);
        HttpCall plain = HttpCall.get(address).withHeader("accept", "application/json");
        HttpCall call =
                before.map(one -> plain.withHeader("if-none-match", one.etag())).orElse(plain);
        HttpReply reply = http.send(authorization.apply(call));
        noteLimit(reply);
        if (reply.isNotModified() && before.isPresent()) {
            return Optional.of(before.get().answer());
        }
        if (reply.status() == 404 || reply.status() == 410) {
            return Optional.empty();
        }
        if ((reply.status() == 403 || reply.status() == 429) && clock.instant().isBefore(closedUntil)) {
            throw closed(address);
        }
        if (reply.requireSuccess().status() != 200) {
            throw invalid(address, "answered with status " + reply.status());
        }
        Answer answer = new Answer(json(address, reply), next.apply(reply));
        reply.headers().etag().ifPresent(etag -> remember(address, new Known(etag, answer)));
        return Optional.of(answer);
    }

    /** The text of the answer is not repeated: it could be anything. */
    private static Node json(URI address, HttpReply reply) {
        try {
            return reply.json();
        } catch (InvalidInputException e) {
            throw invalid(address, "did not answer with JSON");
        }
    }

    private synchronized Optional<Known> remembered(URI address) {
        return Optional.ofNullable(known.get(address));
    }

    private synchronized void remember(URI address, Known answer) {
        known.put(address, answer);
    }

    /** GitHub and GitLab tell with each answer how many more they give, and until when. */
    private void noteLimit(HttpReply reply) {
        boolean none = number(reply, "x-ratelimit-remaining")
                .or(() -> number(reply, "ratelimit-remaining"))
                .filter(left -> left == 0)
                .isPresent();
        if (none) {
            number(reply, "x-ratelimit-reset")
                    .or(() -> number(reply, "ratelimit-reset"))
                    .map(Instant::ofEpochSecond)
                    .ifPresent(reset -> closedUntil = reset);
        } else if (reply.status() == 429 || reply.status() == 403) {
            number(reply, "retry-after")
                    .ifPresent(wait -> closedUntil = clock.instant().plusSeconds(Math.min(wait, 86_400)));
        }
    }

    private static Optional<Long> number(HttpReply reply, String header) {
        return reply.headers()
                .first(header)
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(Long::parseLong);
    }

    private BedrockException closed(URI address) {
        return new UnavailableException(SourceCode.RATE_LIMITED.error(
                address.getHost() + " answers no more requests until " + closedUntil, SourceLocation.unknown()));
    }

    private static InvalidInputException invalid(URI address, String what) {
        return new InvalidInputException(List.of(SourceCode.ANSWER_INVALID.error(
                address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath() + " " + what)));
    }
}
