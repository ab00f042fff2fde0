package dev.bedrock.core.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A value that must not be seen, such as a password or a token. It prints as {@code ***}; whoever needs it calls
 * {@link #reveal}. Comparing two takes a time that does not depend on where they differ.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** A secret with this value. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value. Keep it out of messages, logs and the arguments of programs. */
    public String reveal() {
        return value;
    }

    /** Whether the value is the empty text. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(value.getBytes(UTF_8), secret.value.getBytes(UTF_8));
    }

    /** The same for all secrets: a hash would give away something about the value. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    /** {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }
}
