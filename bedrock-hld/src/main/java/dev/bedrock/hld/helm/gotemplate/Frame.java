package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.parse.Definition;
import dev.bedrock.hld.helm.gotemplate.parse.Node;
import org.jspecify.annotations.Nullable;

/** A template being executed: its variables, and the node that an error would name. */
final class Frame {
    /** One bit per slot is all that is remembered; beyond that errors name the type of the value instead. */
    private static final int TRACKED = 64;

    final Definition definition;
    private final @Nullable Object[] slots;
    private long boxedSlots;
    /** The node that errors name. */
    @Nullable
    Node node;
    /** Whether dot came out of a container of {@code interface {}}, which is then the type that errors name. */
    boolean dotIsBoxed;

    Frame(Definition definition, @Nullable Object data) {
        this.definition = definition;
        this.slots = new @Nullable Object[definition.slots()];
        this.slots[0] = data;
    }

    @Nullable
    Object get(Node.Variable variable) {
        return slots[checked(variable)];
    }

    void set(Node.Variable variable, @Nullable Object value, boolean isBoxed) {
        int slot = checked(variable);
        slots[slot] = value;
        if (slot < TRACKED) {
            boxedSlots = isBoxed ? boxedSlots | 1L << slot : boxedSlots & ~(1L << slot);
        }
    }

    boolean isBoxed(Node.Variable variable) {
        int slot = variable.slot();
        return slot < TRACKED && (boxedSlots >>> slot & 1) != 0;
    }

    private int checked(Node.Variable variable) {
        if (variable.slot() == Node.Variable.UNDECLARED) {
            throw error("undefined variable: " + variable.name());
        }
        return variable.slot();
    }

    TemplateExecutionException error(String detail) {
        return error(detail, null);
    }

    TemplateExecutionException error(String detail, @Nullable Throwable cause) {
        Node at = node == null ? new Node.Dot(0) : node;
        return new TemplateExecutionException(definition.name(), definition.source(), at, detail, cause);
    }

    int line() {
        return node == null ? 1 : definition.source().line(node.position());
    }
}
