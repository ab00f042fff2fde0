package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.INT;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From strings to lists of strings and back. */
final class TextListFunctions {
    private TextListFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.add("join", STRING, ANY, TextListFunctions::join)
                .add("split", STRING, STRING, (separator, text) -> numbered(split(text, separator, -1)))
                .add("splitn", STRING, INT, STRING, (separator, count, text) -> numbered(split(text, separator, count)))
                .add("splitList", STRING, STRING, (separator, text) -> GoList.ofStrings(split(text, separator, -1)))
                .add("toStrings", ANY, list -> GoList.ofStrings(ListFunctions.texts(list)))
                .add("sortAlpha", ANY, TextListFunctions::sort);
    }

    private static String join(String separator, @Nullable Object list) {
        List<String> texts = ListFunctions.texts(list);
        Bounds.checkText(texts.stream().mapToLong(String::length).sum() + (long) texts.size() * separator.length());
        return GoStrings.normalize(String.join(separator, texts));
    }

    private static GoList sort(@Nullable Object list) {
        if (!(list instanceof GoList) && !(list instanceof GoBytes)) {
            return GoList.ofStrings(List.of(Texts.of(list)));
        }
        List<String> texts = new ArrayList<>(ListFunctions.texts(list));
        texts.sort(GoStrings.BYTE_ORDER);
        return GoList.ofStrings(texts);
    }

    /** The parts between separators, all of them if the limit is negative; single characters if the separator is empty. */
    private static List<String> split(String text, String separator, long limit) {
        List<String> parts = new ArrayList<>();
        if (limit == 0) {
            return parts;
        }
        int start = 0;
        while (limit < 0 || parts.size() < limit - 1) {
            int end = separator.isEmpty() ? endOfCharacter(text, start) : text.indexOf(separator, start);
            if (end < 0) {
                break;
            }
            parts.add(text.substring(start, end));
            Bounds.checkElements(parts.size());
            start = end + separator.length();
        }
        if (!separator.isEmpty() || start < text.length()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    /** Where the character ends that starts here; -1 if it is the last one. */
    private static int endOfCharacter(String text, int start) {
        int end = start < text.length() ? text.offsetByCodePoints(start, 1) : text.length();
        return end < text.length() ? end : -1;
    }

    private static GoMap numbered(List<String> parts) {
        GoMap map = new GoMap(GoType.STRING_MAP, parts.size());
        for (int i = 0; i < parts.size(); i++) {
            map.put("_" + i, parts.get(i));
        }
        return map;
    }
}
