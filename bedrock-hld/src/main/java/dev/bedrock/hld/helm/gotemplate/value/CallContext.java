package dev.bedrock.hld.helm.gotemplate.value;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a function can ask of the execution that called it. Everything it executes shares the budget and the depth of that
 * execution. Valid during the call only; not thread-safe.
 */
public interface CallContext {
    /**
     * Executes a template of the set and returns its output.
     *
     * @throws GoFunctionException if there is no such template
     */
    String execute(String templateName, @Nullable Object data);

    /**
     * Parses a text as a template of this name on top of the set and executes it. What the text defines is seen by nothing
     * but the text itself and the templates that it calls.
     */
    String executeText(String templateName, String text, @Nullable Object data);

    /**
     * What functions remember from call to call during one rendering, such as how often each template was included.
     *
     * @param type the type of the state, which is also its key
     * @param initial makes the state when it is asked for first
     */
    <T> T state(Class<T> type, Supplier<T> initial);

    /** How many templates are being executed within each other. */
    int depth();

    /**
     * Counts work that a function does itself, such as making a long list, against the budget.
     *
     * @param steps about as many as the nodes that a template would need for it
     */
    void spend(long steps);
}
