package dev.bedrock.hld.helm.sprig.crypto;

import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcContentSignerBuilder;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcEdECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;

/** What belongs to a private key: its public key, and the way it signs. */
final class Signatures {
    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private Signatures() {}

    static SubjectPublicKeyInfo publicKey(AsymmetricKeyParameter key) throws IOException {
        AsymmetricKeyParameter publicKey;
        if (key instanceof RSAPrivateCrtKeyParameters rsa) {
            // The last argument says that the numbers, which are those of a good private key, need no check.
            publicKey = new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent(), true);
        } else if (key instanceof ECPrivateKeyParameters ec) {
            var point =
                    new FixedPointCombMultiplier().multiply(ec.getParameters().getG(), ec.getD());
            publicKey = new ECPublicKeyParameters(point, ec.getParameters());
        } else if (key instanceof Ed25519PrivateKeyParameters ed25519) {
            publicKey = ed25519.generatePublicKey();
        } else {
            throw new GoFunctionException(
                    "error retrieving public key from signee key: unable to get public key for type "
                            + key.getClass().getSimpleName());
        }
        return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey);
    }

    static ContentSigner signer(AsymmetricKeyParameter key, SecureRandom random) throws OperatorCreationException {
        BcContentSignerBuilder builder;
        if (key instanceof RSAPrivateCrtKeyParameters) {
            builder = new BcRSAContentSignerBuilder(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE), SHA_256);
        } else if (key instanceof ECPrivateKeyParameters) {
            builder = new BcECContentSignerBuilder(
                    new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256), SHA_256);
        } else {
            builder = new BcEdECContentSignerBuilder(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519));
        }
        return builder.setSecureRandom(random).build(key);
    }
}
