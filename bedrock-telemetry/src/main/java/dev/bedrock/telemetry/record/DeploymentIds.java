package dev.bedrock.telemetry.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Ids of deployments: 12 hexadecimal digits, as the original tools give them, but derived from what is recorded. */
final class DeploymentIds {
    private static final int DIGITS = 12;

    private DeploymentIds() {}

    static String of(int alternative, String... identity) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : identity) {
                digest.update(part.toLowerCase(Locale.ROOT).getBytes(UTF_8));
                digest.update((byte) 0);
            }
            digest.update((byte) alternative);
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
