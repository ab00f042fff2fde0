package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Changes a hand-written YAML file and keeps every other byte of it: comments, blank lines, quotes, order, line ends.
 * Immutable.
 *
 * <pre>{@code
 * String text = YamlEditor.of("component.yaml", before)
 *         .set(YamlPath.of("subcomponents").item("name", "redis").key("version"), "6.2.0")
 *         .remove(YamlPath.of("hooks"))
 *         .text();
 * }</pre>
 */
public final class YamlEditor {
    private final String file;
    private final String text;

    private final YamlReader reader;
    private final boolean json;

    private YamlEditor(String file, String text, YamlReader reader, boolean json) {
        this.file = file;
        this.text = text;
        this.reader = reader;
        this.json = json;
    }

    /** An editor of a text; the file is its name in error messages. */
    public static YamlEditor of(String file, String text) {
        return new YamlEditor(file, text, YamlReader.defaults(), false);
    }

    /**
     * An editor of a JSON text, which is JSON afterwards, too: what is new is written as JSON, on lines of its own where what
     * is beside it has them. Few JSON texts are not YAML, such as those with control characters; they cannot be edited.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if it is not JSON
     */
    public static YamlEditor ofJson(String file, String text) {
        JsonReader.defaults().read(file, text);
        return new YamlEditor(file, text, YamlReader.defaults().verbatimKeys(), true);
    }

    /** For texts that programs have written: as lenient as {@link YamlReader#lenient}. */
    public YamlEditor lenient() {
        return new YamlEditor(file, text, reader.lenient(), json);
    }

    /** For texts whose keys mean what is written: as {@link YamlReader#verbatimKeys}. */
    public YamlEditor verbatimKeys() {
        return new YamlEditor(file, text, reader.verbatimKeys(), json);
    }

    /**
     * Gives a place a value; missing mappings on the way are added.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if the file cannot be changed there by itself, such as
     *     inside of what an alias stands for
     */
    public YamlEditor set(YamlPath path, @Nullable Object value) {
        return with(edit(path).set(value));
    }

    /** Adds an item at the end of the list at a place; the list is made if it is missing or null. */
    public YamlEditor append(YamlPath path, @Nullable Object item) {
        return with(edit(path).append(item));
    }

    /** Removes a key or an item with the comments that belong to it; nothing happens if it is not there. */
    public YamlEditor remove(YamlPath path) {
        return with(edit(path).remove());
    }

    private YamlEdit edit(YamlPath path) {
        return new YamlEdit(file, text, path, reader, json);
    }

    private YamlEditor with(String newText) {
        return new YamlEditor(file, newText, reader, json);
    }

    /** The text with all changes. */
    public String text() {
        return text;
    }
}
