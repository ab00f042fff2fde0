package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.encoding.EncodingFunctions;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.sprig.SprigEnvironment;
import dev.bedrock.hld.helm.sprig.SprigFunctions;

/** All functions that templates of charts may call, on top of those of the template language. */
final class HelmFunctions {
    private HelmFunctions() {}

    static GoFunctions table(SprigEnvironment environment) {
        GoFunctions.Builder table = GoFunctions.builder();
        table.addAll(SprigFunctions.table(environment)).addAll(EncodingFunctions.table());
        EngineFunctions.addTo(table);
        return FunctionCosts.charged(table.build());
    }
}
