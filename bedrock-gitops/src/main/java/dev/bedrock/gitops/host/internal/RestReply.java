package dev.bedrock.gitops.host.internal;

import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Printable;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.ListNode;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.http.HttpReply;
import dev.bedrock.core.secret.Redactor;
import dev.bedrock.gitops.host.HostCode;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** An answer of a code host. */
public final class RestReply {
    private static final Set<String> SAYING =
            Set.of("message", "error", "error_description", "errors", "typeKey", "field", "code");
    private static final int LONGEST = 400;

    private final HttpReply reply;
    private final String asked;
    private final Redactor redactor;

    RestReply(HttpReply reply, String asked, Redactor redactor) {
        this.reply = reply;
        this.asked = asked;
        this.redactor = redactor;
    }

    /** The status. */
    public int status() {
        return reply.status();
    }

    /** Whether it is a success. Azure DevOps answers 203 with a page to sign in. */
    public boolean isSuccess() {
        return reply.isSuccess() && reply.status() != 203;
    }

    /** What the host says went wrong, in its own words: at most a few lines, on one. */
    public String words() {
        StringJoiner words = new StringJoiner("; ");
        try {
            collect(reply.json(), true, words);
        } catch (BedrockException noJson) {
            return "";
        }
        String text = redactor.redact(words.toString());
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    private static void collect(Node node, boolean said, StringJoiner words) {
        if (words.length() > LONGEST) {
            return;
        }
        if (node instanceof ScalarNode scalar && said && scalar.isString()) {
            words.add(scalar.text());
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> collect(item, said, words));
        } else if (node instanceof MapNode map) {
            map.entries().forEach(entry -> collect(entry.value(), SAYING.contains(entry.key()), words));
        }
    }

    /**
     * This, if it is a success.
     *
     * @throws AccessDeniedException when another token is needed
     * @throws InvalidInputException when the host knows no such thing, or does not take the request
     * @throws ConflictException when the state of the host does not permit it
     * @throws UnavailableException when the host fails, or has been asked too often
     */
    public RestReply requireSuccess() {
        if (!isSuccess()) {
            throw failure();
        }
        return this;
    }

    /** What went wrong, as an exception. */
    public BedrockException failure() {
        return switch (status()) {
            case 203, 302, 401, 403, 407 ->
                limitOr(new AccessDeniedException(problem(HostCode.DENIED, "refuses")
                        .withHint("give a token that may read and write code and pull requests")));
            case 404, 410 -> new InvalidInputException(problem(HostCode.NOT_FOUND, "knows nothing of"));
            case 405, 406, 409, 412 -> new ConflictException(problem(HostCode.CONFLICT, "does not do now"));
            case 400, 422 -> new InvalidInputException(problem(HostCode.REJECTED, "does not take"));
            default -> limitOr(new UnavailableException(problem(HostCode.FAILED, "failed at")));
        };
    }

    /** Whether there were too many requests is for the client to say. */
    private BedrockException limitOr(BedrockException otherwise) {
        if (reply.isSuccess()) {
            return otherwise;
        }
        try {
            reply.requireSuccess();
            return otherwise;
        } catch (UnavailableException e) {
            return status() == 403 || status() == 429 ? e : otherwise;
        } catch (BedrockException notThat) {
            return otherwise;
        }
    }

    private Problem problem(HostCode code, String verb) {
        String words = words();
        return code.error(reply.uri().getHost() + " " + verb + " " + asked + " (status " + status() + ")"
                + (words.isEmpty() ? "" : ": " + Printable.of(words)));
    }

    /**
     * The content.
     *
     * @throws InvalidInputException when it is no JSON
     */
    public RestValue value() {
        try {
            return new RestValue(reply.json());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    HostCode.ANSWER_INVALID.error(
                            "the answer of " + reply.uri().getHost() + " to " + asked + " is no JSON"),
                    e);
        }
    }

    /** A header. */
    public Optional<String> header(String name) {
        return reply.headers().first(name);
    }

    Optional<URI> nextPage() {
        return reply.nextPage();
    }

    @Override
    public String toString() {
        return asked + " -> " + status();
    }
}
