package dev.bedrock.infra.template;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.document.yaml.YamlWriter;
import dev.bedrock.core.git.CommitId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the versions of sources were when they were first used: the file {@code infra.lock} beside the top definition. As long
 * as it has a version, that is the commit, whatever has become of the tag or branch. Immutable.
 */
public final class TemplateLock {
    /** The name of the file. */
    public static final String FILE = "infra.lock";

    private static final String HEADER =
            "# Written by Bedrock: the commits that templates were fetched at. Commit this file.\n";
    private static final TemplateLock EMPTY = new TemplateLock(new TreeMap<>());

    private final SortedMap<String, Pin> pins;

    /**
     * What a version was.
     *
     * @param address the repository, without user name and password
     * @param version the version that was asked for
     * @param reference the full name of the branch or tag; empty for a commit
     * @param commit the commit
     */
    public record Pin(String address, String version, String reference, CommitId commit) {
        boolean isFloating() {
            return !reference.isEmpty() && !reference.startsWith("refs/tags/");
        }

        private String key() {
            return key(address, version);
        }

        private static String key(String address, String version) {
            return address + " " + version;
        }
    }

    private TemplateLock(SortedMap<String, Pin> pins) {
        this.pins = pins;
    }

    /** Nothing is pinned. */
    public static TemplateLock empty() {
        return EMPTY;
    }

    /**
     * The pins of a file.
     *
     * @throws InvalidInputException when it is not one that was written here
     */
    public static TemplateLock parse(String file, String text) {
        try {
            List<Problem> problems = new ArrayList<>();
            TreeMap<String, Pin> pins = new TreeMap<>();
            Optional<Node> document = YamlReader.defaults().verbatimKeys().readFirst(file, text);
            if (document.isPresent()) {
                Fields fields = Fields.of(document.get(), problems::add);
                for (Node item : fields.items("sources")) {
                    Pin pin = pin(Fields.of(item, problems::add));
                    pins.put(pin.key(), pin);
                }
            }
            if (Problem.anyError(problems)) {
                throw new InvalidInputException(problems);
            }
            return new TemplateLock(pins);
        } catch (BedrockException e) {
            throw new InvalidInputException(
                    TemplateCode.LOCK_INVALID.error("the lock file cannot be read", SourceLocation.of(file)), e);
        }
    }

    private static Pin pin(Fields fields) {
        return new Pin(
                fields.text("source").orElse(""),
                fields.text("version").orElse(""),
                fields.text("reference").orElse(""),
                new CommitId(fields.text("commit").orElse("")));
    }

    /** The pin of a version. */
    public Optional<Pin> pin(String address, String version) {
        return Optional.ofNullable(pins.get(Pin.key(address, version)));
    }

    /** With pins added. */
    public TemplateLock with(Iterable<Pin> added) {
        TreeMap<String, Pin> all = new TreeMap<>(pins);
        added.forEach(pin -> all.put(pin.key(), pin));
        return new TemplateLock(all);
    }

    /** The content of the file. */
    public String text() {
        List<Map<String, String>> sources = new ArrayList<>();
        for (Pin pin : pins.values()) {
            Map<String, String> source = new LinkedHashMap<>();
            source.put("source", pin.address());
            source.put("version", pin.version());
            if (!pin.reference().isEmpty()) {
                source.put("reference", pin.reference());
            }
            source.put("commit", pin.commit().hex());
            sources.add(source);
        }
        return HEADER
                + YamlWriter.defaults().withInsertionOrder().withoutFolding().write(Map.of("sources", sources));
    }
}
