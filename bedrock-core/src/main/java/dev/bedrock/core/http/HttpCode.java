package dev.bedrock.core.http;

import dev.bedrock.core.diagnostic.ProblemCode;

/** What can go wrong when a remote is asked over HTTP. */
public enum HttpCode implements ProblemCode {
    /** An address that names no remote, or could name another one than it seems to. */
    URL_INVALID(
            "CORE-0401",
            "The address is no plain http or https address. Write the host by its name or as a usual address, without user"
                    + " name and password."),

    /** A remote that the policy of the caller refuses. */
    HOST_REFUSED(
            "CORE-0402",
            "Only hosts with a public address may be reached, and only over https. Allow other hosts by name if the"
                    + " address is one you trust."),

    /** A redirect that is not followed. */
    REDIRECT_REFUSED(
            "CORE-0403",
            "The server redirects from https to http, in a circle, too often, or a request that changes something. Use the"
                    + " address that the redirects lead to."),

    /** A page that is not there. */
    NOT_FOUND(
            "CORE-0404", "The server has nothing at this address. Private things are often hidden behind this answer."),

    /** A request without the right credentials. */
    DENIED("CORE-0405", "The server wants other credentials, or does not permit this to the ones that it was given."),

    /** An answer that means failure. */
    STATUS("CORE-0406", "The server answered with a status that means failure."),

    /** A server that cannot be reached. */
    UNREACHABLE("CORE-0407", "The host is unknown, refuses the connection, or does not prove by TLS who it is."),

    /** A server that is too slow. */
    TIMEOUT("CORE-0408", "The server did not answer in time, or sent too slowly for too long."),

    /** An answer that is too large. */
    TOO_LARGE("CORE-0409", "The answer, or what it unpacks to, is larger than the limit of the caller."),

    /** An answer with other content than expected. */
    DIGEST_MISMATCH(
            "CORE-0410",
            "The content has another SHA-256 than was expected: it was changed, or damaged on its way. It was not kept."),

    /** An answer that ends too early, or is no HTTP. */
    BROKEN("CORE-0411", "The connection was cut before the answer was complete, or what came is no HTTP."),

    /** Content that cannot be unpacked. */
    ENCODING("CORE-0412", "The answer is compressed in a way that was not asked for, or is damaged."),

    /** The work was interrupted. */
    INTERRUPTED("CORE-0413", "The work was interrupted before the answer was complete."),

    /** A header that cannot be sent. */
    HEADER_INVALID(
            "CORE-0414",
            "A header, or the credential that becomes one, has a character that HTTP does not carry, such as a line end."),

    /** Something that is not in the cache. */
    NOT_CACHED("CORE-0415", "Only the cache may be used, and it does not hold this. Fetch it once over the network."),

    /** A server that wants tokens from somewhere that is not trusted. */
    CHALLENGE_REFUSED(
            "CORE-0416",
            "The server wants a token that another server gives out, and that one is not safe to ask, or gave none."),

    /** A server that was asked too often. */
    RATE_LIMIT("CORE-0417", "The server has been asked too often, and its limit is not lifted soon. Ask again later.");

    private final String id;
    private final String explanation;

    HttpCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
