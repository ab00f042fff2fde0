package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.format.GoPrinter;
import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.parse.Definition;
import dev.bedrock.hld.helm.gotemplate.parse.Node;
import dev.bedrock.hld.helm.gotemplate.parse.NodeType;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoLimitException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoTruth;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes the nodes of template bodies. */
final class Statements {
    private final Execution execution;
    private final Evaluator evaluator;
    private final StringBuilder out;

    Statements(Execution execution, Evaluator evaluator, StringBuilder out) {
        this.execution = execution;
        this.evaluator = evaluator;
        this.out = out;
    }

    /** How a list of nodes came to its end. */
    private enum Outcome {
        DONE,
        BREAK,
        CONTINUE
    }

    void body(Frame frame, @Nullable Object data) {
        list(frame, data, frame.definition.body());
    }

    private Outcome list(Frame frame, @Nullable Object dot, List<Node> nodes) {
        int size = nodes.size();
        for (int i = 0; i < size; i++) {
            Node node = nodes.get(i);
            Outcome outcome = node(frame, dot, node);
            if (outcome != Outcome.DONE) {
                return outcome;
            }
        }
        return Outcome.DONE;
    }

    private Outcome node(Frame frame, @Nullable Object dot, Node node) {
        frame.node = node;
        execution.step(frame);
        switch (node.type()) {
            case TEXT -> append(((Node.Text) node).text());
            case ACTION -> action(frame, dot, (Node.Action) node);
            case TEMPLATE -> template(frame, dot, (Node.TemplateCall) node);
            case IF, WITH -> {
                return ifOrWith(frame, dot, (Node.Control) node);
            }
            case RANGE -> {
                return range(frame, dot, (Node.Control) node);
            }
            case BREAK -> {
                return Outcome.BREAK;
            }
            default -> {
                return Outcome.CONTINUE;
            }
        }
        return Outcome.DONE;
    }

    private void append(String text) {
        out.append(text);
        if (text.length() > Execution.LONG_TEXT) {
            execution.checkLength(0);
        }
    }

    private void action(Frame frame, @Nullable Object dot, Node.Action action) {
        Object value = evaluator.pipeline(frame, dot, action.pipe());
        if (action.pipe().variables().isEmpty()) {
            frame.node = action;
            print(frame, action, value);
        }
    }

    private void print(Frame frame, Node.Action action, @Nullable Object value) {
        if (value instanceof String text) {
            append(text);
        } else if (value == null) {
            out.append("<no value>");
        } else if (value instanceof GoFunction) {
            throw frame.error("can't print " + action + " of type func");
        } else {
            int start = out.length();
            try {
                if (value instanceof GoObject object && object.textAtItsPlace().isPresent()) {
                    out.append(object.textAtItsPlace().get());
                } else {
                    GoPrinter.append(out, value);
                }
            } catch (GoFunctionException e) {
                throw frame.error("can't print " + action + ": ", e);
            } catch (GoLimitException e) {
                throw execution.limit(frame, "can't print " + action + ": " + e.getMessage());
            }
            if (out.length() - start > Execution.LONG_TEXT) {
                execution.checkLength(0);
            }
        }
    }

    private Outcome ifOrWith(Frame frame, @Nullable Object dot, Node.Control control) {
        Object value = evaluator.pipeline(frame, dot, control.pipe());
        if (!GoTruth.isTrue(value)) {
            return otherwise(frame, dot, control);
        } else if (control.type() == NodeType.IF) {
            return list(frame, dot, control.body());
        }
        boolean before = frame.dotIsBoxed;
        frame.dotIsBoxed = false;
        Outcome outcome = list(frame, value, control.body());
        frame.dotIsBoxed = before;
        return outcome;
    }

    private Outcome otherwise(Frame frame, @Nullable Object dot, Node.Control control) {
        List<Node> nodes = control.otherwise();
        return nodes == null ? Outcome.DONE : list(frame, dot, nodes);
    }

