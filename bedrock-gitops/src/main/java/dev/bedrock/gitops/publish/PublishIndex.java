package dev.bedrock.gitops.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.file.PathSegments;
import dev.bedrock.core.file.TreeDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The record of what was published into a folder: it alone says what may be replaced and removed there. It says nothing
 * that changes from commit to commit, so that the same manifests are the same files.
 *
 * @param definition what is published there, empty if that was not known
 * @param files the digest of each file as it was last published, by its path in the folder
 */
record PublishIndex(String definition, SortedMap<String, String> files) {
    /** Its name in the folder. Clusters do not take it for a manifest. */
    static final String FILE = ".bedrock-publish";

    private static final int FORMAT = 1;
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private static final String HEADER =
            "# The files of this folder that 'bedrock publish' wrote. It changes and removes these, and no others.\n";

    PublishIndex {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    static PublishIndex none() {
        return new PublishIndex("", new TreeMap<>());
    }

    static PublishIndex of(String definition, Map<String, String> contents) {
        SortedMap<String, String> digests = new TreeMap<>();
        contents.forEach((path, text) -> digests.put(path, digest(text.getBytes(UTF_8))));
        return new PublishIndex(definition, digests);
    }

    /** @throws InvalidInputException if it is no such record: what cannot be understood permits nothing */
    static PublishIndex parse(String path, String text) {
        Node document = YamlReader.defaults()
                .verbatimKeys()
                .readFirst(path, text)
                .orElseGet(() -> MapNode.of(SourceLocation.of(path), List.of()));
        Fields fields = Fields.of(document, problem -> {
            throw new InvalidInputException(problem);
        });
        if (!fields.text("version").orElse("").equals(Integer.toString(FORMAT))) {
            throw invalid("it is not of version " + FORMAT, document.location());
        }
        for (MapNode.Entry entry : fields.entries("files")) {
            requireInside(entry);
        }
        Map<String, String> files = fields.textMap("files");
        files.forEach((file, digest) -> {
            if (!DIGEST.matcher(digest).matches()) {
                throw invalid("'" + file + "' has no digest", document.location());
            }
        });
        return new PublishIndex(fields.text("definition").orElse(""), new TreeMap<>(files));
    }

    /** Whoever can write the record must not get other files removed. */
    private static void requireInside(MapNode.Entry entry) {
        if (entry.key().equals(FILE)) {
            throw invalid("it lists itself", entry.keyLocation());
        }
        for (String segment : entry.key().split("/", -1)) {
            PathSegments.objection(segment).ifPresent(reason -> {
                throw invalid("'" + entry.key() + "' is no file of the folder", entry.keyLocation());
            });
        }
    }

    private static InvalidInputException invalid(String why, SourceLocation place) {
        return new InvalidInputException(
                PublishCode.INDEX_INVALID.error("the index of published files cannot be used: " + why, place));
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    boolean isAsPublished(String path, byte[] content) {
        return digest(content).equals(files.get(path));
    }

    private static String digest(byte[] content) {
        return TreeDigest.ofContent(content);
    }

    String text() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("version", FORMAT);
        record.put("definition", definition);
        record.put("files", files);
        return HEADER
                + YamlWriter.defaults().withInsertionOrder().withoutFolding().write(record);
    }
}
