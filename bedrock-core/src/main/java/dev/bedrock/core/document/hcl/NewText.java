package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What is new in a hand-written file: blocks where rules have them, else arguments; ending in a newline, not indented. */
final class NewText {
    private final HclWriter writer;

    /**
     * For a file.
     *
     * @param lineEnd how its lines end; what heredocs hold ends likewise, so they only do for line feeds
     */
    NewText(String lineEnd) {
        this.writer = lineEnd.equals("\n") ? HclWriter.defaults().withHeredocs() : HclWriter.defaults();
    }

    /** An entry of a mapping. */
    String entry(String key, @Nullable Object value, List<HclBlockRule> rules) {
        return rules.stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .flatMap(rule -> blocks(rule, value, rules))
                .orElseGet(() -> writer.attributes(Collections.singletonMap(key, value)));
    }

    /** Nothing if the value must be an argument. */
    private Optional<String> blocks(HclBlockRule rule, @Nullable Object value, List<HclBlockRule> rules) {
        List<String> blocks = new ArrayList<>();
        if (rule.form() == HclBlockRule.Form.OBJECT && value instanceof Map<?, ?> map && isBody(map)) {
            blocks.add(block(rule, "", map, List.of()));
        } else if (rule.form() == HclBlockRule.Form.MAP && value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                if (each instanceof Map<?, ?> body && isBody(body)) {
                    blocks.add(block(rule, (String) key, body, rules));
                }
            });
            if (blocks.size() < map.size()) {
                return Optional.empty();
            }
        } else if (rule.form() == HclBlockRule.Form.LIST && value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> item && isItem(rule, item)) {
                    blocks.add(item(rule, item, rules));
                }
            }
            if (blocks.size() < list.size()) {
                return Optional.empty();
            }
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", blocks));
    }

    /** Whether it can be what is between the braces of a block. */
    static boolean isBody(Map<?, ?> map) {
        return map.keySet().stream().allMatch(key -> HclWriter.isName((String) key));
    }

    /** Whether it can be a block with a label. */
    static boolean isItem(HclBlockRule rule, Map<?, ?> item) {
        return isBody(item) && item.get(rule.labelKey()) instanceof String;
    }

    /** The block for an item of a list. */
    String item(HclBlockRule rule, Map<?, ?> item, List<HclBlockRule> rules) {
        Map<Object, @Nullable Object> rest = new LinkedHashMap<>(item);
        String label = String.valueOf(rest.remove(rule.labelKey()));
        return block(rule, label, rest, rules);
    }

    /** One block; an empty label is none. */
    String block(HclBlockRule rule, String label, Map<?, ?> body, List<HclBlockRule> rules) {
        boolean object = rule.form() == HclBlockRule.Form.OBJECT;
        String head = rule.type() + (object ? "" : " " + HclText.quoted(label));
        if (body.isEmpty()) {
            return head + " {}\n";
        }
        return head + " {\n" + BodyLayout.indented(body(body, rules), "  ") + "}\n";
    }

    private String body(Map<?, ?> body, List<HclBlockRule> rules) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        List<String> paragraphs = new ArrayList<>();
        body.forEach((key, value) -> rules.stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .flatMap(rule -> blocks(rule, value, rules))
                .ifPresentOrElse(paragraphs::add, () -> arguments.put((String) key, value)));
        if (!arguments.isEmpty()) {
            paragraphs.add(0, writer.attributes(arguments));
        }
        return String.join("\n", paragraphs);
    }

    /** A value of several lines, but for the first of which the indentation is given. */
    String value(@Nullable Object data, String indent, boolean heredocs) {
        return BodyLayout.indented(writer.expression(data, 0, heredocs), indent).substring(indent.length());
    }

    /** A value on one line. */
    static String inline(@Nullable Object data) {
        if (data instanceof Map<?, ?> map && !map.isEmpty()) {
            StringJoiner entries = new StringJoiner(", ", "{ ", " }");
            map.forEach((key, value) -> entries.add(HclText.key((String) key) + " = " + inline(value)));
            return entries.toString();
        }
        if (data instanceof Collection<?> list) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            list.forEach(item -> items.add(inline(item)));
            return items.toString();
        }
        return HclWriter.defaults().expression(data);
    }
}
