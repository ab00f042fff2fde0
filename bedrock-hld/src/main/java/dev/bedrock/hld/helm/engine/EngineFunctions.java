package dev.bedrock.hld.helm.engine;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.chart.GoText;
import dev.bedrock.hld.helm.gotemplate.TemplateExecutionException;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that belong to the engine itself: include, tpl, required, fail, and those that never find anything. */
final class EngineFunctions {
    /** The name of every set of templates, and of the texts that {@code tpl} executes. */
    static final String SET_NAME = "gotpl";

    /** What Go prints for a value that is not there. */
    static final String NO_VALUE = "<no value>";

    /** Messages of required and fail stand between these. */
    static final String MESSAGE_START = "HELM_ERR_START";

    static final String MESSAGE_END = "HELM_ERR_END";

    private static final int MAX_NESTED_INCLUDES = 1000;

    private EngineFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.addWithContext("include", List.of(GoType.STRING, GoType.ANY), EngineFunctions::include)
                .addWithContext("tpl", List.of(GoType.STRING, GoType.ANY), EngineFunctions::tpl)
                .add("required", STRING, ANY, EngineFunctions::required)
                .add("fail", STRING, message -> {
                    throw refusal(message);
                })
                .add("getHostByName", STRING, host -> "")
                .addWithContext(
                        "lookup",
                        List.of(GoType.STRING, GoType.STRING, GoType.STRING, GoType.STRING),
                        (context, arguments) -> new GoMap());
    }

    private static String include(CallContext context, @Nullable Object[] arguments) {
        String name = String.valueOf(arguments[0]);
        RenderState state = RenderState.current();
        if (state.open(name) > MAX_NESTED_INCLUDES) {
            throw new GoFunctionException(
                    "rendering template has a nested reference name: " + name + ": unable to execute template");
        }
        String output = context.execute(name, arguments[1]);
        state.close(name);
        return output;
    }

    private static String tpl(CallContext context, @Nullable Object[] arguments) {
        String text = String.valueOf(arguments[0]);
        if (text.indexOf("{{") < 0) {
            return text.replace(NO_VALUE, "");
        }
        try {
            return context.executeText(SET_NAME, text, arguments[1]).replace(NO_VALUE, "");
        } catch (TemplateParseException e) {
            throw new GoFunctionException("cannot parse template " + GoText.quote(text) + ": ", e);
        } catch (TemplateExecutionException e) {
            throw new GoFunctionException("error during tpl function execution for " + GoText.quote(text) + ": ", e);
        }
    }

    private static @Nullable Object required(String message, @Nullable Object value) {
        if (value == null || value.equals("")) {
            throw refusal(message);
        }
        return value;
    }

    private static GoFunctionException refusal(String message) {
        return new GoFunctionException(MESSAGE_START + message + MESSAGE_END);
    }
}
