package dev.bedrock.core.document.yaml;

import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.core.document.Node;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A value as Go's {@code %#v} prints it, which is how it stands in error messages of Kubernetes tools. */
final class GoSyntax {
    private GoSyntax() {}

    static String of(Node node) {
        Object data = node.toData();
        if (data == null) {
            return "<nil>";
        }
        StringBuilder out = new StringBuilder();
        write(out, data);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object data) {
        if (data == null) {
            out.append("interface {}(nil)");
        } else if (data instanceof String string) {
            quote(out, string);
        } else if (data instanceof Double number) {
            out.append(GoNumbers.general(number));
        } else if (data instanceof Map<?, ?> map) {
            out.append("map[interface {}]interface {}{");
            Iterator<? extends Map.Entry<?, ?>> entries =
                    new TreeMap<>(map).entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                write(out, entry.getKey());
                write(out.append(':'), entry.getValue());
                out.append(entries.hasNext() ? ", " : "");
            }
            out.append('}');
        } else if (data instanceof List<?> list) {
            out.append("[]interface {}{");
            for (int i = 0; i < list.size(); i++) {
                write(out.append(i > 0 ? ", " : ""), list.get(i));
            }
            out.append('}');
        } else {
            out.append(data);
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        out.append('"');
    }
}
