package dev.bedrock.hld.helm.sprig.crypto;

import java.security.SecureRandom;
import java.util.function.IntFunction;

/** A random generator for key generators whose bytes come from elsewhere, one after the other. Not seeded, never reseeded. */
final class StreamRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient IntFunction<byte[]> source;

    StreamRandom(IntFunction<byte[]> source) {
        super(null, null);
        this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        byte[] next = source.apply(bytes.length);
        System.arraycopy(next, 0, bytes, 0, bytes.length);
    }

    @Override
    public byte[] generateSeed(int count) {
        return source.apply(count);
    }

    @Override
    public void setSeed(long seed) {
        // The source alone decides; the constructor of Random calls this.
    }

    @Override
    public String getAlgorithm() {
        return "stream";
    }
}
