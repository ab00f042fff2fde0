package dev.bedrock.infra.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.json.JsonWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The texts that were generated into a folder, as they were then: what changes by hand are compared with. They are kept in a
 * hidden file of the folder, one line for each.
 */
final class Generated {
    /** Its name in the folder; no file of a template is copied that begins like this. */
    static final String FILE = ".bedrock-base.json";

    private final SortedMap<String, String> texts;

    private Generated(SortedMap<String, String> texts) {
        this.texts = texts;
    }

    /** Of files; those that are no text are passed over, because their changes cannot be put together. */
    static Generated of(SortedMap<String, byte[]> files) {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach((path, content) -> text(content).ifPresent(text -> texts.put(path, text)));
        return new Generated(texts);
    }

    /** What a folder remembers; nothing if somebody has damaged it. */
    static Generated parse(String json) {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            if (JsonReader.defaults().read(FILE, json) instanceof MapNode map) {
                map.entries().forEach(entry -> {
                    if (entry.value() instanceof ScalarNode scalar && scalar.isString()) {
                        texts.put(entry.key(), scalar.text());
                    }
                });
            }
        } catch (BedrockException damaged) {
            return new Generated(new TreeMap<>());
        }
        return new Generated(texts);
    }

    static Optional<String> text(byte[] content) {
        try {
            return Optional.of(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    byte[] toBytes() {
        return (JsonWriter.indented().withoutHtmlEscaping().write(texts) + "\n").getBytes(UTF_8);
    }
}
