package dev.bedrock.core.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import org.jspecify.annotations.Nullable;

/** {@code include 'file'}, where the file may be any expression; a cycle is an error. */
final class IncludedTag implements Tag {
    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return "include";
    }

    @Override
    public @Nullable String getEndTagName() {
        return null;
    }

    @Override
    public String interpret(TagNode node, JinjavaInterpreter interpreter) {
        BoundedInterpreter at = (BoundedInterpreter) interpreter;
        String expression = node.getHelpers().strip().replaceFirst("\\s+with\\s+context$", "");
        if (expression.matches("(?s).*\\s(ignore\\s+missing|without\\s+context)")) {
            at.setLineNumber(node.getLineNumber());
            throw at.failure(TemplateCode.UNKNOWN, "'ignore missing' and 'without context' are not provided", "");
        }
        Object file = at.resolveELExpression(expression, node.getLineNumber());
        String path = at.render().source().checked(PlainData.print(file, at), at);
        String text = at.getResource(path);
        at.render().enter(path, at);
        int line = at.getLineNumber();
        at.getContext().getCurrentPathStack().pushWithoutCycleCheck(path, line, 0);
        try {
            return at.render(at.parse(text), false);
        } finally {
            at.getContext().getCurrentPathStack().pop();
            at.setLineNumber(line);
            at.render().leave();
        }
    }
}
