package dev.bedrock.hld.helm.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.hld.helm.gotemplate.Snippets.Snippet;
import dev.bedrock.hld.helm.gotemplate.format.GoPrinter;
import dev.bedrock.hld.helm.gotemplate.format.NumberParsing;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.function.Parameter;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Runs the snippets that need no more than the builtins and the few functions below. */
@Tag("conformance")
class SnippetConformanceTest {
    private static final Set<String> FAMILIES = Set.of(
            "lang-lex", "lang-flow", "lang-cmp", "printf-verbs", "printf-misc", "values-types", "topup", "idioms");

    /** Objects that Helm provides, and the builtin that Sprig replaces. */
    private static final Pattern HELM_ONLY = Pattern.compile(
            "\\.(Capabilities|Chart|Release|Files|Subcharts|Values\\.(YAML|AsMap|Table|PathValue))|slice");

    private static final GoFunctions FUNCTIONS = GoFunctions.builder()
            .add("upper", Parameter.STRING, text -> text.toUpperCase(java.util.Locale.ROOT))
            .add("trim", Parameter.STRING, String::strip)
            .add("int", Parameter.ANY, value -> (long) number(value))
            .add("int64", Parameter.ANY, value -> TypedInteger.int64((long) number(value)))
            .add("float64", Parameter.ANY, SnippetConformanceTest::number)
            .add("kindOf", Parameter.ANY, value -> GoKinds.kindOf(value).goName())
            .add("typeOf", Parameter.ANY, GoKinds::typeOf)
            .add("toString", Parameter.ANY, GoPrinter::toString)
            .addVariadic("list", Parameter.ANY, GoList::wrap)
            .addVariadic("dict", Parameter.ANY, SnippetConformanceTest::dict)
            .addWithContext("include", List.of(GoType.STRING, GoType.ANY), SnippetConformanceTest::include)
            .addWithContext("tpl", List.of(GoType.STRING, GoType.ANY), SnippetConformanceTest::tpl)
            .build();

    @Test
    void snippetsOfTheLanguageGiveWhatHelmGives() throws IOException {
        Path corpus = Path.of(System.getProperty("bedrock.corpus"));
        Map<String, int[]> counts = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (Snippet snippet : Snippets.read(corpus)) {
            if (!FAMILIES.contains(snippet.family())) {
                continue;
            }
            int[] count = counts.computeIfAbsent(snippet.family(), family -> new int[3]);
            String expected = snippet.output() == null ? snippet.error() : snippet.output();
            String actual = run(snippet);
            boolean needsHelm = HELM_ONLY.matcher(snippet.template()).find()
                    || (actual.contains(" not defined") && actual.contains("function "));
            if (needsHelm && !actual.equals(expected)) {
                count[2]++;
            } else if (actual.equals(expected)) {
                count[0]++;
            } else {
                count[1]++;
                failures.add(snippet.id() + "\n  " + snippet.template() + "\n  expected " + expected + "\n  actual   "
                        + actual);
            }
        }
        counts.forEach((family, count) -> System.out.printf(
                "%s: %d passed, %d failed, %d need other functions%n", family, count[0], count[1], count[2]));
        assertThat(failures).isEmpty();
    }

    private static String run(Snippet snippet) {
        GoMap root = new GoMap(GoType.named("common.Values", GoType.ANY_MAP));
        try {
            root.put("Values", Snippets.values(snippet.values()));
        } catch (YamlEngineException e) {
            return "function of the YAML reader not defined";
        }
        boolean succeeds = snippet.output() != null;
        String file = succeeds ? "snip/templates/_s.tpl" : "snip/templates/s.yaml";
        root.put("Template", GoMap.of(Map.of("Name", file, "BasePath", "snip/templates")));
        root.put("Release", GoMap.of(Map.of("Name", "rel", "Namespace", "ns1", "Service", "Helm")));
        try {
            return TemplateSet.builder("gotpl", FUNCTIONS)
                    .parse(file, withoutByteOrderMark(snippet.template()))
                    .build()
                    .render(file, root, RenderOptions.defaults())
                    .replace("<no value>", "");
        } catch (TemplateParseException e) {
            String message = String.valueOf(e.getMessage());
            return "parse error at (" + e.file() + ":" + e.line() + "): "
                    + message.substring(message.lastIndexOf(": ") + 2);
        } catch (TemplateExecutionException e) {
            return describe(e);
        }
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static String describe(TemplateExecutionException error) {
        StringBuilder text = new StringBuilder();
        for (Throwable link = error; link != null; link = link.getCause()) {
            if (!(link instanceof TemplateExecutionException e)) {
                return String.valueOf(error.getMessage());
            }
            String detail = e.detail().strip();
            text.append(text.isEmpty() ? "" : "\n").append(e.file()).append(':').append(e.line());
            text.append(':').append(e.column()).append("\n  executing \"").append(e.template());
            text.append("\" at <").append(e.node()).append(">:\n    ").append(detail);
        }
        return text.toString();
    }

    private static double number(@Nullable Object value) {
        if (value instanceof String text) {
            return NumberParsing.parseFloat(text).orElse(0);
        } else if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        } else if (value instanceof TypedInteger integer) {
            return integer.bits();
        }
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private static Object dict(@Nullable Object[] entries) {
        GoMap map = new GoMap();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(String.valueOf(entries[i]), i + 1 < entries.length ? entries[i + 1] : "");
        }
        return map;
    }

    private static Object include(CallContext context, @Nullable Object[] arguments) {
        return context.execute(String.valueOf(arguments[0]), arguments[1]);
    }

    private static Object tpl(CallContext context, @Nullable Object[] arguments) {
        String text = String.valueOf(arguments[0]);
        try {
            return context.executeText("gotpl", text, arguments[1]).replace("<no value>", "");
        } catch (TemplateParseException e) {
            throw new GoFunctionException("cannot parse template \"" + text + "\": ", e);
        } catch (TemplateExecutionException e) {
            throw new GoFunctionException("error during tpl function execution for \"" + text + "\": ", e);
        }
    }
}
