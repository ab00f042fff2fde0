package dev.bedrock.core.document.hcl;

import dev.bedrock.core.document.hcl.HclExpression.Binary;
import dev.bedrock.core.document.hcl.HclExpression.Call;
import dev.bedrock.core.document.hcl.HclExpression.Conditional;
import dev.bedrock.core.document.hcl.HclExpression.ForObject;
import dev.bedrock.core.document.hcl.HclExpression.ForTuple;
import dev.bedrock.core.document.hcl.HclExpression.Index;
import dev.bedrock.core.document.hcl.HclExpression.ObjectLiteral;
import dev.bedrock.core.document.hcl.HclExpression.Splat;
import dev.bedrock.core.document.hcl.HclExpression.Template;
import dev.bedrock.core.document.hcl.HclExpression.Traversal;
import dev.bedrock.core.document.hcl.HclExpression.Tuple;
import dev.bedrock.core.document.hcl.HclExpression.Unary;
import dev.bedrock.core.document.hcl.HclExpression.Variable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file in the form in which hcl2json tells of it: expressions that are not literal as {@code "${source}"}. */
final class OracleForm {
    private final HclFile file;

    OracleForm(HclFile file) {
        this.file = file;
    }

    Map<String, @Nullable Object> json() {
        return body(file.body());
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> body(HclBody body) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (HclBlock block : body.blocks()) {
            Map<String, @Nullable Object> place = json;
            String key = block.type();
            for (HclLabel label : block.labels()) {
                place = (Map<String, @Nullable Object>) place.computeIfAbsent(key, k -> new LinkedHashMap<>());
                key = normal(label.text());
            }
            List<Object> list = (List<Object>) place.computeIfAbsent(key, k -> new ArrayList<>());
            list.add(body(block.body()));
        }
        for (HclAttribute attribute : body.attributes()) {
            json.put(attribute.name(), value(attribute.value()));
        }
        return json;
    }

    private @Nullable Object value(HclExpression expression) {
        if (expression instanceof HclExpression.NullLiteral) {
            return null;
        }
        if (expression instanceof HclExpression.BooleanLiteral bool) {
            return bool.value();
        }
        if (expression instanceof HclExpression.NumberLiteral number) {
            return number(number);
        }
        if (expression instanceof Unary unary && unary.operand() instanceof HclExpression.NumberLiteral number) {
            return -number(number);
        }
        if (expression instanceof Template template) {
            return template.wrapped().isPresent() ? value(template.wrapped().get()) : text(template);
        }
        if (expression instanceof Tuple tuple) {
            List<@Nullable Object> items = new ArrayList<>();
            tuple.items().forEach(item -> items.add(value(item)));
            return items;
        }
        if (expression instanceof ObjectLiteral object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object.entries().forEach(entry -> map.put(key(entry.key()), value(entry.value())));
            return map;
        }
        return source(expression);
    }

    private static double number(HclExpression.NumberLiteral number) {
        return Double.parseDouble(number.text());
    }

    private String key(HclExpression key) {
        if (key instanceof Variable variable) {
            return variable.name();
        }
        if (key instanceof Traversal) {
            return file.text(key.span());
        }
        return part(key);
    }

    private String source(HclExpression expression) {
        return "${" + file.text(expression.span()) + "}";
    }

    private String text(Template template) {
        return template.wrapped().map(this::part).orElseGet(() -> parts(template.parts()));
    }

    private String parts(List<HclTemplatePart> parts) {
        StringBuilder out = new StringBuilder();
        for (HclTemplatePart part : parts) {
            if (part instanceof HclTemplatePart.Text text) {
                out.append(normal(text.text()).replace("${", "$${").replace("%{", "%%{"));
            } else if (part instanceof HclTemplatePart.Interpolation interpolation) {
                out.append(part(interpolation.value()));
            } else if (part instanceof HclTemplatePart.If choice) {
                out.append(
                        choice(file.text(choice.condition().span()), parts(choice.then()), parts(choice.otherwise())));
            } else if (part instanceof HclTemplatePart.For loop) {
                HclExpression.Variables variables = loop.variables();
                String key = variables.key().isEmpty() ? "" : variables.key() + ", ";
                out.append("%{for " + key + variables.value() + " in ")
                        .append(file.text(variables.collection().span()))
                        .append("}" + parts(loop.body()) + "%{endfor}");
            }
        }
        return out.toString();
    }

