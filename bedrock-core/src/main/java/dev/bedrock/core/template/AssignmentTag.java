package dev.bedrock.core.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.SetTag;
import com.hubspot.jinjava.objects.Namespace;
import com.hubspot.jinjava.tree.parse.TagToken;
import java.util.List;

/** {@code set}; the engine's own would take {@code a.b} for the name of a new variable. */
final class AssignmentTag extends SetTag {
    private static final long serialVersionUID = 1L;

    @Override
    public void executeSet(
            TagToken token, JinjavaInterpreter interpreter, String[] names, List<?> values, boolean override) {
        for (String name : names) {
            int dot = name.indexOf('.');
            boolean refused = dot >= 0
                    && !(interpreter.getContext().get(name.substring(0, dot).strip()) instanceof Namespace);
            if (refused) {
                interpreter.setLineNumber(token.getLineNumber());
                throw ((BoundedInterpreter) interpreter)
                        .failure(
                                TemplateCode.FAILED,
                                "'" + name.strip() + "' cannot be set: values do not change",
                                "only names, and what is in a namespace(), can be set");
            }
        }
        PlainData.checkWeight(values, (BoundedInterpreter) interpreter);
        super.executeSet(token, interpreter, names, values, override);
    }
}
