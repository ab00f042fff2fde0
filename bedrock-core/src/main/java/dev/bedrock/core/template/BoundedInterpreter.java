package dev.bedrock.core.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Renders one template with all that it includes. The first error ends it, wherever the engine would go on; each expression
 * and each round of a loop counts against the budget.
 */
final class BoundedInterpreter extends JinjavaInterpreter {
    private final Render render;
    private boolean parsing;
    private boolean requiringProperties;

    BoundedInterpreter(Jinjava engine, Context context, JinjavaConfig config, Render render) {
        super(engine, context, config);
        this.render = render;
    }

    /** The interpreter of an imported template. */
    BoundedInterpreter(BoundedInterpreter importing) {
        super(importing);
        this.render = importing.render;
    }

    /** The one that is at work in this thread. */
    static BoundedInterpreter current() {
        return (BoundedInterpreter) JinjavaInterpreter.getCurrent();
    }

    Render render() {
        return render;
    }

    /** Where it is. */
    SourceLocation place() {
        String file = getContext().getCurrentPathStack().peek().orElse(render.main());
        return render.source().place(parsing ? render.loading() : file, Math.max(1, getLineNumber()));
    }

    TemplateFailure failure(TemplateCode code, String message, String hint) {
        return new TemplateFailure(code, message, place(), hint);
    }

    TemplateFailure unknown(String what, String name, Collection<String> known) {
        return failure(
                TemplateCode.UNKNOWN,
                "there is no " + what + " '" + name + "'",
                DidYouMean.closest(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(""));
    }

    TemplateFailure undefined(Undefined undefined) {
        return failure(
                TemplateCode.UNDEFINED,
                "'" + undefined.path() + "' is not defined",
                DidYouMean.hint(undefined.name(), undefined.candidates()));
    }

    @Override
    public Node parse(String template) {
        parsing = true;
        Node node =
                super.parse(TemplateText.prepare(render.source().shown(render.loading()), template, render.marks()));
        parsing = false;
        return node;
    }

    @Override
    public String getResource(String path) {
        return render.load(path, this);
    }

    @Override
    public @Nullable Object wrap(@Nullable Object value) {
        render.budget().step(this);
        return super.wrap(value);
    }

    @Override
    public @Nullable Object resolveELExpression(String expression, int line) {
        render.budget().step(this);
        return Undefined.require(super.resolveELExpression(expression, line));
    }

    @Override
    public String resolveString(String variable, int line, int position) {
        setLineNumber(line);
        return super.resolveString(variable, line, position);
    }

    @Override
    public @Nullable Object retraceVariable(String variable, int line, int position) {
        Object value = super.retraceVariable(variable, line, position);
        if (value != null || getContext().containsKey(variable)) {
            return value;
        }
        Set<String> names = new TreeSet<>();
        for (Context scope = getContext(); scope != null; scope = scope.getParent()) {
            scope.getScope().keySet().stream()
                    .filter(name -> !name.startsWith("_"))
                    .forEach(names::add);
        }
        return new Undefined(variable, variable, names);
    }

    /** Whether the filter at work may look at items that have not the attribute that it looks for. */
    void requireProperties(boolean required) {
        requiringProperties = required;
    }

    @Override
    public @Nullable Object resolveProperty(Object object, List<String> names) {
        Object value = super.resolveProperty(object, names);
        return requiringProperties ? Undefined.require(value) : value;
    }

    @Override
    public String getAsString(@Nullable Object value) {
        return PlainData.print(value, this);
    }

    @Override
    public void addError(@Nullable TemplateError error) {
        if (error != null) {
            if (error.getLineno() > 0 && parsing) {
                setLineNumber(error.getLineno());
            }
            throw ErrorTranslation.of(error, this);
        }
    }
}
