package dev.bedrock.core.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.AdvancedFilter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ObjectTruthValue;
import dev.bedrock.core.document.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters that the engine has not, or has without a bound, or with another meaning than Jinja. */
final class Filters {
    static final Set<String> NAMES = all().stream().map(Filter::getName).collect(Collectors.toUnmodifiableSet());
    /** Those whose numbers are sizes. */
    private static final Set<String> SIZED = Set.of("batch", "indent", "round", "slice", "truncate");

    private static final int LARGEST_SIZE = 10_000;

    /** The names of the engine's arguments: it takes named ones for the next positions, whatever their name is. */
    private static final Map<String, List<String>> SIGNATURES = Map.ofEntries(
            Map.entry("batch", List.of("linecount", "fill_with")),
            Map.entry("dictsort", List.of("case_sensitive", "by", "reverse")),
            Map.entry("float", List.of("default")),
            Map.entry("groupby", List.of("attribute")),
            Map.entry("int", List.of("default", "base")),
            Map.entry("round", List.of("precision", "method")),
            Map.entry("slice", List.of("slices", "fill_with")),
            Map.entry("sort", List.of("reverse", "case_sensitive", "attribute")),
            Map.entry("sum", List.of("attribute", "start")),
            Map.entry("truncate", List.of("length", "killwords", "end")),
            Map.entry("unique", List.of("attribute")));

    private Filters() {}

    /** The arguments as the engine understands them. */
    record Call(List<@Nullable Object> positional, Map<String, Object> named) {}

