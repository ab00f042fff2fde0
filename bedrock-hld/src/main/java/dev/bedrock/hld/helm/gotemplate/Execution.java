package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.TemplateLimitException.Limit;
import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.parse.Definition;
import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One execution: the set it sees, the budget, the output, and the templates that are executing each other. */
final class Execution implements CallContext {
    /** Texts longer than this are checked against the limit of output at once. */
    static final int LONG_TEXT = 1 << 12;

    /** Room for the output of most templates. */
    private static final int OUTPUT = 1 << 11;

    /** So many templates within each other are executed on one stack; deeper ones get a stack of their own. */
    private static final int TEMPLATES_PER_STACK = 100;

    private final RenderOptions options;
    private final Budget budget;
    private final Map<Class<?>, Object> state = new HashMap<>();
    private final Evaluator evaluator;
    private StringBuilder out;
    private Statements statements;
    private TemplateSet set;
    private @Nullable Frame current;
    private int depth;
    /** What the renders before this one have printed. */
    private long printed;

    Execution(TemplateSet set, RenderOptions options) {
        this.set = set;
        this.options = options;
        this.budget = new Budget(options);
        this.evaluator = new Evaluator(this, options.missingKeyIsError());
        this.out = new StringBuilder();
        this.statements = new Statements(this, evaluator, out);
    }

    String render(String templateName, @Nullable Object data) {
        // A new one, for one that has held other characters than those of Latin-1 takes twice the space for ever.
        out = new StringBuilder(OUTPUT);
        statements = new Statements(this, evaluator, out);
        depth = 0;
        current = null;
        try {
            String output = execute(templateName, data);
            printed += output.length();
            check(0);
            return output;
        } catch (StackOverflowError e) {
            throw limit(Limit.DEPTH);
        }
    }

    @Override
    public String execute(String templateName, @Nullable Object data) {
        Definition definition = find(templateName);
        if (definition == null) {
            throw new GoFunctionException("template: no template " + Quoting.quote(templateName)
                    + " associated with template " + Quoting.quote(set.name()));
        }
        return execute(definition, data);
    }

    private String execute(Definition definition, @Nullable Object data) {
        int start = out.length();
        int depthBefore = depth;
        Frame caller = current;
        try {
            run(definition, data);
        } catch (TemplateExecutionException e) {
            out.setLength(start);
            depth = depthBefore;
            current = caller;
            throw e;
        }
        String output = out.substring(start);
        out.setLength(start);
        return output;
    }

    @Override
    public String executeText(String templateName, String text, @Nullable Object data) {
        spend(text.length() >> 2);
        TemplateSet before = set;
        TemplateSet.Extended extended = before.with(templateName, text);
        set = extended.set();
        try {
            return execute(extended.text(), data);
        } finally {
            set = before;
        }
    }

    @Nullable
    Definition find(String templateName) {
        return set.find(templateName);
    }

    /** Executes a template into the output. */
    void run(Definition definition, @Nullable Object data) {
        if (++depth > options.maxDepth()) {
            throw limit(Limit.DEPTH);
        }
        Frame caller = current;
        Frame frame = new Frame(definition, data);
        current = frame;
        if (depth % TEMPLATES_PER_STACK == 0) {
            StackExtension.run(() -> statements.body(frame, data));
        } else {
            statements.body(frame, data);
        }
        current = caller;
        depth--;
    }

    @Override
    public <T> T state(Class<T> type, Supplier<T> initial) {
        return type.cast(state.computeIfAbsent(type, key -> initial.get()));
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public void spend(long steps) {
        if (budget.spend(steps)) {
            check(0);
        }
    }

    /** Counts one step. */
    void step(Frame frame) {
        if (budget.step()) {
            current = frame;
            check(0);
        }
    }

    /** Checks the output so far and a text that may be added to it. */
    void checkLength(int added) {
        spend(added >> 6);
        check(added);
    }

    private void check(int added) {
        Limit exceeded = budget.exceeded(printed + out.length() + added);
        if (exceeded != null) {
            throw limit(exceeded);
        }
    }

    /** The failure of a function that would make too much. */
    TemplateLimitException limit(Frame frame, String text) {
        return new TemplateLimitException(
                Limit.RESULT, text, frame.definition.source().name(), frame.line());
    }

    private TemplateLimitException limit(Limit limit) {
        Frame frame = current;
        return frame == null
                ? new TemplateLimitException(limit, set.name(), 1)
                : new TemplateLimitException(limit, frame.definition.source().name(), frame.line());
    }
}
