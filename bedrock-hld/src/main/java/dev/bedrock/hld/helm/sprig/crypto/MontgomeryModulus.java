package dev.bedrock.hld.helm.sprig.crypto;

import java.math.BigInteger;

/**
 * Powers modulo an odd number by Montgomery's multiplication. {@link BigInteger#modPow} is fast only where the JVM has replaced
 * its arithmetic by machine code, which takes the optimizing compiler: in a process that ends after a second or runs without
 * that compiler, this takes less than half the time.
 *
 * <p>Numbers are digits of 28 bits, the lowest first, and below four times the modulus. The sum of all products of a column
 * fits in 64 bits, so that nothing is carried in the inner loops. Not thread-safe.
 */
final class MontgomeryModulus {
    private static final int DIGIT_BITS = 28;
    private static final long MASK = (1L << DIGIT_BITS) - 1;

    /** So much larger than the modulus all numbers may become: four times, twice over. */
    private static final int SPARE_BITS = 5;

    /** Twice as many products of 56 bits as there are digits have to fit in 64 bits. */
    private static final int MAX_DIGITS = 126;

    private static final int WINDOW_BITS = 4;

    private final BigInteger modulus;
    /** Even: columns are done by twos. */
    private final int count;

    private final long[] digits;
    /** The negative inverse of the lowest digit. */
    private final long inverse;
    /** What makes each column divisible: a multiple of the modulus is added to every product. */
    private final long[] quotients;

    /** The sums of the columns of a product, the last one of which is empty. */
    private final long[] columns;

    /**
     * A modulus.
     *
     * @param modulus odd, at most 3,500 bits
     */
    MontgomeryModulus(BigInteger modulus) {
        this.modulus = modulus;
        int needed = (modulus.bitLength() + SPARE_BITS + DIGIT_BITS - 1) / DIGIT_BITS;
        this.count = needed + (needed & 1);
        if (!modulus.testBit(0) || modulus.signum() < 0 || count > MAX_DIGITS) {
            throw new IllegalArgumentException("the modulus must be odd and of at most 3500 bits");
        }
        this.digits = digits(modulus);
        this.quotients = new long[count];
        this.columns = new long[2 * count];
        long inverseSoFar = 1;
        for (int bits = 1; bits < DIGIT_BITS; bits *= 2) {
            inverseSoFar = inverseSoFar * (2 - digits[0] * inverseSoFar) & MASK;
        }
        this.inverse = -inverseSoFar & MASK;
    }

    /**
     * A power. That of two is faster: it takes no multiplications but squares.
     *
     * @param base not negative, below the modulus
     * @param exponent positive
     */
    BigInteger power(BigInteger base, BigInteger exponent) {
        return outside(base.equals(BigInteger.TWO) ? powerOfTwo(exponent) : powerOfAny(base, exponent));
    }

    private long[] powerOfAny(BigInteger base, BigInteger exponent) {
        long[][] powers = new long[1 << WINDOW_BITS][];
        powers[0] = inside(BigInteger.ONE);
        powers[1] = inside(base);
        for (int i = 2; i < powers.length; i++) {
            powers[i] = new long[count];
            multiply(powers[i - 1], powers[1], powers[i]);
        }
        int windows = (exponent.bitLength() + WINDOW_BITS - 1) / WINDOW_BITS;
        long[] result = powers[window(exponent, windows - 1)].clone();
        long[] other = new long[count];
        for (int i = windows - 2; i >= 0; i--) {
            square(result, other);
            square(other, result);
            square(result, other);
            square(other, result);
            multiply(result, powers[window(exponent, i)], other);
            long[] before = result;
            result = other;
            other = before;
        }
        return result;
    }

    private long[] powerOfTwo(BigInteger exponent) {
        long[] result = inside(BigInteger.TWO);
        long[] other = new long[count];
        for (int bit = exponent.bitLength() - 2; bit >= 0; bit--) {
            square(result, other);
            if (exponent.testBit(bit)) {
                twice(other);
            }
            long[] before = result;
            result = other;
            other = before;
        }
        return result;
    }

