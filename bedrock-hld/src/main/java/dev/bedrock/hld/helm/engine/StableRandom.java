package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.sprig.RandomSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random bytes that follow from a secret, the release, the template and how often that has asked: the same in every render, and
 * unknown to whoever does not know the secret.
 */
final class StableRandom implements RandomSource {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    StableRandom(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    @Override
    public byte[] bytes(String purpose, int count) {
        byte[] draw = RenderState.current().nextDraw(purpose).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[count];
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            int filled = 0;
            for (int block = 0; filled < count; block++) {
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(block).array());
                byte[] next = mac.doFinal(draw);
                int length = Math.min(next.length, count - filled);
                System.arraycopy(next, 0, bytes, filled, length);
                Arrays.fill(next, (byte) 0);
                filled += length;
            }
            return bytes;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
