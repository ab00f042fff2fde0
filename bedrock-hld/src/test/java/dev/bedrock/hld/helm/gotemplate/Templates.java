package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.function.Parameter;
import dev.bedrock.hld.helm.gotemplate.value.CallContext;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small helpers to run templates in tests. */
final class Templates {
    static final GoFunctions FUNCTIONS = GoFunctions.builder()
            .add("upper", Parameter.STRING, text -> text.toUpperCase(Locale.ROOT))
            .add("repeat", Parameter.INT, Parameter.STRING, (count, text) -> text.repeat(Math.toIntExact(count)))
            .add("int64", Parameter.INT64, number -> number)
            .add("fail", Parameter.STRING, Templates::fail)
            .addVariadic("list", Parameter.ANY, GoList::wrap)
            .addVariadic("dict", Parameter.ANY, Templates::dict)
            .addWithContext("include", List.of(GoType.STRING, GoType.ANY), Templates::include)
            .addWithContext("tpl", List.of(GoType.STRING, GoType.ANY), Templates::tpl)
            .build();

    private Templates() {}

    static GoMap data() {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("one", 1L);
        data.put("half", 0.5);
        data.put("name", "abc");
        data.put("yes", true);
        data.put("nothing", null);
        data.put("list", GoList.of("a", "b", "c"));
        data.put("strings", GoList.ofStrings(List.of("x", "y")));
        data.put("map", GoMap.of(Map.of("k1", "v1", "k2", GoMap.of(Map.of("deep", "down")))));
        return GoMap.of(data);
    }

    /** The output, or the message of the error. */
    static String run(String template) {
        return run(template, RenderOptions.defaults());
    }

    static String run(String template, RenderOptions options) {
        try {
            return TemplateSet.builder("set", FUNCTIONS)
                    .parse("t", template)
                    .build()
                    .render("t", data(), options);
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Object fail(String text) {
        throw new GoFunctionException(text);
    }

    static Object dict(@Nullable Object[] entries) {
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
        return context.executeText("tpl", String.valueOf(arguments[0]), arguments[1]);
    }
}
