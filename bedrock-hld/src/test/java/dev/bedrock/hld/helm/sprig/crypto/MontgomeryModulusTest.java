package dev.bedrock.hld.helm.sprig.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MontgomeryModulusTest {
    private final Random random = new Random(42);

    @Test
    void powersAreThoseOfTheJavaPlatform() {
        for (int bits = 2; bits <= 3500; bits += bits < 130 ? 1 : 127) {
            BigInteger modulus = new BigInteger(bits, random).setBit(0).setBit(bits - 1);
            BigInteger base = new BigInteger(bits, random).mod(modulus);
            BigInteger exponent = new BigInteger(1 + random.nextInt(200), random).setBit(0);
            MontgomeryModulus fast = new MontgomeryModulus(modulus);
            assertThat(fast.power(base, exponent)).isEqualTo(base.modPow(exponent, modulus));
            assertThat(fast.power(BigInteger.TWO, exponent)).isEqualTo(BigInteger.TWO.modPow(exponent, modulus));
        }
    }

    @Test
    void theGreatestDigitsFit() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(3500).subtract(BigInteger.ONE);
        BigInteger base = modulus.subtract(BigInteger.TWO);
        BigInteger exponent = BigInteger.valueOf(1023);
        assertThat(new MontgomeryModulus(modulus).power(base, exponent)).isEqualTo(base.modPow(exponent, modulus));
    }

    @Test
    void refusesModuliThatItCannotHave() {
        assertThatThrownBy(() -> new MontgomeryModulus(BigInteger.TEN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MontgomeryModulus(BigInteger.valueOf(-3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new MontgomeryModulus(BigInteger.ONE.shiftLeft(3600).setBit(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
