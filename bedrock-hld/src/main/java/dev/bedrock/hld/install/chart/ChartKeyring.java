package dev.bedrock.hld.install.chart;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * The OpenPGP keys of those who may sign charts. A chart is signed by a provenance file, which names the digest of the
 * archive. A key, and a subkey that it vouches for, counts unless it is revoked, or had expired when it signed; signatures
 * over MD5, SHA-1 and RIPEMD-160 do not. Immutable and thread-safe.
 */
public final class ChartKeyring {
    private static final Set<Integer> BROKEN =
            Set.of(HashAlgorithmTags.MD5, HashAlgorithmTags.SHA1, HashAlgorithmTags.RIPEMD160);

    private final PGPPublicKeyRingCollection rings;
    private final Clock clock;

    private ChartKeyring(PGPPublicKeyRingCollection rings, Clock clock) {
        this.rings = rings;
        this.clock = clock;
    }

    /** By the clock of the system. Otherwise like {@link #of(byte[], Clock)}. */
    public static ChartKeyring of(byte[] keys) {
        return of(keys, Clock.systemUTC());
    }

    /**
     * The keys in a file, such as {@code gpg --export} writes.
     *
     * @param keys the content of the file, binary or armored
     * @param clock the time at which signatures are looked at, which may have expired
     * @throws InvalidInputException when there are none in it
     */
    public static ChartKeyring of(byte[] keys, Clock clock) {
        try {
            PGPPublicKeyRingCollection rings = new PGPPublicKeyRingCollection(
                    PGPUtil.getDecoderStream(new ByteArrayInputStream(keys)), new BcKeyFingerprintCalculator());
            if (rings.size() > 0) {
                return new ChartKeyring(rings, clock);
            }
        } catch (IOException | PGPException | RuntimeException e) {
            throw new InvalidInputException(ChartCode.KEYRING_INVALID.error("the keyring cannot be read"), e);
        }
        throw new InvalidInputException(ChartCode.KEYRING_INVALID.error("there is no key in the keyring"));
    }

    /**
     * Makes sure that a provenance file is signed, and is that of an archive.
     *
     * @return the fingerprint of the key
     * @throws InvalidInputException when it is not
     */
    String verify(byte[] provenance, String fileName, String sha256) {
        ProvenanceFile file = ProvenanceFile.read(provenance, fileName);
        for (PGPSignature signature : file.signatures()) {
            Optional<String> signer = signer(signature, file.signedBytes());
            if (signer.isPresent()) {
                file.requireDigest(fileName, sha256);
                return signer.get();
            }
        }
        throw ProvenanceFile.invalid(fileName, "is not signed by a valid key of the keyring");
    }

    private Optional<String> signer(PGPSignature signature, byte[] text) {
        try {
            PGPPublicKeyRing ring = rings.getPublicKeyRing(signature.getKeyID());
            if (ring == null || !isText(signature) || BROKEN.contains(signature.getHashAlgorithm())) {
                return Optional.empty();
            }
            PGPPublicKey master = ring.getPublicKey();
            PGPPublicKey key = ring.getPublicKey(signature.getKeyID());
            Instant signed = signature.getCreationTime().toInstant();
            boolean usable = isUsable(master, signed)
                    && (key.isMasterKey() || (isUsable(key, signed) && isVouchedFor(key, master)))
                    && !isExpired(signature, signed);
            signature.init(new BcPGPContentVerifierBuilderProvider(), key);
            signature.update(text);
            return usable && signature.verify()
                    ? Optional.of(
                            HexFormat.of().formatHex(master.getFingerprint()).toUpperCase(Locale.ROOT))
                    : Optional.empty();
        } catch (PGPException | RuntimeException unusable) {
            // Whatever the library stumbles over, the signature is not a valid one.
            return Optional.empty();
        }
    }

    private static boolean isText(PGPSignature signature) {
        return signature.getSignatureType() == PGPSignature.CANONICAL_TEXT_DOCUMENT
                || signature.getSignatureType() == PGPSignature.BINARY_DOCUMENT;
    }

    private boolean isExpired(PGPSignature signature, Instant signed) {
        long seconds = signature.getHashedSubPackets() == null
                ? 0
                : signature.getHashedSubPackets().getSignatureExpirationTime();
        return seconds != 0 && clock.instant().isAfter(signed.plusSeconds(seconds));
    }

    private static boolean isUsable(PGPPublicKey key, Instant signed) {
        Instant created = key.getCreationTime().toInstant();
        boolean expired =
                key.getValidSeconds() != 0 && Duration.between(created, signed).toSeconds() > key.getValidSeconds();
        return !key.hasRevocation() && !expired && !signed.isBefore(created);
    }

    private static boolean isVouchedFor(PGPPublicKey key, PGPPublicKey master) throws PGPException {
        Iterator<PGPSignature> bindings = key.getSignaturesOfType(PGPSignature.SUBKEY_BINDING);
        while (bindings.hasNext()) {
            PGPSignature binding = bindings.next();
            binding.init(new BcPGPContentVerifierBuilderProvider(), master);
            if (binding.verifyCertification(master, key)) {
                return true;
            }
        }
        return false;
    }
}
