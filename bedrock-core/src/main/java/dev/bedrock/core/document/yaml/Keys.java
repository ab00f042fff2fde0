package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.GoNumbers;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;

/** Keys as strings, which is all that Kubernetes knows. */
final class Keys {
    private Keys() {}

    /** The key as it is written. */
    static String verbatim(Node key, Node value, SourceLocation location) {
        boolean plain = key instanceof ScalarNode scalar && !scalar.isNull();
        return plain ? ((ScalarNode) key).text() : toKey(key, value, location);
    }

    static String toKey(Node key, Node value, SourceLocation location) {
        if (!(key instanceof ScalarNode scalar)) {
            throw YamlErrors.keyIsNoScalar(key, location);
        }
        Object data = scalar.value();
        if (data == null) {
            throw YamlErrors.keyIsNull(value, location);
        }
        return toKey(data);
    }

    /** A resolved scalar as a key. */
    static String toKey(Object data) {
        return data instanceof Double number ? toKey(number) : data.toString();
    }

    private static String toKey(Double number) {
        if (Double.isFinite(number)) {
            return GoNumbers.general(number);
        }
        if (Double.isNaN(number)) {
            return ".nan";
        }
        return number > 0 ? ".inf" : "-.inf";
    }
}
