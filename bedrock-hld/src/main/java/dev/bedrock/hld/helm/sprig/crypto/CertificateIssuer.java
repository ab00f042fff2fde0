package dev.bedrock.hld.helm.sprig.crypto;

import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.IPAddress;
import org.jspecify.annotations.Nullable;

/** Issues X.509 certificates of the form that Sprig gives them. */
final class CertificateIssuer {
    private static final int SERIAL_BITS = 128;
    private static final int KEY_ID_BYTES = 20;

    private final SecureRandom random;
    private final Instant now;

    CertificateIssuer(SecureRandom random, Instant now) {
        this.random = random;
        this.now = now;
    }

    /**
     * Who signs.
     *
     * @param name the subject of its certificate
     * @param keyId its subject key identifier, null if it has none
     * @param key its private key
     */
    record Signer(X500Name name, @Nullable SubjectKeyIdentifier keyId, AsymmetricKeyParameter key) {
        static Signer of(Certificate certificate) {
            X509CertificateHolder holder = parse(certificate.certificate());
            SubjectKeyIdentifier keyId = SubjectKeyIdentifier.fromExtensions(holder.getExtensions());
            AsymmetricKeyParameter key;
            try {
                key = Keys.parse(certificate.key());
            } catch (GoFunctionException e) {
                throw new GoFunctionException("error parsing private key: " + e.getMessage());
            }
            return new Signer(holder.getSubject(), keyId, key);
        }
    }

    /** The certificate in a PEM text. */
    static X509CertificateHolder parse(String text) {
        Pem block = Pem.decode(text).orElseThrow(() -> new GoFunctionException("unable to decode certificate"));
        try {
            return new X509CertificateHolder(block.content());
        } catch (IOException e) {
            throw new GoFunctionException("error parsing certificate: decodedCert.Bytes: " + e.getMessage());
        }
    }

    /** A certificate authority that has signed itself. */
    Certificate authority(String name, long days, AsymmetricKeyParameter key) {
        return issue(name, List.of(), days, key, new Signer(subject(name), null, key), true);
    }

    /** A certificate for a server or a client that has signed itself. */
    Certificate selfSigned(String name, List<GeneralName> alternatives, long days, AsymmetricKeyParameter key) {
        return issue(name, alternatives, days, key, new Signer(subject(name), null, key), false);
    }

    /** A certificate for a server or a client. */
    Certificate signed(
            String name, List<GeneralName> alternatives, long days, AsymmetricKeyParameter key, Signer signer) {
        return issue(name, alternatives, days, key, signer, false);
    }

    /** DNS names, then addresses. */
    static List<GeneralName> alternatives(@Nullable GoList addresses, @Nullable GoList names) {
        List<GeneralName> ips = new ArrayList<>();
        for (Object address : addresses == null ? List.of() : addresses.asList()) {
            if (!(address instanceof String text)) {
                throw new GoFunctionException("error parsing ip: " + printed(address) + " is not a string");
            }
            if (!IPAddress.isValid(text)) {
                throw new GoFunctionException("error parsing ip: " + text);
            }
            ips.add(new GeneralName(GeneralName.iPAddress, text));
        }
        List<GeneralName> all = new ArrayList<>();
        for (Object name : names == null ? List.of() : names.asList()) {
            if (!(name instanceof String text)) {
                throw new GoFunctionException(
                        "error processing alternate dns name: " + printed(name) + " is not a string");
            }
            all.add(new GeneralName(GeneralName.dNSName, text));
        }
        all.addAll(ips);
        return all;
    }

    private static String printed(@Nullable Object value) {
        return value == null ? "<nil>" : value instanceof Number ? value.toString() : GoKinds.typeOf(value);
    }

    private static X500Name subject(String name) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
    }

    private Certificate issue(
            String name,
            List<GeneralName> alternatives,
            long days,
            AsymmetricKeyParameter key,
            Signer signer,
            boolean authority) {
        try {
            SubjectPublicKeyInfo publicKey = Signatures.publicKey(key);
            Instant end = now.plus(Duration.ofDays(days));
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    signer.name(),
                    new BigInteger(SERIAL_BITS, random),
                    Date.from(now),
                    Date.from(end),
                    subject(name),
                    publicKey);
            addUsage(builder, authority);
            if (authority) {
                builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(publicKey)));
            }
            SubjectKeyIdentifier signerId = signer.keyId();
            if (signerId != null && !signer.name().equals(subject(name))) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new AuthorityKeyIdentifier(signerId.getKeyIdentifier()));
            }
            if (!alternatives.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new DERSequence(alternatives.toArray(new GeneralName[0])));
            }
            byte[] encoded =
                    builder.build(Signatures.signer(signer.key(), random)).getEncoded();
            return new Certificate(new Pem("CERTIFICATE", encoded).encode(), Keys.toPem(key));
        } catch (IOException | OperatorCreationException e) {
            throw new GoFunctionException("error creating certificate: " + e.getMessage());
        }
    }

    private static void addUsage(X509v3CertificateBuilder builder, boolean authority) throws IOException {
        int usage = KeyUsage.digitalSignature | KeyUsage.keyEncipherment | (authority ? KeyUsage.keyCertSign : 0);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    }

    private static byte[] keyId(SubjectPublicKeyInfo publicKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(publicKey.getPublicKeyData().getBytes());
            return Arrays.copyOf(digest, KEY_ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