    static Call byPosition(Filter filter, Object[] positional, Map<String, Object> named, BoundedInterpreter at) {
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(positional));
        if (named.isEmpty() || filter instanceof Named || filter instanceof AdvancedFilter) {
            return new Call(arguments, named);
        }
        List<String> names = SIGNATURES.getOrDefault(filter.getName(), List.of());
        named.forEach((name, value) -> {
            int position = names.indexOf(name);
            if (position < positional.length) {
                throw at.unknown("argument of '" + filter.getName() + "'", name, names);
            }
            while (arguments.size() <= position) {
                arguments.add(null);
            }
            arguments.set(position, value);
        });
        return new Call(arguments, Map.of());
    }

    /** The arguments of a filter, by position or by name. */
    record Arguments(List<@Nullable Object> positional, Map<String, Object> named) {
        @Nullable
        Object get(int position, String name, @Nullable Object otherwise) {
            return position < positional.size() ? positional.get(position) : named.getOrDefault(name, otherwise);
        }
    }

    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(@Nullable Object value, Arguments arguments, BoundedInterpreter at);
    }

    private record Named(String name, Body body) implements Filter {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public @Nullable Object filter(
                @Nullable Object value, JinjavaInterpreter interpreter, Object[] arguments, Map<String, Object> named) {
            return body.apply(value, new Arguments(Arrays.asList(arguments), named), (BoundedInterpreter) interpreter);
        }

        @Override
        public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
            return filter(value, interpreter, arguments, Map.of());
        }
    }

    static List<Filter> all() {
        return List.of(
                new Named("default", Filters::orDefault),
                new Named("d", Filters::orDefault),
                new Named("tojson", (value, arguments, at) -> PlainData.json(value, at)),
                new Named("toyaml", Filters::toYaml),
                new Named("quote", (value, arguments, at) -> PlainData.json(PlainData.print(value, at), at)),
                new Named("string", (value, arguments, at) -> PlainData.print(value, at)),
                new Named("indent", Filters::indent),
                new Named(
                        "join",
                        (value, arguments, at) -> join(
                                attributes(value, arguments, at), PlainData.print(arguments.get(0, "d", ""), at), at)),
                new Named("replace", Filters::replace),
                new Named("b64encode", (value, arguments, at) -> Base64.getEncoder()
                        .encodeToString(PlainData.print(value, at).getBytes(UTF_8))),
                new Named("b64decode", Filters::decode));
    }

    /** Ends the render before a filter would build something huge. */
    static void checkSizes(String filter, Object[] positional, Collection<Object> named, BoundedInterpreter at) {
        if (SIZED.contains(filter)) {
            List<Object> arguments = new ArrayList<>(Arrays.asList(positional));
            arguments.addAll(named);
            boolean huge = arguments.stream()
                    .anyMatch(argument -> argument instanceof Number n && Math.abs(n.doubleValue()) > LARGEST_SIZE);
            if (huge) {
                throw at.failure(
                        TemplateCode.LIMIT, "the filter '" + filter + "' takes numbers up to " + LARGEST_SIZE, "");
            }
        }
    }

    private static @Nullable Object orDefault(@Nullable Object value, Arguments arguments, BoundedInterpreter at) {
        boolean emptyCounts = ObjectTruthValue.evaluate(arguments.get(1, "boolean", false));
        boolean missing = value instanceof Undefined || (emptyCounts && !ObjectTruthValue.evaluate(value));
        return missing ? arguments.get(0, "default_value", "") : value;
    }

    private static String toYaml(@Nullable Object value, Arguments arguments, BoundedInterpreter at) {
        return YamlWriter.defaults()
                .withInsertionOrder()
                .write(PlainData.data(value, at))
                .stripTrailing();
    }

    /** The first line is not indented unless asked for, nor are empty ones. */
    private static String indent(@Nullable Object value, Arguments arguments, BoundedInterpreter at) {
        Object width = arguments.get(0, "width", 4);
        String indentation =
                width instanceof Number n ? " ".repeat(Math.max(0, n.intValue())) : PlainData.print(width, at);
        boolean first = ObjectTruthValue.evaluate(arguments.get(1, "first", false));
        boolean blank = ObjectTruthValue.evaluate(arguments.get(2, "blank", false));
        String[] lines = PlainData.print(value, at).split("\n", -1);
        StringBuilder out = new StringBuilder(first ? indentation : "").append(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            out.append('\n')
                    .append(blank || !lines[i].isBlank() ? indentation : "")
                    .append(lines[i]);
            PlainData.bounded(out, at);
        }
        return out.toString();
    }

    private static @Nullable Object attributes(@Nullable Object value, Arguments arguments, BoundedInterpreter at) {
        Object attribute = arguments.get(1, "attribute", null);
        if (attribute == null || !(value instanceof Collection<?> list)) {
            return value;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Object item : list) {
            values.add(at.resolveProperty(item, PlainData.print(attribute, at)));
        }
        return values;
    }

    static String join(@Nullable Object value, String separator, BoundedInterpreter at) {
        if (!(value instanceof Collection<?> list)) {
            return PlainData.print(value, at);
        }
        StringBuilder out = new StringBuilder();
        String before = "";
        for (Object item : list) {
            out.append(before).append(PlainData.print(item, at));
            before = separator;
            PlainData.bounded(out, at);
        }
        return out.toString();
    }

    private static Object replace(@Nullable Object value, Arguments arguments, BoundedInterpreter at) {
        int count = arguments.get(2, "count", -1) instanceof Number n ? n.intValue() : -1;
        return replace(
                PlainData.print(value, at),
                PlainData.print(arguments.get(0, "old", ""), at),
                PlainData.print(arguments.get(1, "new", ""), at),
                count,
                at);
    }

    static String replace(String text, String old, String replacement, int count, BoundedInterpreter at) {
        if (old.isEmpty()) {
            throw at.failure(TemplateCode.FAILED, "the text to replace is empty", "");
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        int left = count;
        int found = text.indexOf(old);
        while (found >= 0 && left != 0) {
            out.append(text, from, found).append(replacement);
            PlainData.bounded(out, at);
            from = found + old.length();
            found = text.indexOf(old, from);
            left--;
        }
        return PlainData.bounded(out.append(text, from, text.length()), at).toString();
    }

    private static String decode(@Nullable Object value, Arguments arguments, BoundedInterpreter at) {
        try {
            return new String(Base64.getMimeDecoder().decode(PlainData.print(value, at)), UTF_8);
        } catch (IllegalArgumentException e) {
            throw at.failure(TemplateCode.FAILED, "the text is not Base64", "");
        }
    }
}