    private Outcome range(Frame frame, @Nullable Object dot, Node.Control control) {
        Object value = evaluator.pipeline(frame, dot, control.pipe());
        boolean before = frame.dotIsBoxed;
        boolean any;
        if (value instanceof GoList list) {
            frame.dotIsBoxed = list.type().element().kind() == Kind.INTERFACE;
            any = rangeList(frame, control, list);
        } else if (value instanceof GoMap map) {
            frame.dotIsBoxed = map.type().element().kind() == Kind.INTERFACE;
            any = rangeMap(frame, control, map);
        } else if (value == null) {
            any = false;
        } else {
            frame.dotIsBoxed = false;
            any = rangeScalar(frame, control, value);
        }
        frame.dotIsBoxed = before;
        return any ? Outcome.DONE : otherwise(frame, dot, control);
    }

    private boolean rangeList(Frame frame, Node.Control control, GoList list) {
        int size = list.size();
        boolean usesIndex = control.pipe().variables().size() > 1;
        for (int i = 0; i < size; i++) {
            if (!iteration(frame, control, usesIndex ? (Long) (long) i : null, list.get(i))) {
                break;
            }
        }
        return size > 0;
    }

    private boolean rangeMap(Frame frame, Node.Control control, GoMap map) {
        List<String> keys = map.sortedKeys();
        int size = keys.size();
        @Nullable Object[] values = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            values[i] = map.get(keys.get(i));
        }
        for (int i = 0; i < size; i++) {
            if (!iteration(frame, control, keys.get(i), values[i])) {
                break;
            }
        }
        return size > 0;
    }

    private boolean rangeScalar(Frame frame, Node.Control control, Object value) {
        if (value instanceof GoBytes bytes) {
            for (int i = 0; i < bytes.size(); i++) {
                if (!iteration(frame, control, (long) i, TypedInteger.uint8(bytes.get(i)))) {
                    break;
                }
            }
            return bytes.size() > 0;
        } else if (value instanceof Long count) {
            return rangeInteger(frame, control, Kind.INT, count);
        } else if (value instanceof TypedInteger count) {
            return rangeInteger(frame, control, count.kind(), count.bits());
        }
        throw frame.error("range can't iterate over " + GoPrinter.toString(value));
    }

    private boolean rangeInteger(Frame frame, Node.Control control, Kind kind, long count) {
        if (control.pipe().variables().size() > 1) {
            throw frame.error("can't use " + count + " to iterate over more than one variable");
        }
        for (long i = 0; i < count; i++) {
            if (!iteration(frame, control, null, kind == Kind.INT ? (Object) i : new TypedInteger(kind, i))) {
                break;
            }
        }
        return count > 0;
    }

    /** Executes the body once; returns whether to go on. */
    private boolean iteration(Frame frame, Node.Control range, @Nullable Object index, @Nullable Object element) {
        boolean isBoxed = frame.dotIsBoxed;
        Object dot = element == null && isBoxed ? Internal.NIL_INTERFACE : element;
        List<Node.Variable> variables = range.pipe().variables();
        int count = variables.size();
        if (count == 1) {
            frame.set(variables.get(0), dot, isBoxed);
        } else if (count == 2) {
            frame.set(variables.get(0), index, false);
            frame.set(variables.get(1), dot, isBoxed);
        }
        execution.step(frame);
        return list(frame, dot, range.body()) != Outcome.BREAK;
    }

    private void template(Frame frame, @Nullable Object dot, Node.TemplateCall call) {
        Definition definition = execution.find(call.name());
        if (definition == null) {
            throw frame.error("template " + Quoting.quote(call.name()) + " not defined");
        }
        Node.Pipe pipe = call.pipe();
        Object data = pipe == null ? null : evaluator.pipeline(frame, dot, pipe);
        execution.run(definition, data);
    }
}
