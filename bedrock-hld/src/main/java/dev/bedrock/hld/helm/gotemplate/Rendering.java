package dev.bedrock.hld.helm.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * Templates of one set executed one after the other under one budget and with one
 * {@linkplain dev.bedrock.hld.helm.gotemplate.value.CallContext#state state}, such as all the files of a chart. Not thread-safe.
 */
public final class Rendering {
    private final Execution execution;

    Rendering(TemplateSet set, RenderOptions options) {
        this.execution = new Execution(set, options);
    }

    /**
     * Executes a template. May be called again after a failure, as long as that was not a limit.
     *
     * @param data what the template sees as {@code .} and {@code $}
     * @return its output
     * @throws TemplateExecutionException if the template or a function that it calls fails
     * @throws TemplateLimitException if a limit is exceeded
     * @throws dev.bedrock.hld.helm.gotemplate.value.GoFunctionException if there is no such template
     */
    public String render(String templateName, @Nullable Object data) {
        return execution.render(templateName, data);
    }
}
