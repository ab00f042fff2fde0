package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.sprig.RandomSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random bytes that follow from a secret, the release, the template file, the function, and how often that was called in the file
 * before: the same in every render, and unknown to whoever does not know the secret.
 */
final class StableRandom implements RandomSource {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    StableRandom(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    @Override
    public byte[] bytes(String purpose, int count) {
        return forCall(purpose).bytes(purpose, count);
    }

    @Override
    public RandomSource forCall(String purpose) {
        byte[] callKey =
                mac(key).doFinal(RenderState.current().nextCall(purpose).getBytes(StandardCharsets.UTF_8));
        return new Stream(mac(new SecretKeySpec(callKey, ALGORITHM)));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The bytes of one call, one after the other: codes of a counter. */
    private static final class Stream implements RandomSource {
        private final Mac mac;
        private byte[] block = new byte[0];
        private int used;
        private long counter;

        Stream(Mac mac) {
            this.mac = mac;
        }

        @Override
        public byte[] bytes(String purpose, int count) {
            byte[] bytes = new byte[count];
            for (int filled = 0; filled < count; ) {
                if (used == block.length) {
                    block = mac.doFinal(
                            ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
                    used = 0;
                }
                int length = Math.min(block.length - used, count - filled);
                System.arraycopy(block, used, bytes, filled, length);
                used += length;
                filled += length;
            }
            return bytes;
        }
    }
}
