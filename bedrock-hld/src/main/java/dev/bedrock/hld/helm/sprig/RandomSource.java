package dev.bedrock.hld.helm.sprig;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.Function;

/**
 * Where random passwords, keys and identifiers come from. The default is a {@link SecureRandom}; a source that derives its
 * bytes from a seed makes templates print the same every time. Implementations must be thread-safe if the templates that
 * use them are executed by several threads.
 */
@FunctionalInterface
public interface RandomSource {
    /**
     * Random bytes.
     *
     * @param purpose what they are for: the name of the function, such as {@code randAlphaNum} or {@code genCA}
     * @param count how many, not negative
     */
    byte[] bytes(String purpose, int count);

    /**
     * The source that one call of a function takes all its bytes from. The default is this source itself; one that derives bytes from
     * a position gives each call its own, so that a call that takes more of them changes nothing for the next.
     *
     * @param purpose the name of the function
     */
    default RandomSource forCall(String purpose) {
        return this;
    }

    /**
     * What one call of a function computes from its bytes. The default computes it; a source that gives a call the same bytes in every
     * render may answer with what it remembers.
     *
     * @param purpose the name of the function
     * @param inputs all that the result depends on beside the bytes
     * @param computation what to do with the source of the call
     */
    default <T> T derive(String purpose, List<String> inputs, Function<RandomSource, T> computation) {
        return computation.apply(forCall(purpose));
    }

    /**
     * A number from 0 to below a bound, each as likely as the others.
     *
     * @param bound positive
     */
    default long nextLong(String purpose, long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        while (true) {
            long bits = 0;
            for (byte b : bytes(purpose, Long.BYTES)) {
                bits = (bits << 8) | (b & 0xff);
            }
            bits >>>= 1;
            long number = bits % bound;
            // Numbers from the last, incomplete run up to 2^63 would make small ones likelier.
            if (bits - number + (bound - 1) >= 0) {
                return number;
            }
        }
    }

    /** Unpredictable, different every time. */
    static RandomSource secure() {
        return Secure.INSTANCE;
    }
}
