package dev.bedrock.core.template;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Jinja templates in a folder. They see the values that are given, and each other: what they include, extend and
 * import is looked up in the folder, and cannot be outside of it. The same values give the same text. Immutable and
 * thread-safe; files are read at each call.
 *
 * <pre>{@code
 * Templates templates = Templates.in(FileTree.open(Path.of("cluster")), "apps/web");
 * String text = templates.render("deployment.yaml", Map.of("replicas", 2));
 * }</pre>
 *
 * <p>A name without a value is an error, unless it has a {@code default} or is only asked whether it {@code is defined}.
 * Values are never taken for templates, whatever text is in them. A line break behind a statement does not count, nor do
 * blanks before one that begins its line ({@code trim_blocks} and {@code lstrip_blocks} of Jinja). Lists and mappings are
 * printed as JSON, which is YAML, too; booleans as {@code true} and {@code false}, null as nothing.
 */
public final class Templates {
    private final TemplateSource source;
    private final TemplateLimits limits;

    private Templates(TemplateSource source, TemplateLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * The templates in a folder.
     *
     * @param tree the files that the folder is one of; places of problems are relative to it
     * @param directory the folder
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if there is no such folder
     */
    public static Templates in(FileTree tree, String directory) {
        return new Templates(new TemplateSource(tree, directory), TemplateLimits.defaults());
    }

    /** The same with other limits. */
    public Templates withLimits(TemplateLimits newLimits) {
        return new Templates(source, newLimits);
    }

    /**
     * Renders a template.
     *
     * @param path the template, relative to the folder
     * @param values what it sees, by name: texts, booleans, numbers, lists, mappings, nulls
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if it cannot be read, parsed or evaluated, with the
     *     template and line, also where another template included it
     * @throws dev.bedrock.core.diagnostic.AccessDeniedException if it leads out of the folder
     * @throws dev.bedrock.core.diagnostic.LimitExceededException if it is too expensive
     * @throws dev.bedrock.core.diagnostic.UnavailableException if the thread is interrupted
     * @throws IllegalArgumentException if a value is anything else
     */
    public String render(String path, Map<String, ?> values) {
        return render(path, values, LineMarks.none());
    }

    /**
     * Which line of which template a line of the output is from. It renders the template once more, so it is for
     * explaining what is wrong with an output.
     *
     * @param output what {@link #render} gave for the same template and values
     * @param line the line of the output, from 1
     * @return the place; empty if it cannot be told, because the template looks at its own text
     */
    public Optional<SourceLocation> placeOf(String path, Map<String, ?> values, String output, int line) {
        LineMarks marks = LineMarks.recording();
        return marks.placeOf(render(path, values, marks), output, line);
    }

    private String render(String path, Map<String, ?> values, LineMarks marks) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> copy.put(name, PlainData.copy(value)));
        try {
            return Engine.render(new Render(source, path, new Budget(limits), marks), copy);
        } catch (TemplateFailure failure) {
            throw failure.exception();
        }
    }
}
