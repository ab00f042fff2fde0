package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.parse.Definition;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Parsed templates that call each other by name. Immutable: may be shared between threads and executed any number of times.
 */
public final class TemplateSet {
    private final String name;
    private final TemplateTexts texts;
    private final Map<String, Definition> own;
    private final @Nullable TemplateSet base;

    private TemplateSet(String name, TemplateTexts texts, Map<String, Definition> own, @Nullable TemplateSet base) {
        this.name = name;
        this.texts = texts;
        this.own = own;
        this.base = base;
    }

    /**
     * Starts a set that shares no texts with others; see {@link TemplateTexts#set}.
     *
     * @param name the name of the set itself, which only errors mention
     * @param functions the functions of its templates, on top of Go's builtin ones, which they may replace
     */
    public static Builder builder(String name, GoFunctions functions) {
        return TemplateTexts.of(functions, 0).set(name);
    }

    /**
     * A set and the text that it was extended with.
     *
     * @param text the text itself, even if it is blank and the set keeps another template of its name
     */
    record Extended(TemplateSet set, Definition text) {}

    /**
     * This set and what a text is and defines, by the rules of {@link Builder#parse}. Costs what the text costs, not what the set does.
     *
     * @throws TemplateParseException if the text is no template
     */
    Extended with(String templateName, String text) {
        Map<String, Definition> added = new HashMap<>();
        Definition whole = null;
        for (Definition definition : texts.parse(templateName, text)) {
            if (!definition.isBlank() || find(definition.name()) == null) {
                added.put(definition.name(), definition);
            }
            if (definition.name().equals(templateName)) {
                whole = definition;
            }
        }
        return new Extended(new TemplateSet(name, texts, added, this), Objects.requireNonNull(whole));
    }

    /**
     * Executes a template.
     *
     * @param data what the template sees as {@code .} and {@code $}
     * @return its output
     * @throws TemplateExecutionException if the template or a function that it calls fails
     * @throws TemplateLimitException if it exceeds a limit
     * @throws dev.bedrock.hld.helm.gotemplate.value.GoFunctionException if there is no such template
     */
    public String render(String templateName, @Nullable Object data, RenderOptions options) {
        return rendering(options).render(templateName, data);
    }

    /** Starts the execution of several templates that share limits; {@link #render} is for a single one. */
    public Rendering rendering(RenderOptions options) {
        return new Rendering(this, options);
    }

    public String name() {
        return name;
    }

    public boolean contains(String templateName) {
        return find(templateName) != null;
    }

    /** The names of all templates, sorted. */
    public Set<String> templateNames() {
        Set<String> names = new TreeSet<>();
        for (TemplateSet set = this; set != null; set = set.base) {
            names.addAll(set.own.keySet());
        }
        return names;
    }

    @Nullable
    Definition find(String templateName) {
        for (TemplateSet set = this; set != null; set = set.base) {
            Definition definition = set.own.get(templateName);
            if (definition != null) {
                return definition;
            }
        }
        return null;
    }

    /** Collects templates. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final TemplateTexts texts;
        private final Map<String, Definition> definitions = new HashMap<>();

        Builder(String name, TemplateTexts texts) {
            this.name = Objects.requireNonNull(name);
            this.texts = texts;
        }

        /**
         * Adds a text as a template of this name, and what the text defines. They replace templates of the same names, except that a
         * blank one never replaces another.
         *
         * @throws TemplateParseException if the text is no template, or defines a name twice
         */
        public Builder parse(String templateName, String text) {
            for (Definition definition : texts.parse(templateName, text)) {
                if (!definition.isBlank() || !definitions.containsKey(definition.name())) {
                    definitions.put(definition.name(), definition);
                }
            }
            return this;
        }

        public TemplateSet build() {
            return new TemplateSet(name, texts, Map.copyOf(definitions), null);
        }
    }
}
