package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import java.net.URI;

/**
 * What went wrong, in our words. The exceptions of the JDK are not passed on as causes: their messages may hold an address
 * with its query.
 */
final class Failures {
    private Failures() {}

    static BedrockException status(HttpCall call, URI uri, int status, HttpHeaders headers) {
        if (RetryAfter.isLimited(status, headers)) {
            String when = RetryAfter.wait(headers)
                    .map(wait -> "ask again in " + wait.toSeconds() + " seconds")
                    .orElse("ask again later");
            return new UnavailableException(HttpCode.RATE_LIMIT
                    .error(asked(call, uri) + " answered with status " + status + ": too many requests")
                    .withHint(when));
        }
        String text = asked(call, uri) + " answered with status " + status;
        return switch (status) {
            case 404, 410 -> new InvalidInputException(HttpCode.NOT_FOUND.error(text));
            case 401, 403, 407 -> new AccessDeniedException(HttpCode.DENIED.error(text));
            default -> new UnavailableException(HttpCode.STATUS.error(text));
        };
    }

    static UnavailableException unreachable(URI uri, String why) {
        return new UnavailableException(HttpCode.UNREACHABLE.error("cannot reach " + Shown.of(uri) + ": " + why));
    }

    static UnavailableException timeout(URI uri, String what) {
        return new UnavailableException(HttpCode.TIMEOUT.error(Shown.of(uri) + " " + what));
    }

    static UnavailableException broken(URI uri, String why) {
        return new UnavailableException(HttpCode.BROKEN.error("the answer of " + Shown.of(uri) + " " + why));
    }

    static UnavailableException interrupted(URI uri) {
        Thread.currentThread().interrupt();
        return new UnavailableException(
                HttpCode.INTERRUPTED.error("the request to " + Shown.of(uri) + " was interrupted"));
    }

    static LimitExceededException tooLarge(URI uri, long limit) {
        return new LimitExceededException(
                HttpCode.TOO_LARGE.error("the answer of " + Shown.of(uri) + " is larger than " + limit + " bytes"));
    }

    static InvalidInputException encoding(URI uri, String why) {
        return new InvalidInputException(HttpCode.ENCODING.error("the answer of " + Shown.of(uri) + " " + why));
    }

    static AccessDeniedException redirect(URI from, URI to, String why) {
        return new AccessDeniedException(
                HttpCode.REDIRECT_REFUSED.error(Shown.of(from) + " redirects to " + Shown.of(to) + ", which " + why));
    }

    static InvalidInputException digest(URI uri, String expected, String actual) {
        return new InvalidInputException(HttpCode.DIGEST_MISMATCH.error(
                "the content of " + Shown.of(uri) + " has the SHA-256 " + actual + ", not " + expected));
    }

    private static String asked(HttpCall call, URI uri) {
        return (call.method() == HttpMethod.GET ? "" : call.method() + " ") + Shown.of(uri);
    }
}
