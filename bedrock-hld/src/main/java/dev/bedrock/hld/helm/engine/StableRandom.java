package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.sprig.RandomSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random bytes that follow from a secret, the release, the template file, the function, and how often that was called in the file
 * before: the same in every render, and unknown to whoever does not know the secret.
 */
final class StableRandom implements RandomSource {
    private static final String ALGORITHM = "HmacSHA256";

    /** Enough for the keys and password hashes of a large definition. */
    private static final int REMEMBERED = 4096;

    private final SecretKeySpec key;
    private final BoundedCache<Derivation, Object> results = new BoundedCache<>(REMEMBERED);

    /** All that a result follows from, given the secret. */
    private record Derivation(String call, List<String> inputs) {}

    StableRandom(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    @Override
    public byte[] bytes(String purpose, int count) {
        return forCall(purpose).bytes(purpose, count);
    }

    @Override
    public RandomSource forCall(String purpose) {
        return stream(RenderState.current().nextCall(purpose));
    }

    @Override
    public <T> T derive(String purpose, List<String> inputs, Function<RandomSource, T> computation) {
        String call = RenderState.current().nextCall(purpose);
        @SuppressWarnings("unchecked") // One function has one type of results.
        T result = (T) results.get(new Derivation(call, inputs), () -> computation.apply(stream(call)));
        return result;
    }

    private Stream stream(String call) {
        byte[] callKey = mac(key).doFinal(call.getBytes(StandardCharsets.UTF_8));
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
