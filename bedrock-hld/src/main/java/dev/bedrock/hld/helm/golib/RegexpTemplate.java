package dev.bedrock.hld.helm.golib;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What replaces a match: literal texts and groups, in turn. */
final class RegexpTemplate {
    private static final int NO_GROUP = -1;
    private static final int MAX_GROUP_DIGITS = 8;

    private final List<String> texts = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();

    private RegexpTemplate() {}

    static RegexpTemplate literal(String text) {
        RegexpTemplate template = new RegexpTemplate();
        template.add(text, NO_GROUP);
        return template;
    }

    static RegexpTemplate of(String source, Map<String, Integer> names) {
        RegexpTemplate template = new RegexpTemplate();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            int dollar = source.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            text.append(source, at, dollar);
            if (source.startsWith("$", dollar + 1)) {
                text.append('$');
                at = dollar + 2;
                continue;
            }
            int nameStart = dollar + 1;
            boolean braces = source.startsWith("{", nameStart);
            nameStart += braces ? 1 : 0;
            int nameEnd = endOfName(source, nameStart);
            if (nameEnd == nameStart || (braces && !source.startsWith("}", nameEnd))) {
                text.append('$');
                at = dollar + 1;
                continue;
            }
            template.add(text.toString(), group(source.substring(nameStart, nameEnd), names));
            text.setLength(0);
            at = nameEnd + (braces ? 1 : 0);
        }
        template.add(text.append(source, at, source.length()).toString(), NO_GROUP);
        return template;
    }

    private void add(String text, int group) {
        texts.add(text);
        groups.add(group);
    }

    private static int endOfName(String source, int start) {
        int end = start;
        while (end < source.length()) {
            int c = source.codePointAt(end);
            if (!Character.isLetter(c) && !Character.isDigit(c) && c != '_') {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static int group(String name, Map<String, Integer> names) {
        boolean number = name.length() <= MAX_GROUP_DIGITS
                && Ascii.isNumber(name)
                && (name.length() == 1 || name.charAt(0) != '0');
        return number ? Integer.parseInt(name) : names.getOrDefault(name, NO_GROUP);
    }

    void appendTo(StringBuilder out, Matcher matcher) {
        for (int i = 0; i < texts.size(); i++) {
            out.append(texts.get(i));
            int group = groups.get(i);
            if (group > NO_GROUP && group <= matcher.groupCount()) {
                String matched = matcher.group(group);
                out.append(matched == null ? "" : matched);
            }
        }
    }
}
