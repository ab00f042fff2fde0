package dev.bedrock.gitops.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.file.PathSegments;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The record of the files in the folder of an application that a reconcile has made: it alone says what may be removed.
 *
 * @param repository the application repository, as its host knows it
 * @param files the hash of each file as it was last written, by its path in the folder; empty for a file of bedrock-cli
 */
record Ownership(String repository, SortedMap<String, String> files) {
    /** Its name in the folder. */
    static final String FILE = ".bedrock-reconcile";

    private static final String SHARED = "shared";

    private static final String HEADER =
            "# The files of this folder that 'bedrock hld reconcile' made. It changes and removes these, and no others.\n";

    Ownership {
        files = new TreeMap<>(files);
    }

    static Ownership none(String repository) {
        return new Ownership(repository, new TreeMap<>());
    }

    /** @throws dev.bedrock.core.diagnostic.InvalidInputException if it is no such record */
    static Ownership parse(String path, String text) {
        Node document = YamlReader.defaults()
                .verbatimKeys()
                .readFirst(path, text)
                .orElseGet(() -> MapNode.of(SourceLocation.of(path), List.of()));
        Fields fields = Fields.of(document, problem -> {
            throw new InvalidInputException(problem);
        });
        for (MapNode.Entry entry : fields.entries("files")) {
            requireInside(entry);
        }
        return new Ownership(fields.text("repository").orElse(""), new TreeMap<>(fields.textMap("files")));
    }

    /** Whoever can write the record must not get other files removed. */
    private static void requireInside(MapNode.Entry entry) {
        for (String segment : entry.key().split("/", -1)) {
            PathSegments.objection(segment).ifPresent(reason -> {
                throw new InvalidInputException(ReconcileCode.RECORD_INVALID.error(
                        "'" + entry.key() + "' is no file of the folder", entry.keyLocation()));
            });
        }
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** Whether a text is the one that was last written; a file of bedrock-cli has not been recorded, and counts as such. */
    boolean isAsWritten(String path, String text) {
        String digest = files.get(path);
        return digest != null && (digest.isEmpty() || digest.equals(digest(text)));
    }

    void put(String path, String text) {
        files.put(path, digest(text));
    }

    /** A file in which others have something, too, so that it is never as we wrote it. */
    void putShared(String path) {
        files.put(path, SHARED);
    }

    /** A file that is not written this time, with the hash that it had. */
    void putAsBefore(String path, Ownership before, String text) {
        String digest = before.files.getOrDefault(path, "");
        files.put(path, digest.isEmpty() ? digest(text) : digest);
    }

    String text() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("repository", repository);
        record.put("files", files);
        return HEADER
                + YamlWriter.defaults().withInsertionOrder().withoutFolding().write(record);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The repository of the folder, if a record says so. */
    Optional<String> owner() {
        return Optional.of(repository).filter(name -> !name.isEmpty());
    }
}
