package dev.bedrock.core.document.hcl;

import dev.bedrock.core.document.yaml.YamlPath;
import org.jspecify.annotations.Nullable;

/**
 * Changes a hand-written file at places of the document that it stands for, and leaves every other character as it is:
 * comments, blank lines, order, layout. What is new is a block where a rule has one for it, and an argument otherwise; what
 * is there keeps its form. Immutable.
 *
 * <pre>{@code
 * HclDocuments configuration = HclDocuments.of(List.of(HclBlockRule.object("config")));
 * String text = configuration.editor("prod.hcl", before)
 *         .set(YamlPath.of("config", "image", "tag"), "1.5.0")
 *         .remove(YamlPath.of("config", "debug"))
 *         .text();
 * }</pre>
 *
 * <p>Items of lists are named by their position, {@link YamlPath.Index}. All methods throw
 * {@link dev.bedrock.core.diagnostic.InvalidInputException} if the file cannot be changed there by itself, such as inside of
 * an expression that is computed.
 */
public final class HclDocumentEditor {
    private final HclDocuments documents;
    private final HclFile file;

    HclDocumentEditor(HclDocuments documents, HclFile file) {
        this.documents = documents;
        this.file = file;
    }

    /** Gives a place a value; missing mappings on the way are added. */
    public HclDocumentEditor set(YamlPath path, @Nullable Object value) {
        return with(edit(path).set(value));
    }

    /** Adds an item at the end of the list at a place; the list is made if it is missing or null. */
    public HclDocumentEditor append(YamlPath path, @Nullable Object item) {
        return with(edit(path).append(item));
    }

    /** Removes what is at a place, with the comments right above and behind it; nothing happens if it is not there. */
    public HclDocumentEditor remove(YamlPath path) {
        return with(edit(path).remove());
    }

    private HclDocumentEdit edit(YamlPath path) {
        return new HclDocumentEdit(documents, file, path);
    }

    private HclDocumentEditor with(HclFile edited) {
        return new HclDocumentEditor(documents, edited);
    }

    /** The text with all changes. */
    public String text() {
        return file.text();
    }
}
