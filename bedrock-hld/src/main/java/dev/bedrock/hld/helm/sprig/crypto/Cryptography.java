package dev.bedrock.hld.helm.sprig.crypto;

import dev.bedrock.hld.helm.golib.GoBaseEncodings;
import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.IntFunction;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.jspecify.annotations.Nullable;

/** The cryptographic functions of Sprig. Stateless but for the clock and the random bytes it is given. */
public final class Cryptography {
    private static final int KEY_BITS = 4096;
    private static final int CERTIFICATE_KEY_BITS = 2048;
    private static final int BCRYPT_COST = 10;
    private static final int BCRYPT_SALT = 16;
    private static final int BCRYPT_MAX = 72;

    private final Clock clock;
    private final IntFunction<byte[]> random;

    /**
     * Functions with their sources.
     *
     * @param clock gives the first day of certificates
     * @param random gives that many random bytes
     */
    public Cryptography(Clock clock, IntFunction<byte[]> random) {
        this.clock = clock;
        this.random = random;
    }

    /** A private key as PEM; an unknown type is said in the result. */
    public String privateKey(String type) {
        return switch (type) {
            case "", "rsa" -> Keys.toPem(Keys.rsa(KEY_BITS, stream()));
            case "ecdsa" -> Keys.toPem(Keys.ecdsa(stream()));
            case "ed25519" -> Keys.toPem(Keys.ed25519(stream()));
            case "dsa" -> {
                AsymmetricCipherKeyPair pair = Keys.dsa(stream());
                yield Keys.toPem(pair, ((DSAPrivateKeyParameters) pair.getPrivate()).getParameters());
            }
            default -> "Unknown type " + type;
        };
    }

    /** A certificate authority. */
    public Certificate authority(String name, long days, @Nullable String key) {
        SecureRandom stream = stream();
        return issuer(stream).authority(name, days, key(key, stream));
    }

    /** A certificate signed by its own key. */
    public Certificate selfSigned(
            String name, @Nullable GoList addresses, @Nullable GoList names, long days, @Nullable String key) {
        SecureRandom stream = stream();
        AsymmetricKeyParameter privateKey = key(key, stream);
        return issuer(stream).selfSigned(name, CertificateIssuer.alternatives(addresses, names), days, privateKey);
    }

    /** A certificate signed by an authority. */
    public Certificate signed(
            String name,
            @Nullable GoList addresses,
            @Nullable GoList names,
            long days,
            Certificate authority,
            @Nullable String key) {
        SecureRandom stream = stream();
        AsymmetricKeyParameter privateKey = key(key, stream);
        CertificateIssuer.Signer signer = CertificateIssuer.Signer.of(authority);
        return issuer(stream).signed(name, CertificateIssuer.alternatives(addresses, names), days, privateKey, signer);
    }

    /** A certificate from base 64 texts of its PEM texts, which are checked. */
    public static Certificate custom(String certificate64, String key64) {
        String certificate = decoded(certificate64, "unable to decode base64 certificate");
        String key = decoded(key64, "unable to decode base64 private key");
        CertificateIssuer.parse(certificate);
        try {
            Keys.parse(key);
        } catch (GoFunctionException e) {
            throw new GoFunctionException("error parsing private key: " + e.getMessage());
        }
        return new Certificate(certificate, key);
    }

    private static String decoded(String text, String failure) {
        try {
            return GoStrings.fromBytes(GoBaseEncodings.decode64(GoStrings.toBytes(text)));
        } catch (GoSyntaxException e) {
            throw new GoFunctionException(failure);
        }
    }

    /** A bcrypt hash. */
    public String bcrypt(String password) {
        byte[] bytes = GoStrings.toBytes(password);
        if (bytes.length > BCRYPT_MAX) {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
        }
        return OpenBSDBCrypt.generate("2a", bytes, random.apply(BCRYPT_SALT), BCRYPT_COST);
    }

    /** A password derived from a master password. */
    public static String derivePassword(int counter, String type, String password, String user, String site) {
        return PasswordDerivation.derive(counter, type, password, user, site);
    }

    /** Encrypts with a password. */
    public String encrypt(String password, String plain) {
        return plain.isEmpty() ? "" : SymmetricCipher.encrypt(password, plain, random.apply(SymmetricCipher.BLOCK));
    }

    /** Decrypts with a password. */
    public static String decrypt(String password, String encrypted) {
        return SymmetricCipher.decrypt(password, encrypted);
    }

    private SecureRandom stream() {
        return new StreamRandom(random);
    }

    private CertificateIssuer issuer(SecureRandom stream) {
        return new CertificateIssuer(stream, clock.instant());
    }

    private static AsymmetricKeyParameter key(@Nullable String pem, SecureRandom stream) {
        if (pem == null) {
            return Keys.rsa(CERTIFICATE_KEY_BITS, stream);
        }
        try {
            return Keys.parse(pem);
        } catch (GoFunctionException e) {
            throw new GoFunctionException("parsing private key: " + e.getMessage());
        }
    }
}
