package dev.bedrock.hld.helm.sprig;

import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.hld.helm.encoding.EncodingFunctions;
import dev.bedrock.hld.helm.encoding.GoData;
import dev.bedrock.hld.helm.gotemplate.RenderOptions;
import dev.bedrock.hld.helm.gotemplate.TemplateExecutionException;
import dev.bedrock.hld.helm.gotemplate.TemplateLimitException;
import dev.bedrock.hld.helm.gotemplate.TemplateSet;
import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executes a template with the functions of Sprig and Helm, about as Helm does. */
final class SnippetRunner {
    private static final GoType VALUES = GoType.named("common.Values", GoType.ANY_MAP);
    private static final GoFunctions FUNCTIONS = functions(SprigEnvironment.defaults());

    private SnippetRunner() {}

    static GoFunctions functions(SprigEnvironment environment) {
        return GoFunctions.builder()
                .addAll(SprigFunctions.table(environment))
                .addAll(EncodingFunctions.table())
                .addWithContext("include", List.of(GoType.STRING, GoType.ANY), SnippetRunner::include)
                .addWithContext("tpl", List.of(GoType.STRING, GoType.ANY), SnippetRunner::tpl)
                .add(GoFunction.of("fail", List.of(GoType.STRING), (context, arguments) -> {
                    throw new GoFunctionException("", new Failure(String.valueOf(arguments[0])));
                }))
                .add(GoFunction.of("required", List.of(GoType.STRING, GoType.ANY), SnippetRunner::required))
                .add(GoFunction.of(
                        "lookup",
                        List.of(GoType.STRING, GoType.STRING, GoType.STRING, GoType.STRING),
                        (context, arguments) -> new GoMap()))
                .build();
    }

    /** The output of a template, or the error as Helm prints it. */
    static String run(String file, String template, String values) {
        return run(file, template, values, FUNCTIONS);
    }

    static String run(String file, String template, String values, GoFunctions functions) {
        try {
            return TemplateSet.builder("gotpl", functions)
                    .parse(file, template)
                    .build()
                    .render(file, root(values), RenderOptions.defaults())
                    .replace("<no value>", "");
        } catch (TemplateParseException e) {
            String message = String.valueOf(e.getMessage());
            return "parse error at (" + e.file() + ":" + e.line() + "): "
                    + message.substring(message.lastIndexOf(": ") + 2);
        } catch (TemplateExecutionException e) {
            return describe(e);
        } catch (TemplateLimitException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static GoMap root(String values) {
        GoMap root = new GoMap(VALUES);
        GoMap table = new GoMap();
        for (Node document : YamlReader.defaults().lenient().readAll("values.yaml", values)) {
            if (GoData.of(document) instanceof GoMap map) {
                map.sortedKeys().forEach(key -> table.put(key, map.get(key)));
            }
        }
        root.put("Values", new Values(table));
        root.put(
                "Release",
                GoMap.of(Map.of(
                        "Name",
                        "rel",
                        "Namespace",
                        "ns1",
                        "Service",
                        "Helm",
                        "Revision",
                        1L,
                        "IsInstall",
                        true,
                        "IsUpgrade",
                        false)));
        root.put("Files", new GoMap(GoType.named("engine.files", GoType.mapOf(GoType.BYTES))));
        return root;
    }

    private static final class Values extends GoMap {
        private final GoMap map;

        Values(GoMap map) {
            super(VALUES, map);
            this.map = map;
        }

        @Override
        public Optional<GoFunction> method(String name) {
            return name.equals("AsMap") ? Optional.of(GoFunction.of(name, (c, a) -> map)) : Optional.empty();
        }
    }

    private static String describe(TemplateExecutionException error) {
        StringBuilder text = new StringBuilder();
        for (Throwable link = error; link != null; link = link.getCause()) {
            if (link instanceof Failure failure) {
                return "execution error at (" + error.file() + ":" + error.line() + ":" + error.column() + "): "
                        + failure.getMessage();
            }
        }
        for (Throwable link = error; link != null; link = link.getCause()) {
            if (!(link instanceof TemplateExecutionException e)) {
                return String.valueOf(error.getMessage());
            }
            text.append(text.isEmpty() ? "" : "\n").append(e.file()).append(':').append(e.line());
            text.append(':').append(e.column()).append("\n  executing \"").append(e.template());
            text.append("\" at <")
                    .append(e.node())
                    .append(">:\n    ")
                    .append(e.detail().strip());
        }
        return text.toString();
    }

    private static Object include(CallContext context, @Nullable Object[] arguments) {
        return context.execute(String.valueOf(arguments[0]), arguments[1]);
    }

    private static Object tpl(CallContext context, @Nullable Object[] arguments) {
        String text = String.valueOf(arguments[0]);
        try {
            return context.executeText("gotpl", text, arguments[1]).replace("<no value>", "");
        } catch (TemplateParseException e) {
            throw new GoFunctionException("cannot parse template " + Quoting.quote(text) + ": ", e);
        } catch (TemplateExecutionException e) {
            throw new GoFunctionException("error during tpl function execution for " + Quoting.quote(text) + ": ", e);
        }
    }

    private static @Nullable Object required(CallContext context, @Nullable Object[] arguments) {
        if (arguments[1] == null || arguments[1].equals("")) {
            throw new GoFunctionException("", new Failure(String.valueOf(arguments[0])));
        }
        return arguments[1];
    }

    /** What {@code fail} and {@code required} raise. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String text) {
            super(text);
        }
    }
}
