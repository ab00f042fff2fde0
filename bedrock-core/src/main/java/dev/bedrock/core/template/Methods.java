package dev.bedrock.core.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** The methods of texts and mappings that Python has and templates use. */
final class Methods {
    private static final Set<String> OF_TEXTS = Set.of(
            "capitalize",
            "endswith",
            "join",
            "lower",
            "lstrip",
            "replace",
            "rstrip",
            "split",
            "startswith",
            "strip",
            "title",
            "upper");
    private static final Set<String> OF_MAPPINGS = Set.of("get", "items", "keys", "values");

    private Methods() {}

    static @Nullable Object call(Object base, String method, @Nullable Object[] arguments, BoundedInterpreter at) {
        if (base instanceof Map<?, ?> map) {
            return ofMapping(map, method, arguments, at);
        }
        if (base instanceof CharSequence text) {
            return ofText(text.toString(), method, arguments, at);
        }
        throw at.unknown("method", method, Set.of());
    }

    private static @Nullable Object ofMapping(
            Map<?, ?> map, String method, @Nullable Object[] arguments, BoundedInterpreter at) {
        return switch (method) {
            case "keys" -> List.copyOf(map.keySet());
            case "values" -> new ArrayList<@Nullable Object>(map.values());
            case "items" -> {
                List<Object> items = new ArrayList<>(map.size());
                map.forEach((key, value) -> items.add(new ArrayList<@Nullable Object>(Arrays.asList(key, value))));
                yield items;
            }
            case "get" -> {
                Object value = map.get(text(arguments, 0, at));
                yield value == null && arguments.length > 1 ? arguments[1] : value;
            }
            default -> throw at.unknown("method", method, OF_MAPPINGS);
        };
    }

    private static Object ofText(String text, String method, @Nullable Object[] arguments, BoundedInterpreter at) {
        String characters = arguments.length > 0 && method.endsWith("strip") ? text(arguments, 0, at) : null;
        return switch (method) {
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "capitalize" -> StringUtils.capitalize(text.toLowerCase(Locale.ROOT));
            case "title" -> title(text);
            case "strip" -> StringUtils.strip(text, characters);
            case "lstrip" -> StringUtils.stripStart(text, characters);
            case "rstrip" -> StringUtils.stripEnd(text, characters);
            case "startswith" -> text.startsWith(text(arguments, 0, at));
            case "endswith" -> text.endsWith(text(arguments, 0, at));
            case "replace" -> Filters.replace(text, text(arguments, 0, at), text(arguments, 1, at), -1, at);
            case "join" -> Filters.join(arguments.length > 0 ? arguments[0] : null, text, at);
            case "split" ->
                arguments.length == 0
                        ? List.of(StringUtils.split(text))
                        : List.of(StringUtils.splitByWholeSeparatorPreserveAllTokens(text, text(arguments, 0, at)));
            default -> throw at.unknown("method", method, OF_TEXTS);
        };
    }

    private static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            title.append(start ? Character.toTitleCase(c) : Character.toLowerCase(c));
            start = !Character.isLetter(c);
        }
        return title.toString();
    }

    private static String text(@Nullable Object[] arguments, int position, BoundedInterpreter at) {
        if (position >= arguments.length) {
            throw at.failure(TemplateCode.FAILED, "an argument is missing", "");
        }
        return PlainData.print(arguments[position], at);
    }
}
