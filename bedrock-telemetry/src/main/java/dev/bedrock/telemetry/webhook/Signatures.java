package dev.bedrock.telemetry.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.secret.Credential;
import dev.bedrock.core.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Compares what a sender shows with what it should show, in a time that does not depend on where they differ. */
final class Signatures {
    private static final String PREFIX = "sha256=";

    private Signatures() {}

    /** Whether a header is the HMAC-SHA256 of the content. An empty secret signs nothing. */
    static boolean isSigned(String header, Secret secret, byte[] content) {
        if (secret.isEmpty()) {
            return false;
        }
        byte[] expected = (PREFIX + HexFormat.of().formatHex(hmac(secret, content))).getBytes(UTF_8);
        return MessageDigest.isEqual(expected, header.toLowerCase(Locale.ROOT).getBytes(UTF_8));
    }

    /** Whether a header is the secret. */
    static boolean isSame(String header, Secret secret) {
        return !secret.isEmpty() && Secret.of(header).equals(secret);
    }

    /** Whether a header is the login. */
    static boolean isLogin(String header, Credential.Login login) {
        String plain = login.username() + ":" + login.password().reveal();
        String expected = "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(UTF_8));
        return !login.password().isEmpty() && Secret.of(header).equals(Secret.of(expected));
    }

    private static byte[] hmac(Secret secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
