package dev.bedrock.hld.install.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * A text in the cleartext signature framework (RFC 9580, section 7): the {@code Chart.yaml}, then the digests of files. What
 * is read of it is what was signed, and nothing else; text before or after it, or a second one, is refused.
 */
final class ProvenanceFile {
    private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String END = "-----END PGP SIGNATURE-----";
    private static final String DOCUMENT_END = "\n...\n";

    private final List<String> lines;
    private final List<PGPSignature> signatures;

    private ProvenanceFile(List<String> lines, List<PGPSignature> signatures) {
        this.lines = lines;
        this.signatures = signatures;
    }

    /**
     * Reads one.
     *
     * @param fileName the archive that it is for
     */
    static ProvenanceFile read(byte[] content, String fileName) {
        List<String> all = new String(content, UTF_8).strip().lines().toList();
        int signature = all.indexOf(SIGNATURE);
        boolean framed = !all.isEmpty()
                && all.get(0).equals(BEGIN)
                && signature > 0
                && all.indexOf(END) == all.size() - 1
                && all.lastIndexOf(BEGIN) == 0
                && all.lastIndexOf(SIGNATURE) == signature;
        int blank = all.indexOf("");
        if (!framed
                || blank < 0
                || blank > signature
                || !all.subList(1, blank).stream().allMatch(ProvenanceFile::isHash)) {
            throw invalid(fileName, "is not a signed text and nothing else");
        }
        List<String> lines = new ArrayList<>();
        for (String line : all.subList(blank + 1, signature)) {
            if (line.startsWith("-") && !line.startsWith("- ")) {
                throw invalid(fileName, "has a line that a signed text cannot have");
            }
            lines.add((line.startsWith("- ") ? line.substring(2) : line).replaceAll("[ \t]+$", ""));
        }
        return new ProvenanceFile(lines, signatures(all.subList(signature, all.size()), fileName));
    }

    private static boolean isHash(String header) {
        return header.startsWith("Hash: ");
    }

    private static List<PGPSignature> signatures(List<String> armored, String fileName) {
        byte[] bytes = String.join("\n", armored).concat("\n").getBytes(UTF_8);
        List<PGPSignature> signatures = new ArrayList<>();
        try (ArmoredInputStream in = new ArmoredInputStream(new ByteArrayInputStream(bytes))) {
            PGPObjectFactory objects = new PGPObjectFactory(in, new BcKeyFingerprintCalculator());
            for (Object object = objects.nextObject(); object != null; object = objects.nextObject()) {
                if (object instanceof PGPSignatureList list) {
                    list.forEach(signatures::add);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw invalid(fileName, "has a signature that cannot be read");
        }
        return signatures;
    }

    /** The text as it was signed: with CRLF between lines, and without blanks at their ends. */
    byte[] signedBytes() {
        return String.join("\r\n", lines).getBytes(UTF_8);
    }

    List<PGPSignature> signatures() {
        return signatures;
    }

    /** Makes sure that the text names an archive with this digest. */
    void requireDigest(String fileName, String sha256) {
        String text = String.join("\n", lines) + "\n";
        int split = text.indexOf(DOCUMENT_END);
        if (split < 0) {
            throw invalid(fileName, "has no digests of files");
        }
        Optional<String> digest = YamlReader.defaults()
                .readFirst("provenance of " + fileName, text.substring(split + DOCUMENT_END.length()))
                .filter(MapNode.class::isInstance)
                .flatMap(node -> ((MapNode) node).get("files"))
                .filter(MapNode.class::isInstance)
                .flatMap(files -> ((MapNode) files).get(fileName))
                .map(node -> node instanceof ScalarNode scalar ? scalar.text() : "");
        if (digest.isEmpty()) {
            throw invalid(fileName, "is that of other files");
        }
        if (!digest.get().equals("sha256:" + sha256)) {
            throw invalid(fileName, "is that of other content: it names " + digest.get() + ", not sha256:" + sha256);
        }
    }

    static InvalidInputException invalid(String fileName, String why) {
        return new InvalidInputException(
                ChartCode.PROVENANCE_INVALID.error("the provenance file of " + fileName + " " + why));
    }
}