    private static String choice(String condition, String then, String otherwise) {
        return "%{if " + condition + "}" + then + (otherwise.isEmpty() ? "" : "%{else}" + otherwise) + "%{endif}";
    }

    private String part(HclExpression expression) {
        if (expression instanceof Template template) {
            return text(template);
        }
        if (expression instanceof Conditional choice) {
            return choice(file.text(choice.condition().span()), part(choice.then()), part(choice.otherwise()));
        }
        if (expression instanceof HclExpression.NumberLiteral
                || expression instanceof HclExpression.BooleanLiteral
                || expression instanceof HclExpression.NullLiteral) {
            return file.text(expression.span());
        }
        return source(expression);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The expression as a tree, a node on each line: its type and its source. */
    String tree(HclExpression expression) {
        StringBuilder out = new StringBuilder();
        append(out, expression, 0);
        return out.toString();
    }

    private void append(StringBuilder out, HclExpression expression, int depth) {
        if (expression instanceof HclExpression.SplatItem) {
            return;
        }
        if (expression instanceof HclExpression.Parenthesized parenthesized) {
            append(out, parenthesized.inner(), depth);
            return;
        }
        line(out, type(expression), shown(expression), depth);
        if (expression instanceof Template template && template.wrapped().isEmpty()) {
            parts(out, template.parts(), depth + 1);
        } else if (expression instanceof ObjectLiteral object) {
            for (HclExpression.Entry entry : object.entries()) {
                if (!isWord(entry.key())) {
                    append(out, entry.key(), depth + 1);
                }
                append(out, entry.value(), depth + 1);
            }
        } else if (!(expression instanceof Traversal traversal && traversal.source() instanceof Variable)) {
            expression.children().forEach(child -> append(out, child, depth + 1));
        }
    }

    private static boolean isWord(HclExpression key) {
        return key instanceof Variable
                || key instanceof HclExpression.BooleanLiteral
                || key instanceof HclExpression.NullLiteral;
    }

    /** The source; HashiCorp's parser does not count {@code .*} to the steps behind it. */
    private String shown(HclExpression expression) {
        String source = file.text(expression.span());
        boolean afterStar = expression instanceof Traversal traversal
                && traversal.source() instanceof HclExpression.SplatItem
                && source.startsWith(".");
        return afterStar ? source.substring(source.indexOf('*') + 1) : source;
    }

    private void parts(StringBuilder out, List<HclTemplatePart> parts, int depth) {
        for (HclTemplatePart part : parts) {
            if (part instanceof HclTemplatePart.Interpolation interpolation) {
                append(out, interpolation.value(), depth);
            } else if (part instanceof HclTemplatePart.If choice) {
                line(out, "conditional", file.text(choice.span()), depth);
                append(out, choice.condition(), depth + 1);
                line(out, "template", "", depth + 1);
                parts(out, choice.then(), depth + 2);
                line(out, "template", "", depth + 1);
                parts(out, choice.otherwise(), depth + 2);
            } else if (part instanceof HclTemplatePart.For loop) {
                line(out, "templateJoin", file.text(loop.span()), depth);
                line(out, "for", file.text(loop.span()), depth + 1);
                append(out, loop.variables().collection(), depth + 2);
                line(out, "template", "", depth + 2);
                parts(out, loop.body(), depth + 3);
            }
        }
    }

    static void line(StringBuilder out, String type, String value, int depth) {
        out.append("  ".repeat(depth)).append(type).append(' ').append(value).append('\n');
    }

    private static String type(HclExpression expression) {
        if (expression instanceof Template template) {
            return template.wrapped().isPresent() ? "templateWrap" : "template";
        }
        if (expression instanceof Traversal traversal) {
            return traversal.source() instanceof Variable ? "scopeTraversal" : "relativeTraversal";
        }
        if (expression instanceof Variable) {
            return "scopeTraversal";
        }
        if (expression instanceof Tuple) {
            return "tuple";
        }
        if (expression instanceof ObjectLiteral) {
            return "object";
        }
        if (expression instanceof ForTuple || expression instanceof ForObject) {
            return "for";
        }
        if (expression instanceof Call) {
            return "function";
        }
        if (expression instanceof Index) {
            return "index";
        }
        if (expression instanceof Splat) {
            return "splat";
        }
        if (expression instanceof Unary) {
            return "unaryOp";
        }
        if (expression instanceof Binary) {
            return "binaryOp";
        }
        return expression instanceof Conditional ? "conditional" : "literalValue";
    }
}
