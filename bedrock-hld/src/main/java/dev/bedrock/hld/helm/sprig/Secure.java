package dev.bedrock.hld.helm.sprig;

import java.security.SecureRandom;

/** The random numbers of the JVM; seeded when the first are asked for. */
final class Secure implements RandomSource {
    static final Secure INSTANCE = new Secure();

    private final SecureRandom random = new SecureRandom();

    private Secure() {}

    @Override
    public byte[] bytes(String purpose, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
