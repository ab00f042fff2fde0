package dev.bedrock.hld.helm.sprig.crypto;

import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.DSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.DSAParametersGenerator;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.DSAParameterGenerationParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Private keys: making, writing as PEM, and reading them. */
final class Keys {
    private static final BigInteger RSA_EXPONENT = BigInteger.valueOf(65537);
    private static final int PRIME_CERTAINTY = 100;
    private static final String SUFFIX = " PRIVATE KEY";

    private Keys() {}

    /** A key as PKCS#1 wants it: the first prime is the larger one, and the private exponent not a small one. */
    static AsymmetricKeyParameter rsa(int bits, SecureRandom random) {
        RsaPrimes primes = new RsaPrimes(random, RSA_EXPONENT);
        while (true) {
            BigInteger one = primes.next(bits / 2);
            BigInteger other = primes.next(bits / 2);
            BigInteger p = one.max(other);
            BigInteger q = one.min(other);
            BigInteger beforeP = p.subtract(BigInteger.ONE);
            BigInteger beforeQ = q.subtract(BigInteger.ONE);
            BigInteger period = beforeP.divide(beforeP.gcd(beforeQ)).multiply(beforeQ);
            BigInteger d = RSA_EXPONENT.modInverse(period);
            if (p.subtract(q).bitLength() > bits / 2 - 100 && d.bitLength() > bits / 2) {
                // The last argument says that the numbers need no check.
                return new RSAPrivateCrtKeyParameters(
                        p.multiply(q), RSA_EXPONENT, d, p, q, d.mod(beforeP), d.mod(beforeQ), q.modInverse(p), true);
            }
        }
    }

    static AsymmetricKeyParameter ecdsa(SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(
                new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1), random));
        return generator.generateKeyPair().getPrivate();
    }

    static AsymmetricKeyParameter ed25519(SecureRandom random) {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(random));
        return generator.generateKeyPair().getPrivate();
    }

    static AsymmetricCipherKeyPair dsa(SecureRandom random) {
        DSAParametersGenerator parameters = new DSAParametersGenerator(new SHA256Digest());
        parameters.init(new DSAParameterGenerationParameters(2048, 256, PRIME_CERTAINTY, random));
        DSAKeyPairGenerator generator = new DSAKeyPairGenerator();
        generator.init(new DSAKeyGenerationParameters(random, parameters.generateParameters()));
        return generator.generateKeyPair();
    }

    /** PKCS#1 for RSA, SEC 1 for elliptic curves, PKCS#8 for Ed25519. */
    static String toPem(AsymmetricKeyParameter key) {
        try {
            PrivateKeyInfo info = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
            if (key instanceof RSAPrivateCrtKeyParameters) {
                return new Pem(
                                "RSA" + SUFFIX,
                                info.parsePrivateKey().toASN1Primitive().getEncoded("DER"))
                        .encode();
            } else if (key instanceof ECPrivateKeyParameters ec) {
                return new Pem("EC" + SUFFIX, sec1(ec)).encode();
            }
            // Version 1 without the public key, as Go writes it.
            PrivateKeyInfo plain = new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey());
            return new Pem("PRIVATE KEY", plain.getEncoded("DER")).encode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sec1(ECPrivateKeyParameters key) throws IOException {
        var point = new FixedPointCombMultiplier()
                .multiply(key.getParameters().getG(), key.getD())
                .normalize();
        return new ECPrivateKey(
                        256, key.getD(), new DERBitString(point.getEncoded(false)), SECObjectIdentifiers.secp256r1)
                .getEncoded("DER");
    }

    static String toPem(AsymmetricCipherKeyPair pair, DSAParameters parameters) {
        var y = ((DSAPublicKeyParameters) pair.getPublic()).getY();
        var x = ((DSAPrivateKeyParameters) pair.getPrivate()).getX();
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        for (BigInteger number :
                new BigInteger[] {BigInteger.ZERO, parameters.getP(), parameters.getQ(), parameters.getG(), y, x}) {
            numbers.add(new ASN1Integer(number));
        }
        try {
            return new Pem("DSA" + SUFFIX, new DERSequence(numbers).getEncoded("DER")).encode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The private key in a PEM text.
     *
     * @throws GoFunctionException if there is none
     */
    static AsymmetricKeyParameter parse(String text) {
        Pem block = Pem.decode(text).orElseThrow(() -> new GoFunctionException("no PEM data in input"));
        String type = block.type();
        if (!type.endsWith("PRIVATE KEY")) {
            throw new GoFunctionException("no private key data in PEM block of type " + type);
        }
        try {
            if (type.equals("PRIVATE KEY")) {
                return PrivateKeyFactory.createKey(block.content());
            }
            AlgorithmIdentifier algorithm =
                    switch (type.substring(0, type.length() - SUFFIX.length())) {
                        case "RSA" -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption);
                        case "EC" ->
                            new AlgorithmIdentifier(
                                    X9ObjectIdentifiers.id_ecPublicKey,
                                    ECPrivateKey.getInstance(block.content()).getParametersObject());
                        default -> throw new GoFunctionException("invalid private key type " + type);
                    };
            var key = ASN1Primitive.fromByteArray(block.content());
            return PrivateKeyFactory.createKey(new PrivateKeyInfo(algorithm, key));
        } catch (IOException | IllegalArgumentException e) {
            String prefix = type.equals("PRIVATE KEY")
                    ? "decoding PEM as PKCS#8: "
                    : "parsing " + type.substring(0, type.length() - SUFFIX.length()) + " private key from PEM: ";
            throw new GoFunctionException(prefix + e.getMessage());
        }
    }
}
