package dev.bedrock.core.document.hcl;

import com.bertramlabs.plugins.hcl4j.HCLFunction;
import com.bertramlabs.plugins.hcl4j.HCLParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of hcl4j without its parser. */
final class Hcl4jFunctions {
    private static final Registry REGISTRY = new Registry();

    private Hcl4jFunctions() {}

    private static final class Registry extends HCLParser {
        @Nullable
        HCLFunction function(String name) {
            return functionRegistry.get(name);
        }
    }

    /** The result; null if there is none. Functions of arguments only, so that all threads may call them. */
    static @Nullable Object call(String name, List<Object> arguments) {
        HCLFunction function = REGISTRY.function(name);
        return function == null ? null : function.method(new ArrayList<>(arguments));
    }
}
