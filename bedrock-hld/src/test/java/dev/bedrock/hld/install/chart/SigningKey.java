package dev.bedrock.hld.install.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** An OpenPGP key of a test, and texts that it signs. */
final class SigningKey {
    private final PGPKeyPair pair;
    private final PGPSecretKey secret;
    private final PGPPublicKey publicKey;

    private SigningKey(PGPKeyPair pair, PGPSecretKey secret, PGPPublicKey publicKey) {
        this.pair = pair;
        this.secret = secret;
        this.publicKey = publicKey;
    }

    static SigningKey generate(String user) {
        return generate(user, Instant.now().minusSeconds(60), 0);
    }

    static SigningKey expiredBeforeItSigned(String user) {
        return generate(user, Instant.now().minusSeconds(3600), 60);
    }

    private static SigningKey generate(String user, Instant created, long validSeconds) {
        try {
            RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
            generator.init(new RSAKeyGenerationParameters(
                    java.math.BigInteger.valueOf(0x10001), new SecureRandom(), 2048, 100));
            PGPKeyPair pair = new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4,
                    PublicKeyAlgorithmTags.RSA_GENERAL,
                    generator.generateKeyPair(),
                    Date.from(created));
            PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
            hashed.setKeyFlags(false, KeyFlags.SIGN_DATA | KeyFlags.CERTIFY_OTHER);
            hashed.setKeyExpirationTime(false, validSeconds);
            PGPSecretKey secret = new PGPSecretKey(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    pair,
                    user,
                    new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                    hashed.generate(),
                    null,
                    new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                    null);
            return new SigningKey(pair, secret, secret.getPublicKey());
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    SigningKey revoked() {
        try {
            PGPSignatureGenerator generator = signer(PGPSignature.KEY_REVOCATION, HashAlgorithmTags.SHA256);
            PGPSignature revocation = generator.generateCertification(publicKey);
            return new SigningKey(pair, secret, PGPPublicKey.addCertification(publicKey, revocation));
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    String fingerprint() {
        return HexFormat.of().formatHex(publicKey.getFingerprint()).toUpperCase(Locale.ROOT);
    }

    byte[] publicKey() {
        return encoded(publicKey);
    }

    byte[] secretKey() {
        try {
            return secret.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] armoredPublicKey() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArmoredOutputStream armored = new ArmoredOutputStream(out)) {
            armored.write(publicKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    String sign(String message) {
        return sign(message, HashAlgorithmTags.SHA512);
    }

    String sign(String message, int hash) {
        try {
            PGPSignatureGenerator generator = signer(PGPSignature.CANONICAL_TEXT_DOCUMENT, hash);
            String text = message.lines().map(String::stripTrailing).collect(Collectors.joining("\r\n"));
            generator.update(text.getBytes(UTF_8));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ArmoredOutputStream armored = new ArmoredOutputStream(out)) {
                armored.write(generator.generate().getEncoded());
            }
            String escaped = message.lines()
                    .map(line -> line.startsWith("-") ? "- " + line : line)
                    .collect(Collectors.joining("\n"));
            return "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n" + escaped + "\n" + out.toString(UTF_8);
        } catch (PGPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private PGPSignatureGenerator signer(int type, int hash) throws PGPException {
        PGPSignatureGenerator generator = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, hash), publicKey);
        generator.init(type, pair.getPrivateKey());
        return generator;
    }

    private static byte[] encoded(PGPPublicKey key) {
        try {
            return key.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
