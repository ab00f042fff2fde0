package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.parse.Definition;
import dev.bedrock.hld.helm.gotemplate.parse.Source;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParser;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts that have been parsed. Sets that are made of the same one share what was parsed, whatever they call it: the same library
 * is part of many charts, and charts execute the same values as templates over and over. The texts used last are kept as long
 * as there is memory for them. Thread-safe.
 */
public final class TemplateTexts {
    /** What is parsed before it is known what it will be called; no file is called that. */
    private static final String UNNAMED = "\0";

    private final GoFunctions functions;
    private final long capacity;
    /** The text used last comes last. */
    private final Map<String, SoftReference<List<Definition>>> parsed = new LinkedHashMap<>(16, 0.75f, true);

    private long characters;

    private TemplateTexts(GoFunctions functions, long capacity) {
        this.functions = Builtins.FUNCTIONS.with(functions);
        this.capacity = capacity;
    }

    /**
     * No texts yet.
     *
     * @param functions the functions of all templates, on top of Go's builtin ones, which they may replace
     * @param capacity how many characters of texts are kept at most
     */
    public static TemplateTexts of(GoFunctions functions, long capacity) {
        return new TemplateTexts(functions, capacity);
    }

    /**
     * Starts a set.
     *
     * @param name the name of the set itself, which only errors mention
     */
    public TemplateSet.Builder set(String name) {
        return new TemplateSet.Builder(name, this);
    }

    /** What is defined in a text of this name, the text as a whole being the last. */
    Collection<Definition> parse(String name, String text) {
        List<Definition> known = known(text);
        if (known == null) {
            try {
                known = List.copyOf(
                        TemplateParser.parse(UNNAMED, text, functions).values());
            } catch (TemplateParseException e) {
                // Errors name the text.
                return TemplateParser.parse(name, text, functions).values();
            }
            keep(text, known);
        }
        return named(name, known);
    }

    private Collection<Definition> named(String name, List<Definition> known) {
        int last = known.size() - 1;
        Source source = new Source(name, known.get(last).source().text());
        List<Definition> named = new ArrayList<>(known.size());
        for (int i = 0; i <= last; i++) {
            Definition definition = known.get(i);
            String own = i == last ? name : definition.name();
            if (i < last && own.equals(name)) {
                // A text that defines its own name is one template with it.
                return TemplateParser.parse(name, source.text(), functions).values();
            }
            named.add(new Definition(own, source, definition.body(), definition.slots()));
        }
        return named;
    }

    private @Nullable List<Definition> known(String text) {
        synchronized (parsed) {
            SoftReference<List<Definition>> reference = parsed.get(text);
            return reference == null ? null : reference.get();
        }
    }

    private void keep(String text, List<Definition> definitions) {
        synchronized (parsed) {
            if (parsed.put(text, new SoftReference<>(definitions)) == null) {
                characters += text.length();
            }
            Iterator<String> eldest = parsed.keySet().iterator();
            while (characters > capacity) {
                characters -= eldest.next().length();
                eldest.remove();
            }
        }
    }
}
