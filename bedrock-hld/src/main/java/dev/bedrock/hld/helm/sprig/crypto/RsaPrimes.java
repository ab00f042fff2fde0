package dev.bedrock.hld.helm.sprig.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BinaryOperator;

/**
 * Searches primes for RSA keys. Which prime it finds follows from the random bytes alone. Most candidates are sieved out by
 * small primes, most others by Miller and Rabin's test with base 2, and what is left is tested with random bases.
 */
final class RsaPrimes {
    private static final int SIEVE_LIMIT = 1 << 16;
    private static final int[] SMALL_PRIMES = smallPrimes();

    /** So many odd numbers from the random start on are candidates; seldom none of them is prime. */
    private static final int WINDOW = 1 << 12;

    /** What FIPS 186-5 asks for an error below 2^-112 for primes of 1024 bits; longer ones need fewer. */
    private static final int ROUNDS = 5;

    /**
     * Whether this JVM has the compiler that replaces the arithmetic of {@link BigInteger} by machine code. One that is told to
     * do without says that it works like a "client" of former times.
     */
    private static final boolean OPTIMIZING =
            !System.getProperty("java.vm.info", "").contains("emulated-client");

    private final SecureRandom random;
    private final BigInteger exponent;

    /**
     * A search.
     *
     * @param random gives candidates and the bases of tests
     * @param exponent the public exponent, a prime, which must not divide the predecessor of a prime
     */
    RsaPrimes(SecureRandom random, BigInteger exponent) {
        this.random = random;
        this.exponent = exponent;
    }

    /** A prime of this length whose two highest bits are set, so that two of them make a modulus of twice the length. */
    BigInteger next(int bits) {
        while (true) {
            BigInteger start = new BigInteger(bits, random)
                    .setBit(bits - 1)
                    .setBit(bits - 2)
                    .setBit(0);
            BitSet composite = composites(start);
            for (int i = composite.nextClearBit(0); i < WINDOW; i = composite.nextClearBit(i + 1)) {
                BigInteger candidate = start.add(BigInteger.valueOf(2L * i));
                if (candidate.bitLength() == bits && isPrime(candidate) && fitsExponent(candidate)) {
                    return candidate;
                }
            }
        }
    }

    private boolean fitsExponent(BigInteger prime) {
        return prime.mod(exponent).bitLength() > 1;
    }

    /** Which of the numbers {@code start + 2i} a small prime divides. */
    private static BitSet composites(BigInteger start) {
        BitSet composite = new BitSet(WINDOW);
        int[] digits = digits(start);
        for (int prime : SMALL_PRIMES) {
            long remainder = 0;
            for (int digit : digits) {
                remainder = (remainder << 32 | Integer.toUnsignedLong(digit)) % prime;
            }
            int distance = (int) (remainder == 0 ? 0 : prime - remainder);
            int first = (distance % 2 == 0 ? distance : distance + prime) / 2;
            for (int i = first; i < WINDOW; i += prime) {
                composite.set(i);
            }
        }
        return composite;
    }

    /** In base 2^32, the highest first. */
    private static int[] digits(BigInteger number) {
        int[] digits = new int[(number.bitLength() + 31) / 32];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = number.shiftRight(32 * (digits.length - 1 - i)).intValue();
        }
        return digits;
    }

    private boolean isPrime(BigInteger number) {
        BigInteger last = number.subtract(BigInteger.ONE);
        int twos = last.getLowestSetBit();
        BigInteger odd = last.shiftRight(twos);
        BinaryOperator<BigInteger> power =
                OPTIMIZING ? (base, exponent) -> base.modPow(exponent, number) : new MontgomeryModulus(number)::power;
        if (!passes(power.apply(BigInteger.TWO, odd), number, last, twos)) {
            return false;
        }
        for (int round = 0; round < ROUNDS; round++) {
            // Shorter than the number, so in its range, and never 0 or 1, which prove nothing.
            BigInteger base = new BigInteger(number.bitLength() - 1, random).setBit(1);
            if (!passes(power.apply(base, odd), number, last, twos)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a number may be a prime by the power of a base to the odd part of its predecessor. */
    private static boolean passes(BigInteger start, BigInteger number, BigInteger last, int twos) {
        BigInteger power = start;
        boolean passed = power.equals(BigInteger.ONE) || power.equals(last);
        for (int i = 1; i < twos && !passed; i++) {
            power = power.multiply(power).mod(number);
            passed = power.equals(last);
        }
        return passed;
    }

    private static int[] smallPrimes() {
        BitSet composite = new BitSet(SIEVE_LIMIT);
        int[] primes = new int[SIEVE_LIMIT / 8];
        int count = 0;
        for (int number = 3; number < SIEVE_LIMIT; number += 2) {
            if (!composite.get(number)) {
                primes[count++] = number;
                for (long multiple = (long) number * number; multiple < SIEVE_LIMIT; multiple += 2L * number) {
                    composite.set((int) multiple);
                }
            }
        }
        return Arrays.copyOf(primes, count);
    }
}
