package dev.bedrock.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers that can be sent. What is wrong with one is told without its value. */
final class HeaderText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** These are the transport's. */
    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding", "accept-encoding");

    private HeaderText() {}

    static Secret require(String name, Secret value) {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            throw new InvalidInputException(
                    HttpCode.HEADER_INVALID.error("no header can be set by the name '" + name + "'"));
        }
        return requireValue("the header '" + name + "'", value);
    }

    /** The value of {@code Authorization}, empty for a credential that HTTP has no use for. */
    static Optional<Secret> authorization(Credential credential) {
        if (credential instanceof Credential.Bearer bearer) {
            return Optional.of(requireValue(
                    "the token", Secret.of("Bearer " + bearer.token().reveal())));
        }
        if (credential instanceof Credential.Login login) {
            String pair = login.username() + ":" + login.password().reveal();
            return Optional.of(Secret.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8))));
        }
        return Optional.empty();
    }

    private static Secret requireValue(String what, Secret value) {
        boolean carried = value.reveal().chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f));
        if (!carried) {
            throw new InvalidInputException(HttpCode.HEADER_INVALID
                    .error(what + " has a character that HTTP does not carry")
                    .withHint("often it is a line end after a token that was read from a file"));
        }
        return value;
    }
}
