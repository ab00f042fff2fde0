package dev.bedrock.core.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.util.ObjectTruthValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code for x in list if condition}, with {@code else} for nothing to loop over. The engine's own takes the values of a
 * mapping where Jinja takes its keys, and knows neither conditions nor {@code else}.
 */
final class LoopTag implements Tag {
    private static final long serialVersionUID = 1L;
    private static final Pattern CLAUSE =
            Pattern.compile("\\s*(\\w+(?:\\s*,\\s*\\w+)*)\\s+in\\s+(.*\\S)\\s*", Pattern.DOTALL);

    @Override
    public String getName() {
        return "for";
    }

    /** The names, the collection, and the condition or nothing. */
    private record Clause(List<String> names, String collection, String condition) {}

    @Override
    public String interpret(TagNode node, JinjavaInterpreter interpreter) {
        BoundedInterpreter at = (BoundedInterpreter) interpreter;
        at.setLineNumber(node.getLineNumber());
        Clause clause = clause(node.getHelpers(), at);
        List<@Nullable Object> items = items(at.resolveELExpression(clause.collection(), node.getLineNumber()), at);
        List<Node> body = new ArrayList<>();
        List<Node> otherwise = new ArrayList<>();
        List<Node> current = body;
        for (Node child : node.getChildren()) {
            boolean isElse = child instanceof TagNode tag && tag.getName().equals("else");
            if (isElse) {
                current = otherwise;
            } else {
                current.add(child);
            }
        }
        at.enterScope();
        try {
            List<@Nullable Object> chosen = clause.condition().isEmpty() ? items : chosen(items, clause, node, at);
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < chosen.size(); i++) {
                bind(clause.names(), chosen.get(i), at);
                at.getContext().put("loop", loop(chosen, i));
                render(body, out, at);
            }
            if (chosen.isEmpty()) {
                render(otherwise, out, at);
            }
            return out.toString();
        } finally {
            at.leaveScope();
        }
    }

    private static Clause clause(String text, BoundedInterpreter at) {
        Matcher matcher = CLAUSE.matcher(text);
        if (!matcher.matches()) {
            throw at.failure(TemplateCode.SYNTAX, "a loop is written 'for NAME in LIST'", "");
        }
        List<String> names =
                Arrays.stream(matcher.group(1).split(",")).map(String::strip).toList();
        String rest = matcher.group(2);
        if (rest.endsWith(" recursive")) {
            throw at.failure(TemplateCode.UNKNOWN, "recursive loops are not provided", "use a macro");
        }
        int condition = ExpressionText.outside(rest, " if ");
        return condition < 0
                ? new Clause(names, rest, "")
                : new Clause(
                        names,
                        rest.substring(0, condition),
                        rest.substring(condition + 4).strip());
    }

    private static List<@Nullable Object> items(@Nullable Object value, BoundedInterpreter at) {
        PlainData.checkSize(value, at);
        if (value instanceof Map<?, ?> map) {
            return new ArrayList<>(map.keySet());
        }
        if (value instanceof Collection<?> list) {
            return new ArrayList<>(list);
        }
        if (value instanceof CharSequence text) {
            return new ArrayList<>(
                    text.codePoints().mapToObj(Character::toString).toList());
        }
        throw at.failure(
                TemplateCode.FAILED,
                "a loop needs a list or mapping, found " + (value == null ? "null" : "'" + value + "'"),
                "");
    }

    private static List<@Nullable Object> chosen(
            List<@Nullable Object> items, Clause clause, TagNode node, BoundedInterpreter at) {
        List<@Nullable Object> chosen = new ArrayList<>();
        for (Object item : items) {
            bind(clause.names(), item, at);
            Object holds = at.resolveELExpression(clause.condition(), node.getLineNumber());
            if (ObjectTruthValue.evaluate(holds)) {
                chosen.add(item);
            }
        }
        return chosen;
    }

    private static void bind(List<String> names, @Nullable Object item, BoundedInterpreter at) {
        at.render().budget().step(at);
        if (names.size() == 1) {
            at.getContext().put(names.get(0), at.wrap(item));
            return;
        }
        if (!(item instanceof List<?> parts) || parts.size() != names.size()) {
            throw at.failure(
                    TemplateCode.FAILED,
                    "an item cannot be taken apart into " + names.size() + " names",
                    "for the keys and values of a mapping, loop over NAME.items()");
        }
        for (int i = 0; i < names.size(); i++) {
            at.getContext().put(names.get(i), at.wrap(parts.get(i)));
        }
    }

    private static Map<String, Object> loop(List<@Nullable Object> items, int position) {
        int size = items.size();
        Map<String, Object> loop = new LinkedHashMap<>();
        loop.put("index", (long) position + 1);
        loop.put("index0", (long) position);
        loop.put("revindex", (long) size - position);
        loop.put("revindex0", (long) size - position - 1);
        loop.put("first", position == 0);
        loop.put("last", position == size - 1);
        loop.put("length", (long) size);
        return loop;
    }

    private static void render(List<Node> nodes, StringBuilder out, BoundedInterpreter at) {
        int limit = at.render().budget().limits().output();
        for (Node child : nodes) {
            out.append(child.render(at).getValue());
            if (out.length() > limit) {
                throw at.failure(TemplateCode.LIMIT, "the output has more than " + limit + " characters", "");
            }
        }
    }
}
