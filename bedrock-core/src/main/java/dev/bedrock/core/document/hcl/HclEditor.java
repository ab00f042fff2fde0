package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes single places of a file and leaves every other character as it is: comments, layout and line ends. Immutable; a
 * change gives another editor, whose {@link #file} has the change.
 *
 * <pre>{@code
 * HclEditor editor = HclEditor.of("main.tf", text);
 * HclBlock module = editor.file().body().blocks("module").get(0);
 * String changed = editor.setValue(module.body(), "source", "./modules/aks").text();
 * }</pre>
 *
 * <p>All methods throw {@link InvalidInputException} if the file would not be HCL afterwards, or mean something else at
 * another place.
 */
public final class HclEditor {
    private final HclReader reader;
    private final HclWriter writer;
    private final HclFile file;

    private HclEditor(HclReader reader, HclWriter writer, HclFile file) {
        this.reader = reader;
        this.writer = writer;
        this.file = file;
    }

    /** Begins with a text. */
    public static HclEditor of(String name, String text) {
        HclReader reader = HclReader.defaults();
        // What a heredoc holds ends its lines as the file does.
        HclWriter writer = text.contains("\r\n")
                ? HclWriter.defaults()
                : HclWriter.defaults().withHeredocs();
        return new HclEditor(reader, writer, reader.read(name, text));
    }

    /** The file as it is now. */
    public HclFile file() {
        return file;
    }

    /** The text as it is now. */
    public String text() {
        return file.text();
    }

    /**
     * Puts an expression in the place of another.
     *
     * @param target an expression of {@link #file}
     * @param source the new one; in parentheses it goes where its operators would not be held together otherwise
     */
    public HclEditor replace(HclExpression target, String source) {
        requireExpression(source);
        HclSpan span = target.span();
        String plain = spliced(span, source);
        HclSpan there = new HclSpan(span.start(), span.start() + source.length());
        HclEditor edited = withText(plain);
        if (new ExpressionSearch(edited.file.body()).contains(there)) {
            return edited;
        }
        return withText(spliced(span, "(" + source + ")"));
    }

    /** Sets the value of an argument; one that is not there yet is added behind all others. */
    public HclEditor setValue(HclBody body, String name, @Nullable Object value) {
        Optional<HclAttribute> attribute = body.attribute(name);
        BodyLayout layout = new BodyLayout(file);
        if (attribute.isEmpty()) {
            return add(body, layout, writer.attributes(Collections.singletonMap(name, value)));
        }
        String indent = layout.indentOf(attribute.get().span().start());
        String source =
                BodyLayout.indented(writer.expression(value, 0, true), indent).substring(indent.length());
        return replace(attribute.get().value(), layout.withLineEnds(source));
    }

    /** Adds an argument behind all others, with an expression as it is written. */
    public HclEditor addExpression(HclBody body, String name, String source) {
        requireExpression(source);
        BodyLayout layout = new BodyLayout(file);
        BodyLayout.Insertion place = layout.behind(body);
        String line = place.indent() + HclWriter.requireName(name) + " = " + source + layout.lineEnd();
        return withText(spliced(place.span(), place.wrap(line)));
    }

    /** Adds a block behind all others. */
    public HclEditor addBlock(
            HclBody body, String type, List<String> labels, Map<String, ? extends @Nullable Object> values) {
        return add(body, new BodyLayout(file), writer.block(type, labels, values));
    }

    /** Removes an argument or a block, with a comment behind it on its line. */
    public HclEditor remove(HclItem item) {
        return withText(spliced(new BodyLayout(file).lines(item), ""));
    }

    private HclEditor add(HclBody body, BodyLayout layout, String lines) {
        BodyLayout.Insertion place = layout.behind(body);
        String indented = layout.withLineEnds(BodyLayout.indented(lines, place.indent()));
        return withText(spliced(place.span(), place.wrap(indented)));
    }

    private void requireExpression(String source) {
        HclFile alone = reader.read(file.name(), "x = " + source + "\n");
        List<HclItem> items = alone.body().items();
        boolean whole = items.size() == 1
                && items.get(0) instanceof HclAttribute only
                && only.value().span().end() == source.length() + 4;
        if (!whole) {
            throw new InvalidInputException(HclCode.VALUE.error("this is not one expression: " + source));
        }
    }

    private String spliced(HclSpan span, String replacement) {
        String text = file.text();
        return text.substring(0, span.start()) + replacement + text.substring(span.end());
    }

    private HclEditor withText(String text) {
        return new HclEditor(reader, writer, reader.read(file.name(), text));
    }
}