    private static int window(BigInteger exponent, int index) {
        int window = 0;
        for (int bit = WINDOW_BITS - 1; bit >= 0; bit--) {
            window = window << 1 | (exponent.testBit(index * WINDOW_BITS + bit) ? 1 : 0);
        }
        return window;
    }

    private void multiply(long[] left, long[] right, long[] product) {
        int n = count;
        for (int column = 0; column < 2 * n - 1; column++) {
            int first = Math.max(0, column - n + 1);
            int last = Math.min(column, n - 1);
            long sum = 0;
            for (int i = first, j = last; i <= last; i++, j--) {
                sum += left[i] * right[j];
            }
            columns[column] = sum;
        }
        reduce(product);
    }

    /** Every product of two different digits occurs twice. Two columns at a time share what they load. */
    private void square(long[] number, long[] square) {
        int n = count;
        long[] sums = columns;
        for (int column = 0; column < 2 * n; column += 2) {
            int i = Math.max(0, column - n + 1);
            int j = column - i;
            long even = 0;
            long odd = 0;
            long above = j + 1 < n ? number[j + 1] : 0;
            while (i < j) {
                long low = number[i++];
                long high = number[j--];
                even += low * high;
                odd += low * above;
                above = high;
            }
            long middle = number[i];
            sums[column] = 2 * even + middle * middle;
            sums[column + 1] = 2 * (odd + middle * above);
        }
        reduce(square);
    }

    /** Makes the lower half of the columns zero by adding multiples of the modulus; the upper half is the result. */
    private void reduce(long[] result) {
        int n = count;
        long[] sums = columns;
        long[] factors = quotients;
        long[] of = digits;
        long carry = 0;
        for (int column = 0; column < n; column += 2) {
            long even = sums[column] + carry;
            long odd = sums[column + 1];
            long above = of[column + 1];
            int j = column;
            for (int i = 0; i < column; i++) {
                long factor = factors[i];
                long digit = of[j--];
                even += factor * digit;
                odd += factor * above;
                above = digit;
            }
            long quotient = even * inverse & MASK;
            factors[column] = quotient;
            odd += quotient * above + ((even + quotient * of[0]) >>> DIGIT_BITS);
            quotient = odd * inverse & MASK;
            factors[column + 1] = quotient;
            carry = (odd + quotient * of[0]) >>> DIGIT_BITS;
        }
        for (int column = n; column < 2 * n; column += 2) {
            long even = sums[column] + carry;
            long odd = sums[column + 1];
            long above = 0;
            int j = n - 1;
            for (int i = column - n + 1; i < n; i++) {
                long factor = factors[i];
                long digit = of[j--];
                even += factor * digit;
                odd += factor * above;
                above = digit;
            }
            odd += even >>> DIGIT_BITS;
            result[column - n] = even & MASK;
            result[column - n + 1] = odd & MASK;
            carry = odd >>> DIGIT_BITS;
        }
    }

    private void twice(long[] number) {
        long carry = 0;
        for (int i = 0; i < count; i++) {
            long digit = number[i] * 2 + carry;
            number[i] = digit & MASK;
            carry = digit >>> DIGIT_BITS;
        }
    }

    private long[] inside(BigInteger number) {
        return digits(number.shiftLeft(count * DIGIT_BITS).mod(modulus));
    }

    private BigInteger outside(long[] number) {
        long[] plain = new long[count];
        long[] one = new long[count];
        one[0] = 1;
        multiply(number, one, plain);
        BigInteger value = BigInteger.ZERO;
        for (int i = count - 1; i >= 0; i--) {
            value = value.shiftLeft(DIGIT_BITS).or(BigInteger.valueOf(plain[i]));
        }
        return value.mod(modulus);
    }

    private long[] digits(BigInteger number) {
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            result[i] = number.shiftRight(i * DIGIT_BITS).longValue() & MASK;
        }
        return result;
    }
}
